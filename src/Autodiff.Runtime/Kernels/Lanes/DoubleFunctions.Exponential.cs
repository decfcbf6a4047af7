using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>Powers of e and 2.</content>
internal static partial class DoubleFunctions
{
    private const double Log2E = 1.4426950408889634;
    private const double LogOfTwo = 0.6931471805599453;
    private const double Log2Rest = 2.3190468138462996e-17;
    private const double ExpUnderflows = -746; // below, the result is 0
    private const double ExpOverflows = 710;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Exp<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        x = TLane.MinOrSecond(TLane.Create(ExpOverflows), TLane.MaxOrSecond(TLane.Create(ExpUnderflows), x));
        return ExpInRange(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Exp2<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        x = TLane.MinOrSecond(TLane.Create(1025), TLane.MaxOrSecond(TLane.Create(-1076), x));
        var whole = x + TLane.Create(RoundToWhole) - TLane.Create(RoundToWhole);
        return TLane.Scale(Exp2OfRest(x - whole), whole);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Expm1<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        x = TLane.MinOrSecond(TLane.Create(ExpOverflows), TLane.MaxOrSecond(TLane.Create(-40), x));

        // Halves throughout, as 2^1024 is infinite.
        var small = Expm1OfRest(x, out var exponent);
        var half = TLane.Scale(TLane.Create(0.5), exponent);
        var result = TLane.FusedMultiplyAdd(half, small, half - TLane.Create(0.5));
        result += result;
        return TLane.Select(TLane.Equals(x, TLane.Create(0)), x, result);
    }

    /// <summary>The exponential between the limits where it is 0 and infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane ExpInRange<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        var rest = RestOfLog2(x, out var exponent);
        return TLane.Scale(ExpOfRest(rest), exponent);
    }

    /// <summary><c>exp(r)</c> for r up to log(2)/2 in magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane ExpOfRest<TLane>(TLane rest)
        where TLane : unmanaged, ILane<TLane, double>
    {
        // (e^r - 1 - r) / r^2 on [-log(2)/2, log(2)/2]: 2^-57 of e^r.
        var p = TLane.FusedMultiplyAdd(TLane.Create(2.500952638130774e-8), rest, 2.763060156685608e-7);
        p = TLane.FusedMultiplyAdd(p, rest, 2.755755575910318e-6);
        p = TLane.FusedMultiplyAdd(p, rest, 2.4801492125684705e-5);
        p = TLane.FusedMultiplyAdd(p, rest, 0.0001984126954239042);
        p = TLane.FusedMultiplyAdd(p, rest, 0.0013888888944565312);
        p = TLane.FusedMultiplyAdd(p, rest, 0.008333333333476675);
        p = TLane.FusedMultiplyAdd(p, rest, 0.04166666666652651);
        p = TLane.FusedMultiplyAdd(p, rest, 0.16666666666666444);
        p = TLane.FusedMultiplyAdd(p, rest, 0.5000000000000011);
        p = TLane.FusedMultiplyAdd(p, rest, 1);
        return TLane.FusedMultiplyAdd(p, rest, 1);
    }

    /// <summary><c>2^r</c> for r up to 1/2 in magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Exp2OfRest<TLane>(TLane rest)
        where TLane : unmanaged, ILane<TLane, double>
    {
        // (2^r - 1) / r on [-0.5, 0.5]: 2^-59 of 2^r.
        var p = TLane.FusedMultiplyAdd(TLane.Create(2.8664955456417526e-11), rest, 4.4729753138306755e-10);
        p = TLane.FusedMultiplyAdd(p, rest, 7.052981283718543e-9);
        p = TLane.FusedMultiplyAdd(p, rest, 1.0177934189476861e-7);
        p = TLane.FusedMultiplyAdd(p, rest, 1.3215491279201763e-6);
        p = TLane.FusedMultiplyAdd(p, rest, 1.5252734163276358e-5);
        p = TLane.FusedMultiplyAdd(p, rest, 0.0001540353038891921);
        p = TLane.FusedMultiplyAdd(p, rest, 0.0013333558146036131);
        p = TLane.FusedMultiplyAdd(p, rest, 0.009618129107630225);
        p = TLane.FusedMultiplyAdd(p, rest, 0.05550410866482337);
        p = TLane.FusedMultiplyAdd(p, rest, 0.2402265069591007);
        p = TLane.FusedMultiplyAdd(p, rest, 0.6931471805599453);
        return TLane.FusedMultiplyAdd(p, rest, 1);
    }

    /// <summary><c>exp(r) - 1</c> of the rest r of x by log 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Expm1OfRest<TLane>(TLane x, out TLane exponent)
        where TLane : unmanaged, ILane<TLane, double>
    {
        var rest = RestOfLog2(x, out exponent);

        // The same function, fitted relative to e^r - 1: 2^-61.
        var p = TLane.FusedMultiplyAdd(TLane.Create(2.091957592931933e-9), rest, 2.5109335796062e-8);
        p = TLane.FusedMultiplyAdd(p, rest, 2.7557259020367325e-7);
        p = TLane.FusedMultiplyAdd(p, rest, 2.75572433988108e-6);
        p = TLane.FusedMultiplyAdd(p, rest, 2.480158734076327e-5);
        p = TLane.FusedMultiplyAdd(p, rest, 0.00019841269886873382);
        p = TLane.FusedMultiplyAdd(p, rest, 0.0013888888888877408);
        p = TLane.FusedMultiplyAdd(p, rest, 0.008333333333321367);
        p = TLane.FusedMultiplyAdd(p, rest, 0.04166666666666668);
        p = TLane.FusedMultiplyAdd(p, rest, 0.16666666666666677);
        p = TLane.FusedMultiplyAdd(p, rest, 0.5);
        return TLane.FusedMultiplyAdd(p, rest * rest, rest);
    }

    /// <summary>The r of <c>x = exponent * log(2) + r</c> with the nearest whole exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane RestOfLog2<TLane>(TLane x, out TLane exponent)
        where TLane : unmanaged, ILane<TLane, double>
    {
        exponent = TLane.FusedMultiplyAdd(x, TLane.Create(Log2E), RoundToWhole) - TLane.Create(RoundToWhole);
        var rest = TLane.FusedMultiplyAdd(exponent, TLane.Create(-LogOfTwo), x); // exact
        return TLane.FusedMultiplyAdd(exponent, TLane.Create(-Log2Rest), rest);
    }
}
