using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>x &amp; y</c> of the bits.</summary>
internal readonly struct WholeAnd : IWholeOperation
{
    /// <inheritdoc/>
    public static string Name => "And";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T> => x & y;
}
