using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>Logarithms of other bases, and the inverses of the hyperbolic functions.</content>
internal static partial class LaneFormulas<TLane, T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Log2(TLane x) => WithEdges(x, TLane.Log2OfMagnitude(x, out _));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Log10(TLane x)
    {
        const double Log10Of2 = 0.3010299956639812;
        const double Log10Of2Rest = -2.8037281277851704e-18;
        var log = TLane.Log2OfMagnitude(x, out var rest);
        var factor = TLane.Constant(Log10Of2);
        var product = log * factor;
        var productRest = TLane.FusedMultiplyAdd(log, factor, -product)
            + TLane.FusedMultiplyAdd(log, RestOf(Log10Of2, Log10Of2Rest), rest * factor);
        return WithEdges(x, product + productRest);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Asinh(TLane x)
    {
        // log(1 + t) with t = x + x^2 / (1 + sqrt(1 + x^2)), for x >= 0.
        var magnitude = TLane.Abs(x);
        var square = magnitude * magnitude;
        var second = square / (One + TLane.Sqrt(One + square));
        var t = magnitude + second;
        return TLane.CopySign(LogOfOnePlus(t, second - (t - magnitude), magnitude), x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Acosh(TLane x)
    {
        // log(1 + t) with t = d + sqrt(d (2 + d)) and d = x - 1. The root is the larger one.
        var d = x - One;
        var product = TLane.FusedMultiplyAdd(d, d, d + d);
        var productRest = TLane.FusedMultiplyAdd(d, d, d + d - product) & TLane.LessThan(d, TLane.Constant(2));
        var root = TLane.Sqrt(product);
        var t = d + root;
        var result = LogOfOnePlus(t, d - (t - root) + RestOfRoot(product, productRest, root), x);
        return TLane.Select(TLane.LessThan(x, One), TLane.Constant(double.NaN), result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Atanh(TLane x)
    {
        // log(1 + t) / 2 with t = 2 x / (1 - x), for x >= 0.
        var magnitude = TLane.Abs(x);
        var twice = magnitude + magnitude;
        var denominator = One - magnitude;
        var t = twice / denominator;
        var rest = (TLane.FusedMultiplyAdd(-t, denominator, twice) - t * (One - denominator - magnitude)) / denominator;
        var result = LogOfOnePlus(t, rest, Zero) * TLane.Constant(0.5);
        result = TLane.Select(TLane.Equals(magnitude, One), Infinity, result);
        return TLane.Select(TLane.LessThanOrEqual(magnitude, One), TLane.CopySign(result, x), TLane.Constant(double.NaN));
    }

    /// <summary>
    /// <c>log(1 + t + rest)</c>, or <c>log(2 argument)</c> where the argument is so large that the inverse functions are just that.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane LogOfOnePlus(TLane t, TLane rest, TLane argument)
    {
        // What rounding 1 + t has dropped is added to the mantissa, so that a small t comes through whole.
        var isLarge = TLane.LessThan(PowerOfTwo(IsSingle ? 14 : 28), argument);
        var sum = One + t;
        var dropped = rest + TLane.Select(TLane.LessThan(t, One), t - (sum - One), One - (sum - t));
        dropped &= ~isLarge;
        sum = TLane.Select(isLarge, argument, sum);
        var mantissa = TLane.SplitExponent(sum, out var exponent);
        var fraction = TLane.FusedMultiplyAdd(dropped, TLane.Scale(One, -exponent), mantissa - One);
        var result = TLane.LogOfParts(fraction, exponent + (isLarge & One));
        return TLane.Select(TLane.LessThan(sum, Infinity), result, sum); // infinity, NaN
    }

    /// <summary>What the rounded root lacks of the root of a sum of two numbers; nothing if that is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane RestOfRoot(TLane square, TLane squareRest, TLane root) =>
        ((TLane.FusedMultiplyAdd(-root, root, square) + squareRest) / (root + root)) & TLane.LessThan(Zero, root);

    /// <summary>A logarithm with its values for infinity, NaN, zero and negative numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane WithEdges(TLane x, TLane logarithm)
    {
        var result = TLane.Select(TLane.LessThan(x, Infinity), logarithm, x);
        result = TLane.Select(TLane.Equals(x, Zero), -Infinity, result);
        return TLane.Select(TLane.LessThan(x, Zero), TLane.Constant(double.NaN), result);
    }
}
