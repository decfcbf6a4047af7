namespace Autodiff.Internal;

/// <summary>
/// A tensor as an element: a formula over elements becomes operations on the tape, so that a gradient can itself be
/// differentiated. Masks are tensors of 1 and 0.
/// </summary>
internal readonly struct TensorElement<T>(Tensor<T> value) : IElement<TensorElement<T>>
    where T : unmanaged
{
    /// <summary>The tensor.</summary>
    public Tensor<T> Value { get; } = value;

    public static implicit operator TensorElement<T>(Tensor<T>? tensor) => new(tensor!);

    public static TensorElement<T> operator +(TensorElement<T> x, TensorElement<T> y) => x.Value + y.Value;

    public static TensorElement<T> operator -(TensorElement<T> x, TensorElement<T> y) => x.Value - y.Value;

    public static TensorElement<T> operator *(TensorElement<T> x, TensorElement<T> y) => x.Value * y.Value;

    public static TensorElement<T> operator /(TensorElement<T> x, TensorElement<T> y) => x.Value / y.Value;

    public static TensorElement<T> operator -(TensorElement<T> x) => -x.Value;

    public static TensorElement<T> operator &(TensorElement<T> x, TensorElement<T> y) => x.Value * y.Value;

    public static TensorElement<T> operator |(TensorElement<T> x, TensorElement<T> y) => Max(x, y);

    public static TensorElement<T> operator ~(TensorElement<T> x) => 1.0 - x.Value;

    public static TensorElement<T> Constant(double value) => Tensor<T>.Scalar(Number.From<T>(value));

    public static TensorElement<T> LessThan(TensorElement<T> x, TensorElement<T> y) => Mask<LessThanMap>(x.Value, y.Value);

    public static TensorElement<T> LessThanOrEqual(TensorElement<T> x, TensorElement<T> y) => Mask<LessThanOrEqualMap>(x.Value, y.Value);

    public static TensorElement<T> Equals(TensorElement<T> x, TensorElement<T> y) => Mask<EqualsMap>(x.Value, y.Value);

    public static TensorElement<T> Select(TensorElement<T> mask, TensorElement<T> whenTrue, TensorElement<T> whenFalse) =>
        Selection.Apply(mask.Value, whenTrue.Value, whenFalse.Value);

    public static TensorElement<T> Max(TensorElement<T> x, TensorElement<T> y) => Binary.Apply<T, MaximumOperation>(x.Value, y.Value);

    public static TensorElement<T> Min(TensorElement<T> x, TensorElement<T> y) => Binary.Apply<T, MinimumOperation>(x.Value, y.Value);

    public static TensorElement<T> Atan2(TensorElement<T> y, TensorElement<T> x) => Binary.Apply<T, Atan2Operation>(y.Value, x.Value);

    public static TensorElement<T> Polygamma(int order, TensorElement<T> x) => Unary.Apply(x.Value, new PolygammaOperation(order));

    public static TensorElement<T> Abs(TensorElement<T> x) => Unary.Apply<T, AbsOperation>(x.Value);

    public static TensorElement<T> Floor(TensorElement<T> x) => Unary.Apply<T, FloorOperation>(x.Value);

    public static TensorElement<T> Ceiling(TensorElement<T> x) => Unary.Apply<T, CeilingOperation>(x.Value);

    public static TensorElement<T> Truncate(TensorElement<T> x) => Unary.Apply<T, TruncateOperation>(x.Value);

    public static TensorElement<T> Round(TensorElement<T> x) => Unary.Apply<T, RoundOperation>(x.Value);

    public static TensorElement<T> Sqrt(TensorElement<T> x) => Unary.Apply<T, SqrtOperation>(x.Value);

    public static TensorElement<T> Rsqrt(TensorElement<T> x) => Unary.Apply<T, RsqrtOperation>(x.Value);

    public static TensorElement<T> Exp(TensorElement<T> x) => Unary.Apply<T, ExpOperation>(x.Value);

    public static TensorElement<T> Exp2(TensorElement<T> x) => Unary.Apply<T, Exp2Operation>(x.Value);

    public static TensorElement<T> Expm1(TensorElement<T> x) => Unary.Apply<T, Expm1Operation>(x.Value);

    public static TensorElement<T> Log(TensorElement<T> x) => Unary.Apply<T, LogOperation>(x.Value);

    public static TensorElement<T> Log2(TensorElement<T> x) => Unary.Apply<T, Log2Operation>(x.Value);

    public static TensorElement<T> Log10(TensorElement<T> x) => Unary.Apply<T, Log10Operation>(x.Value);

    public static TensorElement<T> Log1p(TensorElement<T> x) => Unary.Apply<T, Log1pOperation>(x.Value);

    public static TensorElement<T> Sin(TensorElement<T> x) => Unary.Apply<T, SinOperation>(x.Value);

    public static TensorElement<T> Cos(TensorElement<T> x) => Unary.Apply<T, CosOperation>(x.Value);

    public static TensorElement<T> Tan(TensorElement<T> x) => Unary.Apply<T, TanOperation>(x.Value);

    public static TensorElement<T> Asin(TensorElement<T> x) => Unary.Apply<T, AsinOperation>(x.Value);

    public static TensorElement<T> Acos(TensorElement<T> x) => Unary.Apply<T, AcosOperation>(x.Value);

    public static TensorElement<T> Atan(TensorElement<T> x) => Unary.Apply<T, AtanOperation>(x.Value);

    public static TensorElement<T> Sinh(TensorElement<T> x) => Unary.Apply<T, SinhOperation>(x.Value);

    public static TensorElement<T> Cosh(TensorElement<T> x) => Unary.Apply<T, CoshOperation>(x.Value);

    public static TensorElement<T> Tanh(TensorElement<T> x) => Unary.Apply<T, TanhOperation>(x.Value);

    public static TensorElement<T> Asinh(TensorElement<T> x) => Unary.Apply<T, AsinhOperation>(x.Value);

    public static TensorElement<T> Acosh(TensorElement<T> x) => Unary.Apply<T, AcoshOperation>(x.Value);

    public static TensorElement<T> Atanh(TensorElement<T> x) => Unary.Apply<T, AtanhOperation>(x.Value);

    public static TensorElement<T> Sigmoid(TensorElement<T> x) => Unary.Apply<T, SigmoidOperation>(x.Value);

    public static TensorElement<T> Erf(TensorElement<T> x) => Unary.Apply<T, ErfOperation>(x.Value);

    public static TensorElement<T> Erfc(TensorElement<T> x) => Unary.Apply<T, ErfcOperation>(x.Value);

    public static TensorElement<T> Erfinv(TensorElement<T> x) => Unary.Apply<T, ErfinvOperation>(x.Value);

    public static TensorElement<T> LogGamma(TensorElement<T> x) => Unary.Apply<T, LogGammaOperation>(x.Value);

    public static TensorElement<T> CopySign(TensorElement<T> x, TensorElement<T> y) => Binary.Apply<T, CopySignOperation>(x.Value, y.Value);

    public static TensorElement<T> Pow(TensorElement<T> x, TensorElement<T> y) => Binary.Apply<T, PowOperation>(x.Value, y.Value);

    public static TensorElement<T> Hypot(TensorElement<T> x, TensorElement<T> y) => Binary.Apply<T, HypotOperation>(x.Value, y.Value);

    public static TensorElement<T> Remainder(TensorElement<T> x, TensorElement<T> y) => Binary.Apply<T, RemainderOperation>(x.Value, y.Value);

    /// <summary>A comparison as a tensor of 1 and 0, a constant for differentiation.</summary>
    private static TensorElement<T> Mask<TMap>(Tensor<T> x, Tensor<T> y)
        where TMap : struct, IMap2
    {
        var mask = Tensor<T>.Allocate(Broadcast.LayoutOf(x.Layout, y.Layout, "Compare"));
        Loops.Map(x, y, mask, default(TMap));
        return mask;
    }
}
