using System.Numerics;

namespace Autodiff.Internal;

/// <summary>The remainder with the sign of the divisor.</summary>
internal readonly struct WholeRemainder : IWholeOperation
{
    /// <inheritdoc/>
    public static string Name => "Remainder";

    /// <inheritdoc/>
    public static T Invoke<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (y == -T.One)
            return T.Zero; // of the smallest number the hardware would raise an error
        var rest = x % y;
        return rest != T.Zero && T.IsNegative(rest) != T.IsNegative(y) ? rest + y : rest;
    }
}
