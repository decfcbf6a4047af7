using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>Eight numbers of type <see cref="double"/> in a vector of 512 bits.</summary>
/// <param name="value">The vector.</param>
internal readonly unsafe struct Double512(Vector512<double> value) : ILane<Double512, double>
{
    /// <summary>The vector.</summary>
    public readonly Vector512<double> Value = value;

    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Create(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Constant(double value) => Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Load(double* source) => new(Vector512.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Load(double* source, int count)
    {
        if (Avx512F.IsSupported)
            return new(Avx512F.MaskLoad(source, FirstElements(count), Vector512<double>.Zero));

        var value = Vector512<double>.Zero;
        Unsafe.CopyBlockUnaligned(&value, source, (uint)count * sizeof(double));
        return new(value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* destination, Double512 value) => value.Value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* destination, Double512 value, int count)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.MaskStore(destination, FirstElements(count), value.Value);
            return;
        }

        var copy = value.Value;
        Unsafe.CopyBlockUnaligned(destination, &copy, (uint)count * sizeof(double));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator +(Double512 x, Double512 y) => new(x.Value + y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator -(Double512 x, Double512 y) => new(x.Value - y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator *(Double512 x, Double512 y) => new(x.Value * y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator /(Double512 x, Double512 y) => new(x.Value / y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator -(Double512 x) => new(x.Value ^ Vector512.Create(-0.0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator &(Double512 x, Double512 y) => new(x.Value & y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator |(Double512 x, Double512 y) => new(x.Value | y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator ^(Double512 x, Double512 y) => new(x.Value ^ y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator ~(Double512 x) => new(~x.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 FusedMultiplyAdd(Double512 x, Double512 y, Double512 z) => new(Vector512.FusedMultiplyAdd(x.Value, y.Value, z.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 FusedMultiplyAdd(Double512 x, Double512 y, double z) => new(Vector512.FusedMultiplyAdd(x.Value, y.Value, Vector512.Create(z)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 LessThan(Double512 x, Double512 y) => new(Vector512.LessThan(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 LessThanOrEqual(Double512 x, Double512 y) => new(Vector512.LessThanOrEqual(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Equals(Double512 x, Double512 y) => new(Vector512.Equals(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Select(Double512 mask, Double512 whenTrue, Double512 whenFalse) => 
        new(Vector512.ConditionalSelect(mask.Value, whenTrue.Value, whenFalse.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Double512 mask) => mask.Value.ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Abs(Double512 x) => new(Vector512.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 CopySign(Double512 magnitude, Double512 sign) => new(Vector512.CopySign(magnitude.Value, sign.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Max(Double512 x, Double512 y) => new(Vector512.Max(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Min(Double512 x, Double512 y) => new(Vector512.Min(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 MaxOrSecond(Double512 x, Double512 y) => new(Avx512F.IsSupported
        ? Avx512F.Max(x.Value, y.Value)
        : Vector512.ConditionalSelect(Vector512.GreaterThan(x.Value, y.Value), x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 MinOrSecond(Double512 x, Double512 y) => new(Avx512F.IsSupported
        ? Avx512F.Min(x.Value, y.Value)
        : Vector512.ConditionalSelect(Vector512.LessThan(x.Value, y.Value), x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Floor(Double512 x) => new(Vector512.Floor(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Ceiling(Double512 x) => new(Vector512.Ceiling(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Truncate(Double512 x) => new(Vector512.Truncate(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Round(Double512 x) => new(Vector512.Round(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Scale(Double512 x, Double512 exponent)
    {
        if (Avx512F.IsSupported)
            return new(Avx512F.Scale(x.Value, exponent.Value));

        // In two steps, of which the first is exact.
        var whole = Vector512.ConvertToInt64Native(exponent.Value);
        var half = whole >> 1;
        var first = (half + Vector512.Create(1023L)) << 52;
        var second = (whole - half + Vector512.Create(1023L)) << 52;
        return new(x.Value * first.AsDouble() * second.AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 SplitExponent(Double512 x, out Double512 exponent)
    {
        const long RootOfHalf = 0x3FE6A09E667F3BCD;
        var bits = x.Value.AsInt64();
        var whole = (bits - Vector512.Create(RootOfHalf)) >> 52;
        exponent = new(Vector512.ConvertToDouble(whole));
        return new((bits - (whole << 52)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 MaskOfBit(Double512 x, int bit) => 
        new((x.Value.AsInt64() << (63 - bit) >> 63).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 LogOfParts(Double512 fraction, Double512 exponent) => DoubleFunctions.LogOfParts(fraction, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Log2OfMagnitude(Double512 x, out Double512 rest) => DoubleFunctions.Log2OfMagnitude(x, out rest);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 AtanTail(Double512 t) => DoubleFunctions.AtanTail(t);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Sqrt(Double512 x) => new(Vector512.Sqrt(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Rsqrt(Double512 x) => DoubleFunctions.Rsqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Exp(Double512 x) => DoubleFunctions.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Exp2(Double512 x) => DoubleFunctions.Exp2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Expm1(Double512 x) => DoubleFunctions.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Log(Double512 x) => DoubleFunctions.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Log2(Double512 x) => LaneFormulas<Double512, double>.Log2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Log10(Double512 x) => LaneFormulas<Double512, double>.Log10(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Log1p(Double512 x) => DoubleFunctions.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Sin(Double512 x) => DoubleFunctions.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Cos(Double512 x) => DoubleFunctions.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Tan(Double512 x) => DoubleFunctions.Tan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Asin(Double512 x) => LaneFormulas<Double512, double>.Asin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Acos(Double512 x) => LaneFormulas<Double512, double>.Acos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Atan(Double512 x) => DoubleFunctions.Atan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Sinh(Double512 x) => DoubleFunctions.Sinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Cosh(Double512 x) => DoubleFunctions.Cosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Tanh(Double512 x) => DoubleFunctions.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Asinh(Double512 x) => LaneFormulas<Double512, double>.Asinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Acosh(Double512 x) => LaneFormulas<Double512, double>.Acosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Atanh(Double512 x) => LaneFormulas<Double512, double>.Atanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Sigmoid(Double512 x) => DoubleFunctions.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Erf(Double512 x) => DoubleFunctions.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Erfc(Double512 x) => LaneFormulas<Double512, double>.Erfc(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Erfinv(Double512 x) => LaneFormulas<Double512, double>.Erfinv(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 LogGamma(Double512 x) => LaneFormulas<Double512, double>.LogGamma(x);

    /// <inheritdoc/>
    public static Double512 Polygamma(int order, Double512 x) => LaneFormulas<Double512, double>.Polygamma(order, x);

    /// <inheritdoc/>
    public static Double512 Pow(Double512 x, Double512 y) => DoubleFunctions.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Atan2(Double512 y, Double512 x) => LaneFormulas<Double512, double>.Atan2(y, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Hypot(Double512 x, Double512 y) => LaneFormulas<Double512, double>.Hypot(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Remainder(Double512 x, Double512 y) => LaneFormulas<Double512, double>.Remainder(x, y);

    /// <summary>A mask of the first elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> FirstElements(int count) =>
        Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble();
}
