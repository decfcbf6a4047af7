using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>Sine, cosine, tangent and arc tangent.</content>
internal static partial class DoubleFunctions
{
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiSecond = 6.123233995736766e-17;
    private const double HalfPiThird = -1.4973849048591698e-33;
    private const double TwoOverPi = 0.6366197723675814;
    private const double LargestReduced = 1_000_000; // beyond, three parts of pi/2 are too few

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Sin<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        var rest = RestOfHalfPi(x, out var small, out var quadrant);
        SinCosOfRest(rest, small, out var sin, out var sinRest, out var cos, out var cosRest);
        var isOdd = TLane.MaskOfBit(quadrant, 0);
        var result = TLane.Select(isOdd, cos + cosRest, sin + sinRest);
        result ^= TLane.MaskOfBit(quadrant, 1) & TLane.Create(-0.0);
        return TLane.Select(TLane.Equals(x, TLane.Create(0)), x, result); // the sign of zero
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Cos<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        var rest = RestOfHalfPi(x, out var small, out var quadrant);
        SinCosOfRest(rest, small, out var sin, out var sinRest, out var cos, out var cosRest);
        var isOdd = TLane.MaskOfBit(quadrant, 0);
        var result = TLane.Select(isOdd, sin + sinRest, cos + cosRest);

        // Negative in the quadrants 1 and 2.
        return result ^ ((isOdd ^ TLane.MaskOfBit(quadrant, 1)) & TLane.Create(-0.0));
    }

    public static TLane Tan<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        var rest = RestOfHalfPi(x, out var small, out var quadrant);
        SinCosOfRest(rest, small, out var sin, out var sinRest, out var cos, out var cosRest);

        // The quotient of two sums; what each lacks when rounded corrects it.
        var isOdd = TLane.MaskOfBit(quadrant, 0);
        var upper = TLane.Select(isOdd, -cos, sin);
        var upperRest = TLane.Select(isOdd, -cosRest, sinRest);
        var lower = TLane.Select(isOdd, sin, cos);
        var lowerRest = TLane.Select(isOdd, sinRest, cosRest);
        var numerator = upper + upperRest;
        var numeratorRest = upper - numerator + upperRest;
        var denominator = lower + lowerRest;
        var denominatorRest = lower - denominator + lowerRest;
        var quotient = numerator / denominator;
        var missing = TLane.FusedMultiplyAdd(-quotient, denominator, numerator)
            + (numeratorRest - quotient * denominatorRest);
        var result = quotient + missing / denominator;
        return TLane.Select(TLane.Equals(x, TLane.Create(0)), x, result); // the sign of zero
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Atan<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        // atan(x) = pi/4 + atan((x - 1) / (x + 1)) above tan(pi/8), pi/2 + atan(-1 / x) above its inverse.
        var magnitude = TLane.Abs(x);
        var one = TLane.Create(1);
        var isMiddle = TLane.LessThan(TLane.Create(0.41421356237309503), magnitude);
        var isLarge = TLane.LessThan(TLane.Create(2.414213562373095), magnitude);
        var numerator = TLane.Select(isLarge, -one, TLane.Select(isMiddle, magnitude - one, magnitude));
        var denominator = TLane.Select(isLarge, magnitude, TLane.Select(isMiddle, magnitude + one, one));
        var t = numerator / denominator;
        var angle = TLane.Select(isLarge, TLane.Create(HalfPi), isMiddle & TLane.Create(HalfPi / 2));
        var angleRest = TLane.Select(isLarge, TLane.Create(HalfPiSecond), isMiddle & TLane.Create(HalfPiSecond / 2));
        return TLane.CopySign(angle + (t + (AtanTail(t) + angleRest)), x);
    }

    /// <summary><c>atan(t) - t</c> for t up to tan(pi/8) in magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane AtanTail<TLane>(TLane t)
        where TLane : unmanaged, ILane<TLane, double>
    {
        // (atan(t) - t) / t^3 in t^2 up to tan(pi/8)^2: 2^-59 of atan(t).
        var square = t * t;
        var p = TLane.FusedMultiplyAdd(TLane.Create(-0.01786809655433529), square, 0.03802900979676247);
        p = TLane.FusedMultiplyAdd(p, square, -0.05037911836662468);
        p = TLane.FusedMultiplyAdd(p, square, 0.058475815556006325);
        p = TLane.FusedMultiplyAdd(p, square, -0.06663061933279465);
        p = TLane.FusedMultiplyAdd(p, square, 0.07692056524521076);
        p = TLane.FusedMultiplyAdd(p, square, -0.09090897551059794);
        p = TLane.FusedMultiplyAdd(p, square, 0.1111111077630237);
        p = TLane.FusedMultiplyAdd(p, square, -0.14285714280054124);
        p = TLane.FusedMultiplyAdd(p, square, 0.19999999999952184);
        p = TLane.FusedMultiplyAdd(p, square, -0.3333333333333319);
        return p * t * square;
    }

    /// <summary>
    /// Sine and cosine of <c>rest + small</c>, each as a sum of two numbers, the first of them nearly the whole.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SinCosOfRest<TLane>(
        TLane rest, TLane small, out TLane sin, out TLane sinRest, out TLane cos, out TLane cosRest)
        where TLane : unmanaged, ILane<TLane, double>
    {
        var square = rest * rest;
        var half = square * TLane.Create(0.5);
        cos = TLane.Create(1) - half;

        // (sin(r) - r) / r^3 in r^2 up to pi/4: 2^-57 of sin(r). Its derivative, the cosine, times small is added.
        var p = TLane.FusedMultiplyAdd(TLane.Create(1.5895433282897637e-10), square, -2.50507343892077e-8);
        p = TLane.FusedMultiplyAdd(p, square, 2.755731353851415e-6);
        p = TLane.FusedMultiplyAdd(p, square, -0.00019841269829358528);
        p = TLane.FusedMultiplyAdd(p, square, 0.00833333333332184);
        p = TLane.FusedMultiplyAdd(p, square, -0.1666666666666663);
        sin = rest;
        sinRest = TLane.FusedMultiplyAdd(small, cos, p * rest * square);

        // (cos(r) - 1 + r^2 / 2) / r^4 in r^2 up to pi/4: 2^-63 of cos(r).
        var q = TLane.FusedMultiplyAdd(TLane.Create(-1.1358616160119507e-11), square, 2.087570312656969e-9);
        q = TLane.FusedMultiplyAdd(q, square, -2.755731420301388e-7);
        q = TLane.FusedMultiplyAdd(q, square, 2.480158728896512e-5);
        q = TLane.FusedMultiplyAdd(q, square, -0.0013888888888873307);
        q = TLane.FusedMultiplyAdd(q, square, 0.041666666666666595);
        cosRest = TLane.Create(1) - cos - half + TLane.FusedMultiplyAdd(q, square * square, -(small * rest));
    }

    /// <summary>
    /// The r, as a sum of two numbers, of <c>x = n * pi/2 + r</c> with the nearest whole n, whose two lowest bits are those
    /// of <paramref name="quadrant"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane RestOfHalfPi<TLane>(TLane x, out TLane small, out TLane quadrant)
        where TLane : unmanaged, ILane<TLane, double>
    {
        quadrant = TLane.FusedMultiplyAdd(x, TLane.Create(TwoOverPi), RoundToWhole);
        var whole = quadrant - TLane.Create(RoundToWhole);
        var first = TLane.FusedMultiplyAdd(whole, TLane.Create(-HalfPi), x); // exact

        // The difference first - second, of numbers of any magnitude, and what it lacks.
        var second = whole * TLane.Create(HalfPiSecond);
        var secondRest = TLane.FusedMultiplyAdd(whole, TLane.Create(HalfPiSecond), -second);
        var rest = first - second;
        var subtracted = rest - first;
        var missing = first - (rest - subtracted) - (second + subtracted);
        small = missing - TLane.FusedMultiplyAdd(whole, TLane.Create(HalfPiThird), secondRest);
        if (TLane.Any(TLane.LessThan(TLane.Create(LargestReduced), TLane.Abs(x))))
            ReduceLarge(x, ref rest, ref small, ref quadrant);
        return rest;
    }

    /// <summary>Finds the rest by pi/2 for the elements that are too large for the ordinary way, one by one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void ReduceLarge<TLane>(TLane x, ref TLane rest, ref TLane small, ref TLane quadrant)
        where TLane : unmanaged, ILane<TLane, double>
    {
        var elements = stackalloc double[TLane.Count];
        var rests = stackalloc double[TLane.Count];
        var smalls = stackalloc double[TLane.Count];
        var quadrants = stackalloc double[TLane.Count];
        TLane.Store(elements, x);
        TLane.Store(rests, rest);
        TLane.Store(smalls, small);
        TLane.Store(quadrants, quadrant);
        for (var i = 0; i < TLane.Count; i++)
        {
            if (!(Math.Abs(elements[i]) > LargestReduced))
                continue;
            (var whole, rests[i], smalls[i]) = HalfPiReduction.Reduce(elements[i]);
            quadrants[i] = RoundToWhole + whole;
        }

        rest = TLane.Load(rests);
        small = TLane.Load(smalls);
        quadrant = TLane.Load(quadrants);
    }
}
