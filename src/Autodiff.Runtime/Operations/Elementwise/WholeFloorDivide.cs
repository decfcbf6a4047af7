using System.Numerics;

namespace Autodiff.Internal;

/// <summary>The quotient, rounded down.</summary>
internal readonly struct WholeFloorDivide : IWholeOperation
{
    /// <inheritdoc/>
    public static string Name => "FloorDivide";

    /// <inheritdoc/>
    public static T Invoke<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (y == -T.One)
            return unchecked(-x); // the smallest number has no opposite: the hardware would raise an error
        var quotient = x / y;
        return quotient * y != x && T.IsNegative(x) != T.IsNegative(y) ? quotient - T.One : quotient;
    }
}
