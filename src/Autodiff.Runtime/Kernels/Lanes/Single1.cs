using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>One number of type <see cref="float"/>: for machines without vectors, and to compare the wider lanes with.</summary>
/// <param name="value">The number.</param>
internal readonly unsafe struct Single1(float value) : ILane<Single1, float>
{
    /// <summary>The number.</summary>
    public readonly float Value = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Create(float value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Constant(double value) => Create((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Load(float* source) => new(*source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Load(float* source, int count) => new(count > 0 ? *source : 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, Single1 value) => *destination = value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, Single1 value, int count)
    {
        if (count > 0)
            *destination = value.Value;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator +(Single1 x, Single1 y) => new(x.Value + y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator -(Single1 x, Single1 y) => new(x.Value - y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator *(Single1 x, Single1 y) => new(x.Value * y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator /(Single1 x, Single1 y) => new(x.Value / y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator -(Single1 x) => new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x.Value) ^ int.MinValue));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator &(Single1 x, Single1 y) => FromBits(x.Bits & y.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator |(Single1 x, Single1 y) => FromBits(x.Bits | y.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator ^(Single1 x, Single1 y) => FromBits(x.Bits ^ y.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator ~(Single1 x) => FromBits(~x.Bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 FusedMultiplyAdd(Single1 x, Single1 y, Single1 z) => new(MathF.FusedMultiplyAdd(x.Value, y.Value, z.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 FusedMultiplyAdd(Single1 x, Single1 y, float z) => new(MathF.FusedMultiplyAdd(x.Value, y.Value, z));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 LessThan(Single1 x, Single1 y) => Mask(x.Value < y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 LessThanOrEqual(Single1 x, Single1 y) => Mask(x.Value <= y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Equals(Single1 x, Single1 y) => Mask(x.Value == y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Select(Single1 mask, Single1 whenTrue, Single1 whenFalse) => 
        FromBits((mask.Bits & whenTrue.Bits) | (~mask.Bits & whenFalse.Bits));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Single1 mask) => mask.Bits < 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Abs(Single1 x) => new(MathF.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 CopySign(Single1 magnitude, Single1 sign) => new(MathF.CopySign(magnitude.Value, sign.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Max(Single1 x, Single1 y) => new(MathF.Max(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Min(Single1 x, Single1 y) => new(MathF.Min(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 MaxOrSecond(Single1 x, Single1 y) => x.Value > y.Value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 MinOrSecond(Single1 x, Single1 y) => x.Value < y.Value ? x : y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Floor(Single1 x) => new(MathF.Floor(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Ceiling(Single1 x) => new(MathF.Ceiling(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Truncate(Single1 x) => new(MathF.Truncate(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Round(Single1 x) => new(MathF.Round(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Scale(Single1 x, Single1 exponent)
    {
        // In two steps, of which the first is exact.
        var whole = (int)exponent.Value;
        var half = whole >> 1;
        return x * FromBits((half + 127) << 23) * FromBits((whole - half + 127) << 23);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 SplitExponent(Single1 x, out Single1 exponent)
    {
        const int RootOfHalf = 0x3F3504F3;
        var whole = (x.Bits - RootOfHalf) >> 23;
        exponent = new(whole);
        return FromBits(x.Bits - (whole << 23));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 MaskOfBit(Single1 x, int bit) => FromBits(x.Bits << (31 - bit) >> 31);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 LogOfParts(Single1 fraction, Single1 exponent) => SingleFunctions.LogOfParts(fraction, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Log2OfMagnitude(Single1 x, out Single1 rest) => SingleFunctions.Log2OfMagnitude(x, out rest);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 AtanTail(Single1 t) => SingleFunctions.AtanTail(t);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Sqrt(Single1 x) => new(MathF.Sqrt(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Rsqrt(Single1 x) => SingleFunctions.Rsqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Exp(Single1 x) => SingleFunctions.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Exp2(Single1 x) => SingleFunctions.Exp2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Expm1(Single1 x) => SingleFunctions.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Log(Single1 x) => SingleFunctions.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Log2(Single1 x) => LaneFormulas<Single1, float>.Log2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Log10(Single1 x) => LaneFormulas<Single1, float>.Log10(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Log1p(Single1 x) => SingleFunctions.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Sin(Single1 x) => SingleFunctions.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Cos(Single1 x) => SingleFunctions.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Tan(Single1 x) => SingleFunctions.Tan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Asin(Single1 x) => LaneFormulas<Single1, float>.Asin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Acos(Single1 x) => LaneFormulas<Single1, float>.Acos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Atan(Single1 x) => SingleFunctions.Atan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Sinh(Single1 x) => SingleFunctions.Sinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Cosh(Single1 x) => SingleFunctions.Cosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Tanh(Single1 x) => SingleFunctions.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Asinh(Single1 x) => LaneFormulas<Single1, float>.Asinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Acosh(Single1 x) => LaneFormulas<Single1, float>.Acosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Atanh(Single1 x) => LaneFormulas<Single1, float>.Atanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Sigmoid(Single1 x) => SingleFunctions.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Erf(Single1 x) => SingleFunctions.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Erfc(Single1 x) => LaneFormulas<Single1, float>.Erfc(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Erfinv(Single1 x) => LaneFormulas<Single1, float>.Erfinv(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 LogGamma(Single1 x) => LaneFormulas<Single1, float>.LogGamma(x);

    /// <inheritdoc/>
    public static Single1 Polygamma(int order, Single1 x) => LaneFormulas<Single1, float>.Polygamma(order, x);

    /// <inheritdoc/>
    public static Single1 Pow(Single1 x, Single1 y) => SingleFunctions.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Atan2(Single1 y, Single1 x) => LaneFormulas<Single1, float>.Atan2(y, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Hypot(Single1 x, Single1 y) => LaneFormulas<Single1, float>.Hypot(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Remainder(Single1 x, Single1 y) => LaneFormulas<Single1, float>.Remainder(x, y);

    private int Bits => BitConverter.SingleToInt32Bits(Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Single1 FromBits(int bits) => new(BitConverter.Int32BitsToSingle(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Single1 Mask(bool condition) => FromBits(condition ? -1 : 0);
}
