using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>Hyperbolic sine, cosine and tangent, and the logistic function.</content>
internal static partial class DoubleFunctions
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Sinh<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        var magnitude = TLane.Abs(x);
        var half = HalfExp(magnitude);
        var large = half - TLane.Create(0.25) / half;

        // (sinh(x) - x) / x^3 in x^2 up to 1: 2^-61 of sinh(x).
        var square = magnitude * magnitude;
        var p = TLane.FusedMultiplyAdd(TLane.Create(7.776598096700803e-13), square, 1.60566592174733e-10);
        p = TLane.FusedMultiplyAdd(p, square, 2.505213099828017e-8);
        p = TLane.FusedMultiplyAdd(p, square, 2.7557319106758417e-6);
        p = TLane.FusedMultiplyAdd(p, square, 0.00019841269841593408);
        p = TLane.FusedMultiplyAdd(p, square, 0.008333333333332912);
        p = TLane.FusedMultiplyAdd(p, square, 0.16666666666666669);
        var small = TLane.FusedMultiplyAdd(p * magnitude, square, magnitude);
        return TLane.CopySign(TLane.Select(TLane.LessThan(magnitude, TLane.Create(1)), small, large), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Cosh<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        var half = HalfExp(TLane.Abs(x));
        return half + TLane.Create(0.25) / half;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Tanh<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        const double IsOne = 20; // from 19.07 on
        const double Small = 0.45;
        var magnitude = TLane.MinOrSecond(TLane.Create(IsOne), TLane.Abs(x));
        var exponent = TLane.FusedMultiplyAdd(magnitude, TLane.Create(2 * Log2E), RoundToWhole) - TLane.Create(RoundToWhole);
        var rest = TLane.FusedMultiplyAdd(exponent, TLane.Create(-LogOfTwo / 2), magnitude); // exact
        rest = TLane.FusedMultiplyAdd(exponent, TLane.Create(-Log2Rest / 2), rest);

        // (e^(2r) - 1 - 2r) / (2 r^2), the polynomial of Expm1OfRest: 2^-61.
        var p = TLane.FusedMultiplyAdd(TLane.Create(4.284329150324599e-6), rest, 2.5711959855167487e-5);
        p = TLane.FusedMultiplyAdd(p, rest, 0.0001410931661842807);
        p = TLane.FusedMultiplyAdd(p, rest, 0.0007054654310095565);
        p = TLane.FusedMultiplyAdd(p, rest, 0.0031746031796176986);
        p = TLane.FusedMultiplyAdd(p, rest, 0.012698412727598965);
        p = TLane.FusedMultiplyAdd(p, rest, 0.044444444444407705);
        p = TLane.FusedMultiplyAdd(p, rest, 0.13333333333314187);
        p = TLane.FusedMultiplyAdd(p, rest, 0.3333333333333334);
        p = TLane.FusedMultiplyAdd(p, rest, 0.6666666666666671);
        p = TLane.FusedMultiplyAdd(p, rest, 1);
        var small = TLane.FusedMultiplyAdd(p, rest * rest, rest);
        var power = TLane.Scale(TLane.Create(1), exponent);
        var t = TLane.FusedMultiplyAdd(power, small, TLane.FusedMultiplyAdd(power, TLane.Create(0.5), -0.5)); // (exp(2|x|) - 1) / 2

        // tanh = q = t / (1 + t), here with the opposite sign. For small t, t - t q has less of the quotient's error.
        var quotient = t / (TLane.Create(-1) - t);
        var result = TLane.Select(
            TLane.LessThan(t, TLane.Create(Small)), TLane.FusedMultiplyAdd(t, quotient, t), quotient);
        return TLane.CopySign(result, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Sigmoid<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        // From exp(-|x|), which does not overflow, so that small results keep all digits.
        var one = TLane.Create(1);
        var e = ExpInRange(TLane.MaxOrSecond(TLane.Create(ExpUnderflows), x | TLane.Create(-0.0)));
        return TLane.Select(TLane.LessThan(x, TLane.Create(0)), e, one) / (one + e);
    }

    /// <summary><c>exp(x) / 2</c> for x not negative: it overflows only where the hyperbolic functions do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane HalfExp<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        var rest = RestOfLog2(TLane.MinOrSecond(TLane.Create(ExpOverflows + 1), x), out var exponent);
        return TLane.Scale(ExpOfRest(rest), exponent - TLane.Create(1));
    }
}
