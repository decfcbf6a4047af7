using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>Logarithms.</content>
internal static partial class DoubleFunctions
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Log<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        const double Scaling = 18014398509481984; // 2^54
        var isSubnormal = TLane.LessThan(x, TLane.Create(SmallestNormal));
        var mantissa = TLane.SplitExponent(
            TLane.Select(isSubnormal, x * TLane.Create(Scaling), x), out var exponent);
        exponent -= isSubnormal & TLane.Create(54);
        var result = LogOfParts(mantissa - TLane.Create(1), exponent);

        result = TLane.Select(TLane.LessThan(x, TLane.Create(double.PositiveInfinity)), result, x); // infinity, NaN
        result = TLane.Select(TLane.Equals(x, TLane.Create(0)), TLane.Create(double.NegativeInfinity), result);
        return TLane.Select(TLane.LessThan(x, TLane.Create(0)), TLane.Create(double.NaN), result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Log1p<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        // What rounding 1 + x has dropped is added to the mantissa, so that a small x comes through whole.
        var one = TLane.Create(1);
        var sum = one + x;
        var dropped = TLane.Select(TLane.LessThan(TLane.Abs(x), one), x - (sum - one), one - (sum - x));
        var mantissa = TLane.SplitExponent(sum, out var exponent);
        var fraction = TLane.FusedMultiplyAdd(dropped, TLane.Scale(one, -exponent), mantissa - one);
        var result = LogOfParts(fraction, exponent);

        result = TLane.Select(TLane.LessThan(x, TLane.Create(double.PositiveInfinity)), result, x); // infinity, NaN
        result = TLane.Select(TLane.Equals(x, TLane.Create(-1)), TLane.Create(double.NegativeInfinity), result);
        result = TLane.Select(TLane.LessThan(x, TLane.Create(-1)), TLane.Create(double.NaN), result);
        return TLane.Select(TLane.Equals(x, TLane.Create(0)), x, result); // the sign of zero
    }

    /// <summary><c>log((1 + f) * 2^exponent)</c> for 1 + f between the roots of 1/2 and 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane LogOfParts<TLane>(TLane f, TLane exponent)
        where TLane : unmanaged, ILane<TLane, double>
    {
        // With s = f / (2 + f), log(1 + f) = 2 artanh(s) = 2 s + s R, and 2 s = f - f^2/2 + s f^2/2, of which f is exact.
        // R / s^2 in s^2 up to 0.03: 2^-58 of the logarithm.
        var s = f / (f + TLane.Create(2));
        var square = s * s;
        var p = TLane.FusedMultiplyAdd(TLane.Create(0.14798779074856983), square, 0.15313785005527292);
        p = TLane.FusedMultiplyAdd(p, square, 0.18183573992138355);
        p = TLane.FusedMultiplyAdd(p, square, 0.22222198401972199);
        p = TLane.FusedMultiplyAdd(p, square, 0.2857142874389612);
        p = TLane.FusedMultiplyAdd(p, square, 0.3999999999940875);
        p = TLane.FusedMultiplyAdd(p, square, 0.6666666666666735);
        var half = f * f * TLane.Create(0.5);
        var tail = s * TLane.FusedMultiplyAdd(p, square, half);
        tail = TLane.FusedMultiplyAdd(exponent, TLane.Create(Log2Rest), tail) - half;
        return TLane.FusedMultiplyAdd(exponent, TLane.Create(LogOfTwo), f + tail);
    }
}
