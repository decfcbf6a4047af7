using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary><c>x ^ y</c> of the bits.</summary>
internal readonly struct WholeXor : IWholeOperation
{
    /// <inheritdoc/>
    public static string Name => "Xor";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T> => x ^ y;
}
