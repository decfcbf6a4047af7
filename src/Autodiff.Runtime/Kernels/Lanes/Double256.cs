using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>Four numbers of type <see cref="double"/> in a vector of 256 bits.</summary>
/// <param name="value">The vector.</param>
internal readonly unsafe struct Double256(Vector256<double> value) : ILane<Double256, double>
{
    /// <summary>The vector.</summary>
    public readonly Vector256<double> Value = value;

    /// <inheritdoc/>
    public static int Count => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Create(double value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Constant(double value) => Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Load(double* source) => new(Vector256.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Load(double* source, int count)
    {
        if (Avx.IsSupported)
            return new(Avx.MaskLoad(source, FirstElements(count)));

        var value = Vector256<double>.Zero;
        Unsafe.CopyBlockUnaligned(&value, source, (uint)count * sizeof(double));
        return new(value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* destination, Double256 value) => value.Value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* destination, Double256 value, int count)
    {
        if (Avx.IsSupported)
        {
            Avx.MaskStore(destination, FirstElements(count), value.Value);
            return;
        }

        var copy = value.Value;
        Unsafe.CopyBlockUnaligned(destination, &copy, (uint)count * sizeof(double));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator +(Double256 x, Double256 y) => new(x.Value + y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator -(Double256 x, Double256 y) => new(x.Value - y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator *(Double256 x, Double256 y) => new(x.Value * y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator /(Double256 x, Double256 y) => new(x.Value / y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator -(Double256 x) => new(x.Value ^ Vector256.Create(-0.0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator &(Double256 x, Double256 y) => new(x.Value & y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator |(Double256 x, Double256 y) => new(x.Value | y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator ^(Double256 x, Double256 y) => new(x.Value ^ y.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator ~(Double256 x) => new(~x.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 FusedMultiplyAdd(Double256 x, Double256 y, Double256 z) => new(Vector256.FusedMultiplyAdd(x.Value, y.Value, z.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 FusedMultiplyAdd(Double256 x, Double256 y, double z) => new(Vector256.FusedMultiplyAdd(x.Value, y.Value, Vector256.Create(z)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 LessThan(Double256 x, Double256 y) => new(Vector256.LessThan(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 LessThanOrEqual(Double256 x, Double256 y) => new(Vector256.LessThanOrEqual(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Equals(Double256 x, Double256 y) => new(Vector256.Equals(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Select(Double256 mask, Double256 whenTrue, Double256 whenFalse) => 
        new(Vector256.ConditionalSelect(mask.Value, whenTrue.Value, whenFalse.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Double256 mask) => mask.Value.ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Abs(Double256 x) => new(Vector256.Abs(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 CopySign(Double256 magnitude, Double256 sign) => new(Vector256.CopySign(magnitude.Value, sign.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Max(Double256 x, Double256 y) => new(Vector256.Max(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Min(Double256 x, Double256 y) => new(Vector256.Min(x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 MaxOrSecond(Double256 x, Double256 y) => new(Avx.IsSupported
        ? Avx.Max(x.Value, y.Value)
        : Vector256.ConditionalSelect(Vector256.GreaterThan(x.Value, y.Value), x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 MinOrSecond(Double256 x, Double256 y) => new(Avx.IsSupported
        ? Avx.Min(x.Value, y.Value)
        : Vector256.ConditionalSelect(Vector256.LessThan(x.Value, y.Value), x.Value, y.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Floor(Double256 x) => new(Vector256.Floor(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Ceiling(Double256 x) => new(Vector256.Ceiling(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Truncate(Double256 x) => new(Vector256.Truncate(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Round(Double256 x) => new(Vector256.Round(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Scale(Double256 x, Double256 exponent)
    {
        // In two steps, of which the first is exact.
        var whole = Vector256.ConvertToInt64Native(exponent.Value);
        var half = whole >> 1;
        var first = (half + Vector256.Create(1023L)) << 52;
        var second = (whole - half + Vector256.Create(1023L)) << 52;
        return new(x.Value * first.AsDouble() * second.AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 SplitExponent(Double256 x, out Double256 exponent)
    {
        const long RootOfHalf = 0x3FE6A09E667F3BCD;
        var bits = x.Value.AsInt64();
        var whole = (bits - Vector256.Create(RootOfHalf)) >> 52;
        exponent = new(Vector256.ConvertToDouble(whole));
        return new((bits - (whole << 52)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 MaskOfBit(Double256 x, int bit) => 
        new((x.Value.AsInt64() << (63 - bit) >> 63).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 LogOfParts(Double256 fraction, Double256 exponent) => DoubleFunctions.LogOfParts(fraction, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Log2OfMagnitude(Double256 x, out Double256 rest) => DoubleFunctions.Log2OfMagnitude(x, out rest);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 AtanTail(Double256 t) => DoubleFunctions.AtanTail(t);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Sqrt(Double256 x) => new(Vector256.Sqrt(x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Rsqrt(Double256 x) => DoubleFunctions.Rsqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Exp(Double256 x) => DoubleFunctions.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Exp2(Double256 x) => DoubleFunctions.Exp2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Expm1(Double256 x) => DoubleFunctions.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Log(Double256 x) => DoubleFunctions.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Log2(Double256 x) => LaneFormulas<Double256, double>.Log2(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Log10(Double256 x) => LaneFormulas<Double256, double>.Log10(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Log1p(Double256 x) => DoubleFunctions.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Sin(Double256 x) => DoubleFunctions.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Cos(Double256 x) => DoubleFunctions.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Tan(Double256 x) => DoubleFunctions.Tan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Asin(Double256 x) => LaneFormulas<Double256, double>.Asin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Acos(Double256 x) => LaneFormulas<Double256, double>.Acos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Atan(Double256 x) => DoubleFunctions.Atan(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Sinh(Double256 x) => DoubleFunctions.Sinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Cosh(Double256 x) => DoubleFunctions.Cosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Tanh(Double256 x) => DoubleFunctions.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Asinh(Double256 x) => LaneFormulas<Double256, double>.Asinh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Acosh(Double256 x) => LaneFormulas<Double256, double>.Acosh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Atanh(Double256 x) => LaneFormulas<Double256, double>.Atanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Sigmoid(Double256 x) => DoubleFunctions.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Erf(Double256 x) => DoubleFunctions.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Erfc(Double256 x) => LaneFormulas<Double256, double>.Erfc(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Erfinv(Double256 x) => LaneFormulas<Double256, double>.Erfinv(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 LogGamma(Double256 x) => LaneFormulas<Double256, double>.LogGamma(x);

    /// <inheritdoc/>
    public static Double256 Polygamma(int order, Double256 x) => LaneFormulas<Double256, double>.Polygamma(order, x);

    /// <inheritdoc/>
    public static Double256 Pow(Double256 x, Double256 y) => DoubleFunctions.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Atan2(Double256 y, Double256 x) => LaneFormulas<Double256, double>.Atan2(y, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Hypot(Double256 x, Double256 y) => LaneFormulas<Double256, double>.Hypot(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Remainder(Double256 x, Double256 y) => LaneFormulas<Double256, double>.Remainder(x, y);

    /// <summary>A mask of the first elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> FirstElements(int count) =>
        Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble();
}
