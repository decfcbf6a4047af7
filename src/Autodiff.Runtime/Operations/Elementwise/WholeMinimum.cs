using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>min(x, y)</c>.</summary>
internal readonly struct WholeMinimum : IWholeOperation
{
    /// <inheritdoc/>
    public static string Name => "Minimum";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T> => T.Min(x, y);
}
