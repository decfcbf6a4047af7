using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>Sine, cosine, tangent and arc tangent.</content>
internal static partial class SingleFunctions
{
    private const float HalfPi = 1.57079637f;
    private const float HalfPiSecond = -4.37113883e-8f;
    private const float HalfPiThird = -1.71512451e-15f;
    private const float TwoOverPi = 0.636619747f;
    private const float LargestReduced = 100_000f; // beyond, three parts of pi/2 are too few

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Sin<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var rest = RestOfHalfPi(x, out var quadrant);
        var result = TLane.Select(TLane.MaskOfBit(quadrant, 0), CosOfRest(rest), SinOfRest(rest));
        result ^= TLane.MaskOfBit(quadrant, 1) & TLane.Create(-0f);
        return TLane.Select(TLane.Equals(x, TLane.Create(0f)), x, result); // the sign of zero
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Cos<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var rest = RestOfHalfPi(x, out var quadrant);
        var isOdd = TLane.MaskOfBit(quadrant, 0);
        var result = TLane.Select(isOdd, SinOfRest(rest), CosOfRest(rest));

        // Negative in the quadrants 1 and 2.
        return result ^ ((isOdd ^ TLane.MaskOfBit(quadrant, 1)) & TLane.Create(-0f));
    }

    public static TLane Tan<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var rest = RestOfHalfPi(x, out var small, out var quadrant);

        // (tan(r) - r) / r^3 in r^2 up to pi/4: 2^-25 of tan(r).
        var square = rest * rest;
        var p = TLane.FusedMultiplyAdd(TLane.Create(0.00940342341f), square, 0.00309080398f);
        p = TLane.FusedMultiplyAdd(p, square, 0.0244472604f);
        p = TLane.FusedMultiplyAdd(p, square, 0.0534068644f);
        p = TLane.FusedMultiplyAdd(p, square, 0.13338846f);
        p = TLane.FusedMultiplyAdd(p, square, 0.333331555f);
        var tail = p * rest * square;
        var tan = rest + tail;
        tail = TLane.FusedMultiplyAdd(small, TLane.FusedMultiplyAdd(tan, tan, 1f), tail); // the derivative is 1 + tan^2
        tan = rest + tail;

        // The cotangent, corrected by its remainder and by what rounding the tangent has dropped.
        var cotangent = TLane.Create(-1f) / tan;
        var dropped = rest - tan + tail;
        var remainder = TLane.FusedMultiplyAdd(-cotangent, tan, TLane.Create(-1f)) - cotangent * dropped;
        cotangent = TLane.FusedMultiplyAdd(-cotangent, remainder, cotangent);
        var result = TLane.Select(TLane.MaskOfBit(quadrant, 0), cotangent, tan);
        return TLane.Select(TLane.Equals(x, TLane.Create(0f)), x, result); // the sign of zero
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Atan<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var magnitude = TLane.Abs(x);
        var isLarge = TLane.LessThan(TLane.Create(1f), magnitude);
        var t = TLane.Select(isLarge, TLane.Create(-1f) / magnitude, magnitude);
        var tail = AtanTail(t) + (isLarge & TLane.Create(HalfPiSecond));
        return TLane.CopySign((isLarge & TLane.Create(HalfPi)) + (t + tail), x);
    }

    /// <summary><c>atan(t) - t</c> for t up to 1 in magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane AtanTail<TLane>(TLane t)
        where TLane : unmanaged, ILane<TLane, float>
    {
        // (atan(t) - t) / t^3 in t^2 up to 1: 2^-25 of atan(t).
        var square = t * t;
        var p = TLane.FusedMultiplyAdd(TLane.Create(0.00290956465f), square, -0.0163396429f);
        p = TLane.FusedMultiplyAdd(p, square, 0.0431868248f);
        p = TLane.FusedMultiplyAdd(p, square, -0.0755128711f);
        p = TLane.FusedMultiplyAdd(p, square, 0.106658213f);
        p = TLane.FusedMultiplyAdd(p, square, -0.14211008f);
        p = TLane.FusedMultiplyAdd(p, square, 0.199937671f);
        p = TLane.FusedMultiplyAdd(p, square, -0.333331525f);
        return p * t * square;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane SinOfRest<TLane>(TLane rest)
        where TLane : unmanaged, ILane<TLane, float>
    {
        // (sin(r) - r) / r^3 in r^2 up to pi/4: 2^-27 of sin(r).
        var square = rest * rest;
        var p = TLane.FusedMultiplyAdd(TLane.Create(-0.00019517896f), square, 0.00833218731f);
        p = TLane.FusedMultiplyAdd(p, square, -0.166666552f);
        return TLane.FusedMultiplyAdd(p * rest, square, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane CosOfRest<TLane>(TLane rest)
        where TLane : unmanaged, ILane<TLane, float>
    {
        // (cos(r) - 1 + r^2 / 2) / r^4 in r^2 up to pi/4: 2^-32 of cos(r).
        var square = rest * rest;
        var p = TLane.FusedMultiplyAdd(TLane.Create(2.44323273e-5f), square, -0.00138873095f);
        p = TLane.FusedMultiplyAdd(p, square, 0.0416666456f);
        p = TLane.FusedMultiplyAdd(p, square, -0.5f);
        return TLane.FusedMultiplyAdd(p, square, 1f);
    }

    /// <summary>
    /// The r of <c>x = n * pi/2 + r</c> with the nearest whole n, whose two lowest bits are those of <paramref name="quadrant"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane RestOfHalfPi<TLane>(TLane x, out TLane quadrant)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var rest = FirstRestOfHalfPi(x, out var whole, out quadrant);
        rest = TLane.FusedMultiplyAdd(whole, TLane.Create(-HalfPiSecond), rest);
        rest = TLane.FusedMultiplyAdd(whole, TLane.Create(-HalfPiThird), rest);
        if (TLane.Any(TLane.LessThan(TLane.Create(LargestReduced), TLane.Abs(x))))
            ReduceLarge(x, ref rest, out _, ref quadrant);
        return rest;
    }

    /// <summary>The same with r as a sum of two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane RestOfHalfPi<TLane>(TLane x, out TLane small, out TLane quadrant)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var first = FirstRestOfHalfPi(x, out var whole, out quadrant);

        // The difference first - second, of numbers of any magnitude, and what it lacks.
        var second = whole * TLane.Create(HalfPiSecond);
        var secondRest = TLane.FusedMultiplyAdd(whole, TLane.Create(HalfPiSecond), -second);
        var rest = first - second;
        var subtracted = rest - first;
        var missing = first - (rest - subtracted) - (second + subtracted);
        small = missing - TLane.FusedMultiplyAdd(whole, TLane.Create(HalfPiThird), secondRest);
        if (TLane.Any(TLane.LessThan(TLane.Create(LargestReduced), TLane.Abs(x))))
        {
            ReduceLarge(x, ref rest, out var largeSmall, ref quadrant);
            small = TLane.Select(TLane.LessThan(TLane.Create(LargestReduced), TLane.Abs(x)), largeSmall, small);
        }

        return rest;
    }

    /// <summary>The rest by the leading part of pi/2, which is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane FirstRestOfHalfPi<TLane>(TLane x, out TLane whole, out TLane quadrant)
        where TLane : unmanaged, ILane<TLane, float>
    {
        quadrant = TLane.FusedMultiplyAdd(x, TLane.Create(TwoOverPi), RoundToWhole);
        whole = quadrant - TLane.Create(RoundToWhole);
        return TLane.FusedMultiplyAdd(whole, TLane.Create(-HalfPi), x);
    }

    /// <summary>Finds the rest by pi/2 for the elements that are too large for the ordinary way, one by one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void ReduceLarge<TLane>(TLane x, ref TLane rest, out TLane small, ref TLane quadrant)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var elements = stackalloc float[TLane.Count];
        var rests = stackalloc float[TLane.Count];
        var smalls = stackalloc float[TLane.Count];
        var quadrants = stackalloc float[TLane.Count];
        TLane.Store(elements, x);
        TLane.Store(rests, rest);
        TLane.Store(quadrants, quadrant);
        for (var i = 0; i < TLane.Count; i++)
        {
            smalls[i] = 0;
            if (!(MathF.Abs(elements[i]) > LargestReduced))
                continue;
            var (whole, high, low) = HalfPiReduction.Reduce(elements[i]);
            rests[i] = (float)high;
            smalls[i] = (float)(high - rests[i] + low);
            quadrants[i] = RoundToWhole + whole;
        }

        rest = TLane.Load(rests);
        small = TLane.Load(smalls);
        quadrant = TLane.Load(quadrants);
    }
}
