namespace Autodiff.Internal;

/// <summary>Quotients that are 0 where they would divide by 0, and so are all their derivatives.</summary>
internal static class SafeQuotient
{
    /// <summary><c>number / x</c>, and 0 where x is 0; recorded.</summary>
    public static Tensor<T> Apply<T>(double number, Tensor<T> x)
        where T : unmanaged
    {
        var isZero = ElementMasks.Equal(x, 0);
        return Selection.Apply(isZero, Tensor<T>.Scalar(default), number / WithoutZeros(x, isZero));
    }

    /// <summary>x with 1 in place of its zeros, recorded; so a function of it is harmless there even where its result is dropped.</summary>
    public static Tensor<T> WithoutZeros<T>(Tensor<T> x, Tensor<T> isZero)
        where T : unmanaged => Selection.Apply(isZero, Tensor<T>.Scalar(Number.One<T>()), x);
}
