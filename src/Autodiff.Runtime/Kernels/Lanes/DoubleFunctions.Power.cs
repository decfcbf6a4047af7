namespace Autodiff.Internal;

/// <content>Powers.</content>
internal static partial class DoubleFunctions
{
    public static TLane Pow<TLane>(TLane x, TLane y)
        where TLane : unmanaged, ILane<TLane, double>
    {
        var zero = TLane.Create(0);
        var one = TLane.Create(1);
        var infinity = TLane.Create(double.PositiveInfinity);
        var magnitude = TLane.Abs(x);

        // y * log2|x| as a sum of two; where it leaves the range of exponents, the second part does not matter.
        var log = Log2OfMagnitude(magnitude, out var logRest);
        var product = y * log;
        var rest = TLane.FusedMultiplyAdd(y, log, -product) + y * logRest;
        rest &= TLane.LessThan(TLane.Abs(product), TLane.Create(2000));
        product = TLane.MinOrSecond(TLane.Create(1030), TLane.MaxOrSecond(TLane.Create(-1080), product));
        var whole = product + TLane.Create(RoundToWhole) - TLane.Create(RoundToWhole);
        var result = TLane.Scale(Exp2OfRest(product - whole + rest), whole);

        // Bases 0 and infinity; then the sign; then what has no value; then what is 1 whatever the other is.
        var isZero = TLane.Equals(magnitude, zero);
        var isInfinite = TLane.Equals(magnitude, infinity);
        var extreme = TLane.Select(isZero ^ TLane.LessThan(y, zero), zero, infinity);
        result = TLane.Select(isZero | isInfinite, extreme, result);

        var isNegative = TLane.Equals(TLane.CopySign(one, x), TLane.Create(-1));
        var half = y * TLane.Create(0.5);
        var isWhole = TLane.Equals(TLane.Floor(y), y);
        var isOdd = isWhole & ~TLane.Equals(TLane.Floor(half), half);
        result ^= isNegative & isOdd & TLane.Create(-0.0);
        result = TLane.Select(isNegative & ~(isWhole | isZero | isInfinite), TLane.Create(double.NaN), result);
        result = TLane.Select(TLane.Equals(x, x) & TLane.Equals(y, y), result, x + y);

        var isOne = TLane.Equals(x, one) | TLane.Equals(y, zero)
            | (TLane.Equals(magnitude, one) & TLane.Equals(TLane.Abs(y), infinity));
        return TLane.Select(isOne, one, result);
    }

    /// <summary>The binary logarithm of a finite positive number as a sum of two, to about 66 bits.</summary>
    public static TLane Log2OfMagnitude<TLane>(TLane x, out TLane rest)
        where TLane : unmanaged, ILane<TLane, double>
    {
        const double Scaling = 18014398509481984; // 2^54
        var one = TLane.Create(1);
        var isSubnormal = TLane.LessThan(x, TLane.Create(SmallestNormal));
        var mantissa = TLane.SplitExponent(
            TLane.Select(isSubnormal, x * TLane.Create(Scaling), x), out var exponent);
        exponent -= isSubnormal & TLane.Create(54);

        // s = (m - 1) / (m + 1) as a sum of two: log2(m) = 2/log(2) * (s + s^3/3 + s^5/5 + ...).
        var numerator = mantissa - one;
        var denominator = mantissa + one;
        var denominatorRest = mantissa - (denominator - one);
        var s = numerator / denominator;
        var sRest = (TLane.FusedMultiplyAdd(-s, denominator, numerator) - s * denominatorRest) / denominator;

        var square = s * s;
        var squareRest = TLane.FusedMultiplyAdd(s, s, -square) + (s + s) * sRest;
        var cube = s * square;
        var cubeRest = TLane.FusedMultiplyAdd(s, square, -cube) + (s * squareRest + sRest * square);

        var linear = s * TLane.Create(2.8853900817779268);
        var linearRest = TLane.FusedMultiplyAdd(s, TLane.Create(2.8853900817779268), -linear)
            + (sRest * TLane.Create(2.8853900817779268) + s * TLane.Create(4.0710547481862066e-17));
        var cubic = cube * TLane.Create(0.9617966939259756);
        var cubicRest = TLane.FusedMultiplyAdd(cube, TLane.Create(0.9617966939259756), -cubic)
            + (cubeRest * TLane.Create(0.9617966939259756) + cube * TLane.Create(5.0577616648125907e-17));
        var tail = Log2Tail(square) * (cube * square);

        // The largest first: each sum's error is exact.
        var sum = exponent + linear;
        var sumRest = linear - (sum - exponent);
        var log = sum + cubic;
        var logRest = cubic - (log - sum);
        rest = sumRest + logRest + (linearRest + cubicRest + tail);
        var result = log + rest;
        rest -= result - log;
        return result;
    }

    /// <summary><c>2/log(2) * (1/5 + s^2/7 + s^4/9 + ...)</c> in s^2 up to 0.03: 2^-54.</summary>
    private static TLane Log2Tail<TLane>(TLane square)
        where TLane : unmanaged, ILane<TLane, double>
    {
        var p = TLane.FusedMultiplyAdd(TLane.Create(0.18578041597086828), square, 0.1671686912965488);
        p = TLane.FusedMultiplyAdd(p, square, 0.1924501244293896);
        p = TLane.FusedMultiplyAdd(p, square, 0.22195138937170858);
        p = TLane.FusedMultiplyAdd(p, square, 0.2623082059549888);
        p = TLane.FusedMultiplyAdd(p, square, 0.3205988978952305);
        p = TLane.FusedMultiplyAdd(p, square, 0.41219858311128094);
        return TLane.FusedMultiplyAdd(p, square, 0.5770780163555853);
    }
}
