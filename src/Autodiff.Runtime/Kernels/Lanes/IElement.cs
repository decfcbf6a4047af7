namespace Autodiff.Internal;

/// <summary>
/// What a differentiable formula of numbers is written over, once: the lanes of a kernel, which compute, or tensors on the
/// tape, whose gradients have gradients.
/// </summary>
/// <remarks>
/// Comparisons give masks, which only <see cref="Select"/> and the operators <c>&amp;</c>, <c>|</c> and <c>~</c> take. The
/// special cases of the functions (NaN, infinities, signs of zeros) are those of C.
/// </remarks>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal interface IElement<TSelf>
    where TSelf : struct, IElement<TSelf>
{
    /// <summary>The same number everywhere, rounded to the precision of the elements.</summary>
    static abstract TSelf Constant(double value);

    static abstract TSelf operator +(TSelf x, TSelf y);

    static abstract TSelf operator -(TSelf x, TSelf y);

    static abstract TSelf operator *(TSelf x, TSelf y);

    static abstract TSelf operator /(TSelf x, TSelf y);

    static abstract TSelf operator -(TSelf x);

    /// <summary>Of masks.</summary>
    static abstract TSelf operator &(TSelf x, TSelf y);

    /// <summary>Of masks.</summary>
    static abstract TSelf operator |(TSelf x, TSelf y);

    /// <summary>Of a mask.</summary>
    static abstract TSelf operator ~(TSelf x);

    static abstract TSelf LessThan(TSelf x, TSelf y);

    static abstract TSelf LessThanOrEqual(TSelf x, TSelf y);

    static abstract TSelf Equals(TSelf x, TSelf y);

    /// <summary>The elements of <paramref name="whenTrue"/> where the mask is set, else those of the other.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    static abstract TSelf Abs(TSelf x);

    /// <summary>The magnitude of one with the sign of the other.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>The larger; NaN if either is NaN; +0 is larger than -0.</summary>
    static abstract TSelf Max(TSelf x, TSelf y);

    /// <summary>The smaller; NaN if either is NaN; -0 is smaller than +0.</summary>
    static abstract TSelf Min(TSelf x, TSelf y);

    static abstract TSelf Floor(TSelf x);

    static abstract TSelf Ceiling(TSelf x);

    static abstract TSelf Truncate(TSelf x);

    /// <summary>The nearest whole number, of two the even one.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>The nearest number to the square root.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary><c>1 / sqrt(x)</c>.</summary>
    static abstract TSelf Rsqrt(TSelf x);

    static abstract TSelf Exp(TSelf x);

    static abstract TSelf Exp2(TSelf x);

    /// <summary><c>exp(x) - 1</c>.</summary>
    static abstract TSelf Expm1(TSelf x);

    static abstract TSelf Log(TSelf x);

    static abstract TSelf Log2(TSelf x);

    static abstract TSelf Log10(TSelf x);

    /// <summary><c>log(1 + x)</c>.</summary>
    static abstract TSelf Log1p(TSelf x);

    static abstract TSelf Sin(TSelf x);

    static abstract TSelf Cos(TSelf x);

    static abstract TSelf Tan(TSelf x);

    static abstract TSelf Asin(TSelf x);

    static abstract TSelf Acos(TSelf x);

    static abstract TSelf Atan(TSelf x);

    static abstract TSelf Sinh(TSelf x);

    static abstract TSelf Cosh(TSelf x);

    static abstract TSelf Tanh(TSelf x);

    static abstract TSelf Asinh(TSelf x);

    static abstract TSelf Acosh(TSelf x);

    static abstract TSelf Atanh(TSelf x);

    /// <summary><c>1 / (1 + exp(-x))</c>.</summary>
    static abstract TSelf Sigmoid(TSelf x);

    /// <summary>The error function.</summary>
    static abstract TSelf Erf(TSelf x);

    /// <summary><c>1 - erf(x)</c>, without cancellation.</summary>
    static abstract TSelf Erfc(TSelf x);

    /// <summary>The inverse of the error function.</summary>
    static abstract TSelf Erfinv(TSelf x);

    /// <summary><c>log |Gamma(x)|</c>.</summary>
    static abstract TSelf LogGamma(TSelf x);

    /// <summary>The derivative of some order of the digamma function, which has order 0.</summary>
    static abstract TSelf Polygamma(int order, TSelf x);

    /// <summary><c>x^y</c> with the special cases of <see cref="Math.Pow"/>.</summary>
    static abstract TSelf Pow(TSelf x, TSelf y);

    /// <summary>The angle of the point (x, y), from -pi to pi.</summary>
    static abstract TSelf Atan2(TSelf y, TSelf x);

    /// <summary><c>sqrt(x^2 + y^2)</c>, which neither overflows nor vanishes on the way.</summary>
    static abstract TSelf Hypot(TSelf x, TSelf y);

    /// <summary><c>x - y * truncate(x / y)</c>, exactly: it has the sign of x.</summary>
    static abstract TSelf Remainder(TSelf x, TSelf y);
}
