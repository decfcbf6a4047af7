using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>max(x, y)</c>.</summary>
internal readonly struct WholeMaximum : IWholeOperation
{
    /// <inheritdoc/>
    public static string Name => "Maximum";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T> => T.Max(x, y);
}
