using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>Hyperbolic sine, cosine and tangent, and the logistic function.</content>
internal static partial class SingleFunctions
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Sinh<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var magnitude = TLane.Abs(x);
        var half = HalfExp(magnitude);
        var large = half - TLane.Create(0.25f) / half;

        // (sinh(x) - x) / x^3 in x^2 up to 1: 2^-31 of sinh(x).
        var square = magnitude * magnitude;
        var p = TLane.FusedMultiplyAdd(TLane.Create(2.78221319e-6f), square, 0.000198428956f);
        p = TLane.FusedMultiplyAdd(p, square, 0.00833331048f);
        p = TLane.FusedMultiplyAdd(p, square, 0.166666672f);
        var small = TLane.FusedMultiplyAdd(p * magnitude, square, magnitude);
        return TLane.CopySign(TLane.Select(TLane.LessThan(magnitude, TLane.Create(1f)), small, large), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Cosh<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var half = HalfExp(TLane.Abs(x));
        return half + TLane.Create(0.25f) / half;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Tanh<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        const float IsOne = 10f; // from 9.02 on
        const float Small = 0.45f;
        var magnitude = TLane.MinOrSecond(TLane.Create(IsOne), TLane.Abs(x));
        var exponent = TLane.FusedMultiplyAdd(magnitude, TLane.Create(2 * Log2E), RoundToWhole) - TLane.Create(RoundToWhole);
        var rest = TLane.FusedMultiplyAdd(exponent, TLane.Create(-LogOfTwo / 2), magnitude); // exact
        rest = TLane.FusedMultiplyAdd(exponent, TLane.Create(-Log2Rest / 2), rest);

        // (e^(2r) - 1 - 2r) / (2 r^2), the polynomial of Expm1OfRest: 2^-30.
        var p = TLane.FusedMultiplyAdd(TLane.Create(0.012807901f), rest, 0.0445912331f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.133330122f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.333331734f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.666666687f);
        p = TLane.FusedMultiplyAdd(p, rest, 1f);
        var small = TLane.FusedMultiplyAdd(p, rest * rest, rest);
        var power = TLane.Scale(TLane.Create(1f), exponent);
        var t = TLane.FusedMultiplyAdd(power, small, TLane.FusedMultiplyAdd(power, TLane.Create(0.5f), -0.5f)); // (exp(2|x|) - 1) / 2

        // tanh = q = t / (1 + t), here with the opposite sign. For small t, t - t q has less of the quotient's error.
        var quotient = t / (TLane.Create(-1f) - t);
        var result = TLane.Select(
            TLane.LessThan(t, TLane.Create(Small)), TLane.FusedMultiplyAdd(t, quotient, t), quotient);
        return TLane.CopySign(result, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Sigmoid<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        // From exp(-|x|), which does not overflow, so that small results keep all digits.
        var one = TLane.Create(1f);
        var e = ExpInRange(TLane.MaxOrSecond(TLane.Create(ExpUnderflows), x | TLane.Create(-0f)));
        return TLane.Select(TLane.LessThan(x, TLane.Create(0f)), e, one) / (one + e);
    }

    /// <summary><c>exp(x) / 2</c> for x not negative: it overflows only where the hyperbolic functions do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane HalfExp<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var rest = RestOfLog2(TLane.MinOrSecond(TLane.Create(ExpOverflows + 1), x), out var exponent);
        return TLane.Scale(ExpOfRest(rest), exponent - TLane.Create(1f));
    }
}
