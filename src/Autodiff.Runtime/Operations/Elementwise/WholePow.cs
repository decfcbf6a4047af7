using System.Numerics;

namespace Autodiff.Internal;

/// <summary>The power by an exponent that is not negative, by repeated multiplication.</summary>
internal readonly struct WholePow : IWholeOperation
{
    /// <inheritdoc/>
    public static string Name => "Pow";

    /// <inheritdoc/>
    public static T Invoke<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>
    {
        var power = T.One;
        for (; y != T.Zero; y >>>= 1, x = unchecked(x * x))
        {
            if (T.IsOddInteger(y))
                power = unchecked(power * x);
        }

        return power;
    }
}
