using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>Eight numbers of type <see cref="float"/> in a vector of 256 bits.</summary>
/// <param name="value">The vector.</param>
internal readonly unsafe struct Single256(Vector256<float> value) : ILane<Single256, float>
{
    /// <summary>The vector.</summary>
    public readonly Vector256<float> Value = value;

    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Create(float value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Constant(double value) => Create((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Load(float* source) => new(Vector256.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Load(float* source, int count)
    {
        if (Avx.IsSupported)
            return new(Avx.MaskLoad(source, FirstElements(count)));

        var value = Vector256<float>.Zero;
        Unsafe.CopyBlockUnaligned(&value, source, (uint)count * sizeof(float));
        return new(value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, Single256 value) => value.Value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, Single256 value, int count)
    {
        if (Avx.IsSupported)
        {
            Avx.MaskStore(destination, FirstElements(count), value.Value);
            return;
        }

        var copy = value.Value;
        Unsafe.CopyBlockUnaligned(destination, &copy, (uint)count * sizeof(float));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator +(Single256 x, Single256 y) => new(x.Value + y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator -(Single256 x, Single256 y) => new(x.Value - y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator *(Single256 x, Single256 y) => new(x.Value * y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator /(Single256 x, Single256 y) => new(x.Value / y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator -(Single256 x) => new(x.Value ^ Vector256.Create(-0f));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator &(Single256 x, Single256 y) => new(x.Value & y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator |(Single256 x, Single256 y) => new(x.Value | y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator ^(Single256 x, Single256 y) => new(x.Value ^ y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator ~(Single256 x) => new(~x.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 FusedMultiplyAdd(Single256 x, Single256 y, Single256 z) => new(Vector256.FusedMultiplyAdd(x.Value, y.Value, z.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 FusedMultiplyAdd(Single256 x, Single256 y, float z) => new(Vector256.FusedMultiplyAdd(x.Value, y.Value, Vector256.Create(z)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 LessThan(Single256 x, Single256 y) => new(Vector256.LessThan(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 LessThanOrEqual(Single256 x, Single256 y) => new(Vector256.LessThanOrEqual(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Equals(Single256 x, Single256 y) => new(Vector256.Equals(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Select(Single256 mask, Single256 whenTrue, Single256 whenFalse) => 
        new(Vector256.ConditionalSelect(mask.Value, whenTrue.Value, whenFalse.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Single256 mask) => mask.Value.ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Abs(Single256 x) => new(Vector256.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 CopySign(Single256 magnitude, Single256 sign) => new(Vector256.CopySign(magnitude.Value, sign.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Max(Single256 x, Single256 y) => new(Vector256.Max(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Min(Single256 x, Single256 y) => new(Vector256.Min(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 MaxOrSecond(Single256 x, Single256 y) => new(Avx.IsSupported
        ? Avx.Max(x.Value, y.Value)
        : Vector256.ConditionalSelect(Vector256.GreaterThan(x.Value, y.Value), x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 MinOrSecond(Single256 x, Single256 y) => new(Avx.IsSupported
        ? Avx.Min(x.Value, y.Value)
        : Vector256.ConditionalSelect(Vector256.LessThan(x.Value, y.Value), x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Floor(Single256 x) => new(Vector256.Floor(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Ceiling(Single256 x) => new(Vector256.Ceiling(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Truncate(Single256 x) => new(Vector256.Truncate(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Round(Single256 x) => new(Vector256.Round(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Scale(Single256 x, Single256 exponent)
    {
        // In two steps, of which the first is exact.
        var whole = Vector256.ConvertToInt32Native(exponent.Value);
        var half = whole >> 1;
        var first = (half + Vector256.Create(127)) << 23;
        var second = (whole - half + Vector256.Create(127)) << 23;
        return new(x.Value * first.AsSingle() * second.AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 SplitExponent(Single256 x, out Single256 exponent)
    {
        const int RootOfHalf = 0x3F3504F3;
        var bits = x.Value.AsInt32();
        var whole = (bits - Vector256.Create(RootOfHalf)) >> 23;
        exponent = new(Vector256.ConvertToSingle(whole));
        return new((bits - (whole << 23)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 MaskOfBit(Single256 x, int bit) => 
        new((x.Value.AsInt32() << (31 - bit) >> 31).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 LogOfParts(Single256 fraction, Single256 exponent) => SingleFunctions.LogOfParts(fraction, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Log2OfMagnitude(Single256 x, out Single256 rest) => SingleFunctions.Log2OfMagnitude(x, out rest);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 AtanTail(Single256 t) => SingleFunctions.AtanTail(t);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Sqrt(Single256 x) => new(Vector256.Sqrt(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Rsqrt(Single256 x) => SingleFunctions.Rsqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Exp(Single256 x) => SingleFunctions.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Exp2(Single256 x) => SingleFunctions.Exp2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Expm1(Single256 x) => SingleFunctions.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Log(Single256 x) => SingleFunctions.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Log2(Single256 x) => LaneFormulas<Single256, float>.Log2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Log10(Single256 x) => LaneFormulas<Single256, float>.Log10(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Log1p(Single256 x) => SingleFunctions.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Sin(Single256 x) => SingleFunctions.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Cos(Single256 x) => SingleFunctions.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Tan(Single256 x) => SingleFunctions.Tan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Asin(Single256 x) => LaneFormulas<Single256, float>.Asin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Acos(Single256 x) => LaneFormulas<Single256, float>.Acos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Atan(Single256 x) => SingleFunctions.Atan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Sinh(Single256 x) => SingleFunctions.Sinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Cosh(Single256 x) => SingleFunctions.Cosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Tanh(Single256 x) => SingleFunctions.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Asinh(Single256 x) => LaneFormulas<Single256, float>.Asinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Acosh(Single256 x) => LaneFormulas<Single256, float>.Acosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Atanh(Single256 x) => LaneFormulas<Single256, float>.Atanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Sigmoid(Single256 x) => SingleFunctions.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Erf(Single256 x) => SingleFunctions.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Erfc(Single256 x) => LaneFormulas<Single256, float>.Erfc(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Erfinv(Single256 x) => LaneFormulas<Single256, float>.Erfinv(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 LogGamma(Single256 x) => LaneFormulas<Single256, float>.LogGamma(x);

    /// <inheritdoc/>
    public static Single256 Polygamma(int order, Single256 x) => LaneFormulas<Single256, float>.Polygamma(order, x);

    /// <inheritdoc/>
    public static Single256 Pow(Single256 x, Single256 y) => SingleFunctions.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Atan2(Single256 y, Single256 x) => LaneFormulas<Single256, float>.Atan2(y, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Hypot(Single256 x, Single256 y) => LaneFormulas<Single256, float>.Hypot(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Remainder(Single256 x, Single256 y) => LaneFormulas<Single256, float>.Remainder(x, y);

    /// <summary>A mask of the first elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FirstElements(int count) =>
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle();
}
