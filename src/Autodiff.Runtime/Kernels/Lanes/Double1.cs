using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>One number of type <see cref="double"/>: for machines without vectors, and to compare the wider lanes with.</summary>
/// <param name="value">The number.</param>
internal readonly unsafe struct Double1(double value) : ILane<Double1, double>
{
    /// <summary>The number.</summary>
    public readonly double Value = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Create(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Constant(double value) => Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Load(double* source) => new(*source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Load(double* source, int count) => new(count > 0 ? *source : 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* destination, Double1 value) => *destination = value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* destination, Double1 value, int count)
    {
        if (count > 0)
            *destination = value.Value;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator +(Double1 x, Double1 y) => new(x.Value + y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator -(Double1 x, Double1 y) => new(x.Value - y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator *(Double1 x, Double1 y) => new(x.Value * y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator /(Double1 x, Double1 y) => new(x.Value / y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator -(Double1 x) => new(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x.Value) ^ long.MinValue));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator &(Double1 x, Double1 y) => FromBits(x.Bits & y.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator |(Double1 x, Double1 y) => FromBits(x.Bits | y.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator ^(Double1 x, Double1 y) => FromBits(x.Bits ^ y.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator ~(Double1 x) => FromBits(~x.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 FusedMultiplyAdd(Double1 x, Double1 y, Double1 z) => new(Math.FusedMultiplyAdd(x.Value, y.Value, z.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 FusedMultiplyAdd(Double1 x, Double1 y, double z) => new(Math.FusedMultiplyAdd(x.Value, y.Value, z));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 LessThan(Double1 x, Double1 y) => Mask(x.Value < y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 LessThanOrEqual(Double1 x, Double1 y) => Mask(x.Value <= y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Equals(Double1 x, Double1 y) => Mask(x.Value == y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Select(Double1 mask, Double1 whenTrue, Double1 whenFalse) => 
        FromBits((mask.Bits & whenTrue.Bits) | (~mask.Bits & whenFalse.Bits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Double1 mask) => mask.Bits < 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Abs(Double1 x) => new(Math.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 CopySign(Double1 magnitude, Double1 sign) => new(Math.CopySign(magnitude.Value, sign.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Max(Double1 x, Double1 y) => new(Math.Max(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Min(Double1 x, Double1 y) => new(Math.Min(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 MaxOrSecond(Double1 x, Double1 y) => x.Value > y.Value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 MinOrSecond(Double1 x, Double1 y) => x.Value < y.Value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Floor(Double1 x) => new(Math.Floor(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Ceiling(Double1 x) => new(Math.Ceiling(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Truncate(Double1 x) => new(Math.Truncate(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Round(Double1 x) => new(Math.Round(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Scale(Double1 x, Double1 exponent)
    {
        // In two steps, of which the first is exact.
        var whole = (long)exponent.Value;
        var half = whole >> 1;
        return x * FromBits((half + 1023) << 52) * FromBits((whole - half + 1023) << 52);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 SplitExponent(Double1 x, out Double1 exponent)
    {
        const long RootOfHalf = 0x3FE6A09E667F3BCD;
        var whole = (x.Bits - RootOfHalf) >> 52;
        exponent = new(whole);
        return FromBits(x.Bits - (whole << 52));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 MaskOfBit(Double1 x, int bit) => FromBits(x.Bits << (63 - bit) >> 63);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 LogOfParts(Double1 fraction, Double1 exponent) => DoubleFunctions.LogOfParts(fraction, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Log2OfMagnitude(Double1 x, out Double1 rest) => DoubleFunctions.Log2OfMagnitude(x, out rest);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 AtanTail(Double1 t) => DoubleFunctions.AtanTail(t);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Sqrt(Double1 x) => new(Math.Sqrt(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Rsqrt(Double1 x) => DoubleFunctions.Rsqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Exp(Double1 x) => DoubleFunctions.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Exp2(Double1 x) => DoubleFunctions.Exp2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Expm1(Double1 x) => DoubleFunctions.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Log(Double1 x) => DoubleFunctions.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Log2(Double1 x) => LaneFormulas<Double1, double>.Log2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Log10(Double1 x) => LaneFormulas<Double1, double>.Log10(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Log1p(Double1 x) => DoubleFunctions.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Sin(Double1 x) => DoubleFunctions.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Cos(Double1 x) => DoubleFunctions.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Tan(Double1 x) => DoubleFunctions.Tan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Asin(Double1 x) => LaneFormulas<Double1, double>.Asin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Acos(Double1 x) => LaneFormulas<Double1, double>.Acos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Atan(Double1 x) => DoubleFunctions.Atan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Sinh(Double1 x) => DoubleFunctions.Sinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Cosh(Double1 x) => DoubleFunctions.Cosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Tanh(Double1 x) => DoubleFunctions.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Asinh(Double1 x) => LaneFormulas<Double1, double>.Asinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Acosh(Double1 x) => LaneFormulas<Double1, double>.Acosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Atanh(Double1 x) => LaneFormulas<Double1, double>.Atanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Sigmoid(Double1 x) => DoubleFunctions.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Erf(Double1 x) => DoubleFunctions.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Erfc(Double1 x) => LaneFormulas<Double1, double>.Erfc(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Erfinv(Double1 x) => LaneFormulas<Double1, double>.Erfinv(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 LogGamma(Double1 x) => LaneFormulas<Double1, double>.LogGamma(x);

    /// <inheritdoc/>
    public static Double1 Polygamma(int order, Double1 x) => LaneFormulas<Double1, double>.Polygamma(order, x);

    /// <inheritdoc/>
    public static Double1 Pow(Double1 x, Double1 y) => DoubleFunctions.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Atan2(Double1 y, Double1 x) => LaneFormulas<Double1, double>.Atan2(y, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Hypot(Double1 x, Double1 y) => LaneFormulas<Double1, double>.Hypot(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Remainder(Double1 x, Double1 y) => LaneFormulas<Double1, double>.Remainder(x, y);

    private long Bits => BitConverter.DoubleToInt64Bits(Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Double1 FromBits(long bits) => new(BitConverter.Int64BitsToDouble(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Double1 Mask(bool condition) => FromBits(condition ? -1 : 0);
}
