using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>Logarithms.</content>
internal static partial class SingleFunctions
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Log<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        const float Scaling = 16777216f; // 2^24
        var isSubnormal = TLane.LessThan(x, TLane.Create(SmallestNormal));
        var mantissa = TLane.SplitExponent(
            TLane.Select(isSubnormal, x * TLane.Create(Scaling), x), out var exponent);
        exponent -= isSubnormal & TLane.Create(24f);
        var result = LogOfParts(mantissa - TLane.Create(1f), exponent);

        result = TLane.Select(TLane.LessThan(x, TLane.Create(float.PositiveInfinity)), result, x); // infinity, NaN
        result = TLane.Select(TLane.Equals(x, TLane.Create(0f)), TLane.Create(float.NegativeInfinity), result);
        return TLane.Select(TLane.LessThan(x, TLane.Create(0f)), TLane.Create(float.NaN), result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Log1p<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        // What rounding 1 + x has dropped is added to the mantissa, so that a small x comes through whole.
        var one = TLane.Create(1f);
        var sum = one + x;
        var dropped = TLane.Select(TLane.LessThan(TLane.Abs(x), one), x - (sum - one), one - (sum - x));
        var mantissa = TLane.SplitExponent(sum, out var exponent);
        var fraction = TLane.FusedMultiplyAdd(dropped, TLane.Scale(one, -exponent), mantissa - one);
        var result = LogOfParts(fraction, exponent);

        result = TLane.Select(TLane.LessThan(x, TLane.Create(float.PositiveInfinity)), result, x); // infinity, NaN
        result = TLane.Select(TLane.Equals(x, TLane.Create(-1f)), TLane.Create(float.NegativeInfinity), result);
        result = TLane.Select(TLane.LessThan(x, TLane.Create(-1f)), TLane.Create(float.NaN), result);
        return TLane.Select(TLane.Equals(x, TLane.Create(0f)), x, result); // the sign of zero
    }

    /// <summary><c>log((1 + f) * 2^exponent)</c> for 1 + f between the roots of 1/2 and 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane LogOfParts<TLane>(TLane f, TLane exponent)
        where TLane : unmanaged, ILane<TLane, float>
    {
        // (log(1 + f) - f + f^2 / 2) / f^3: 2^-27 of log(1 + f).
        var p = TLane.FusedMultiplyAdd(TLane.Create(-0.0754199401f), f, 0.127141446f);
        p = TLane.FusedMultiplyAdd(p, f, -0.131711796f);
        p = TLane.FusedMultiplyAdd(p, f, 0.142085105f);
        p = TLane.FusedMultiplyAdd(p, f, -0.1662305f);
        p = TLane.FusedMultiplyAdd(p, f, 0.200009987f);
        p = TLane.FusedMultiplyAdd(p, f, -0.250008225f);
        p = TLane.FusedMultiplyAdd(p, f, 0.333333313f);
        var square = f * f;
        var tail = TLane.FusedMultiplyAdd(p * f, square, square * TLane.Create(-0.5f));
        tail = TLane.FusedMultiplyAdd(exponent, TLane.Create(Log2Rest), tail);
        return TLane.FusedMultiplyAdd(exponent, TLane.Create(LogOfTwo), f + tail);
    }
}
