using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>Sixteen numbers of type <see cref="float"/> in a vector of 512 bits.</summary>
/// <param name="value">The vector.</param>
internal readonly unsafe struct Single512(Vector512<float> value) : ILane<Single512, float>
{
    /// <summary>The vector.</summary>
    public readonly Vector512<float> Value = value;

    /// <inheritdoc/>
    public static int Count => 16;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Create(float value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Constant(double value) => Create((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Load(float* source) => new(Vector512.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Load(float* source, int count)
    {
        if (Avx512F.IsSupported)
            return new(Avx512F.MaskLoad(source, FirstElements(count), Vector512<float>.Zero));

        var value = Vector512<float>.Zero;
        Unsafe.CopyBlockUnaligned(&value, source, (uint)count * sizeof(float));
        return new(value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, Single512 value) => value.Value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, Single512 value, int count)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.MaskStore(destination, FirstElements(count), value.Value);
            return;
        }

        var copy = value.Value;
        Unsafe.CopyBlockUnaligned(destination, &copy, (uint)count * sizeof(float));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator +(Single512 x, Single512 y) => new(x.Value + y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator -(Single512 x, Single512 y) => new(x.Value - y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator *(Single512 x, Single512 y) => new(x.Value * y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator /(Single512 x, Single512 y) => new(x.Value / y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator -(Single512 x) => new(x.Value ^ Vector512.Create(-0f));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator &(Single512 x, Single512 y) => new(x.Value & y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator |(Single512 x, Single512 y) => new(x.Value | y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator ^(Single512 x, Single512 y) => new(x.Value ^ y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator ~(Single512 x) => new(~x.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 FusedMultiplyAdd(Single512 x, Single512 y, Single512 z) => new(Vector512.FusedMultiplyAdd(x.Value, y.Value, z.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 FusedMultiplyAdd(Single512 x, Single512 y, float z) => new(Vector512.FusedMultiplyAdd(x.Value, y.Value, Vector512.Create(z)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 LessThan(Single512 x, Single512 y) => new(Vector512.LessThan(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 LessThanOrEqual(Single512 x, Single512 y) => new(Vector512.LessThanOrEqual(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Equals(Single512 x, Single512 y) => new(Vector512.Equals(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Select(Single512 mask, Single512 whenTrue, Single512 whenFalse) => 
        new(Vector512.ConditionalSelect(mask.Value, whenTrue.Value, whenFalse.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Single512 mask) => mask.Value.ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Abs(Single512 x) => new(Vector512.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 CopySign(Single512 magnitude, Single512 sign) => new(Vector512.CopySign(magnitude.Value, sign.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Max(Single512 x, Single512 y) => new(Vector512.Max(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Min(Single512 x, Single512 y) => new(Vector512.Min(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 MaxOrSecond(Single512 x, Single512 y) => new(Avx512F.IsSupported
        ? Avx512F.Max(x.Value, y.Value)
        : Vector512.ConditionalSelect(Vector512.GreaterThan(x.Value, y.Value), x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 MinOrSecond(Single512 x, Single512 y) => new(Avx512F.IsSupported
        ? Avx512F.Min(x.Value, y.Value)
        : Vector512.ConditionalSelect(Vector512.LessThan(x.Value, y.Value), x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Floor(Single512 x) => new(Vector512.Floor(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Ceiling(Single512 x) => new(Vector512.Ceiling(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Truncate(Single512 x) => new(Vector512.Truncate(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Round(Single512 x) => new(Vector512.Round(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Scale(Single512 x, Single512 exponent)
    {
        if (Avx512F.IsSupported)
            return new(Avx512F.Scale(x.Value, exponent.Value));

        // In two steps, of which the first is exact.
        var whole = Vector512.ConvertToInt32Native(exponent.Value);
        var half = whole >> 1;
        var first = (half + Vector512.Create(127)) << 23;
        var second = (whole - half + Vector512.Create(127)) << 23;
        return new(x.Value * first.AsSingle() * second.AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 SplitExponent(Single512 x, out Single512 exponent)
    {
        const int RootOfHalf = 0x3F3504F3;
        var bits = x.Value.AsInt32();
        var whole = (bits - Vector512.Create(RootOfHalf)) >> 23;
        exponent = new(Vector512.ConvertToSingle(whole));
        return new((bits - (whole << 23)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 MaskOfBit(Single512 x, int bit) => 
        new((x.Value.AsInt32() << (31 - bit) >> 31).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 LogOfParts(Single512 fraction, Single512 exponent) => SingleFunctions.LogOfParts(fraction, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Log2OfMagnitude(Single512 x, out Single512 rest) => SingleFunctions.Log2OfMagnitude(x, out rest);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 AtanTail(Single512 t) => SingleFunctions.AtanTail(t);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Sqrt(Single512 x) => new(Vector512.Sqrt(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Rsqrt(Single512 x) => SingleFunctions.Rsqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Exp(Single512 x) => SingleFunctions.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Exp2(Single512 x) => SingleFunctions.Exp2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Expm1(Single512 x) => SingleFunctions.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Log(Single512 x) => SingleFunctions.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Log2(Single512 x) => LaneFormulas<Single512, float>.Log2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Log10(Single512 x) => LaneFormulas<Single512, float>.Log10(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Log1p(Single512 x) => SingleFunctions.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Sin(Single512 x) => SingleFunctions.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Cos(Single512 x) => SingleFunctions.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Tan(Single512 x) => SingleFunctions.Tan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Asin(Single512 x) => LaneFormulas<Single512, float>.Asin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Acos(Single512 x) => LaneFormulas<Single512, float>.Acos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Atan(Single512 x) => SingleFunctions.Atan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Sinh(Single512 x) => SingleFunctions.Sinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Cosh(Single512 x) => SingleFunctions.Cosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Tanh(Single512 x) => SingleFunctions.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Asinh(Single512 x) => LaneFormulas<Single512, float>.Asinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Acosh(Single512 x) => LaneFormulas<Single512, float>.Acosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Atanh(Single512 x) => LaneFormulas<Single512, float>.Atanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Sigmoid(Single512 x) => SingleFunctions.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Erf(Single512 x) => SingleFunctions.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Erfc(Single512 x) => LaneFormulas<Single512, float>.Erfc(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Erfinv(Single512 x) => LaneFormulas<Single512, float>.Erfinv(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 LogGamma(Single512 x) => LaneFormulas<Single512, float>.LogGamma(x);

    /// <inheritdoc/>
    public static Single512 Polygamma(int order, Single512 x) => LaneFormulas<Single512, float>.Polygamma(order, x);

    /// <inheritdoc/>
    public static Single512 Pow(Single512 x, Single512 y) => SingleFunctions.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Atan2(Single512 y, Single512 x) => LaneFormulas<Single512, float>.Atan2(y, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Hypot(Single512 x, Single512 y) => LaneFormulas<Single512, float>.Hypot(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Remainder(Single512 x, Single512 y) => LaneFormulas<Single512, float>.Remainder(x, y);

    /// <summary>A mask of the first elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FirstElements(int count) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();
}
