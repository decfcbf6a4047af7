using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>x - y</c>.</summary>
internal readonly struct WholeSubtract : IWholeOperation
{
    /// <inheritdoc/>
    public static string Name => "Sub";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T> => unchecked(x - y);
}
