namespace Autodiff.Internal;

/// <summary>
/// One or several numbers that are computed with at once: a single number, or a vector of 256 or 512 bits. What is written
/// once over lanes runs at every width and gives the same bits at each (NaNs count as equal).
/// </summary>
/// <remarks>
/// Arithmetic is IEEE, rounded to nearest even; multiplication and addition are contracted only where
/// <see cref="FusedMultiplyAdd(TSelf, TSelf, TSelf)"/> says so. Comparisons give masks: all bits of an element set, or none. The errors of the
/// elementary functions are stated in <see cref="SingleFunctions"/> and <see cref="DoubleFunctions"/>.
/// </remarks>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="T">The type of an element.</typeparam>
internal unsafe interface ILane<TSelf, T>
    where TSelf : unmanaged, ILane<TSelf, T>
    where T : unmanaged
{
    /// <summary>How many elements.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every element.</summary>
    static abstract TSelf Create(T value);

    /// <summary>The elements at an address of any alignment.</summary>
    static abstract TSelf Load(T* source);

    /// <summary>The first elements at an address, and zeros; memory after them is not touched.</summary>
    static abstract TSelf Load(T* source, int count);

    /// <summary>Writes all elements.</summary>
    static abstract void Store(T* destination, TSelf value);

    /// <summary>Writes the first elements; memory after them is not touched.</summary>
    static abstract void Store(T* destination, TSelf value, int count);

    static abstract TSelf operator +(TSelf x, TSelf y);

    static abstract TSelf operator -(TSelf x, TSelf y);

    static abstract TSelf operator *(TSelf x, TSelf y);

    static abstract TSelf operator /(TSelf x, TSelf y);

    static abstract TSelf operator -(TSelf x);

    /// <summary>Of the bits.</summary>
    static abstract TSelf operator &(TSelf x, TSelf y);

    /// <summary>Of the bits.</summary>
    static abstract TSelf operator |(TSelf x, TSelf y);

    /// <summary>Of the bits.</summary>
    static abstract TSelf operator ^(TSelf x, TSelf y);

    /// <summary>Of the bits.</summary>
    static abstract TSelf operator ~(TSelf x);

    /// <summary><c>x * y + z</c>, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary>
    /// <c>x * y + z</c>, rounded once, with the same z in every element: a step of Horner's scheme. It costs the JIT, which
    /// gives up inlining at some number of locals, less than <see cref="Create"/> and the other.
    /// </summary>
    static abstract TSelf FusedMultiplyAdd(TSelf x, TSelf y, T z);

    static abstract TSelf LessThan(TSelf x, TSelf y);

    static abstract TSelf LessThanOrEqual(TSelf x, TSelf y);

    static abstract TSelf Equals(TSelf x, TSelf y);

    /// <summary>The elements of <paramref name="whenTrue"/> where the mask is set, else those of the other.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    /// <summary>Whether any element of a mask is set.</summary>
    static abstract bool Any(TSelf mask);

    static abstract TSelf Abs(TSelf x);

    /// <summary>The magnitude of one with the sign of the other.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>The larger; NaN if either is NaN; +0 is larger than -0.</summary>
    static abstract TSelf Max(TSelf x, TSelf y);

    /// <summary>The smaller; NaN if either is NaN; -0 is smaller than +0.</summary>
    static abstract TSelf Min(TSelf x, TSelf y);

    /// <summary><c>x &gt; y ? x : y</c>, so y if either is NaN: one instruction.</summary>
    static abstract TSelf MaxOrSecond(TSelf x, TSelf y);

    /// <summary><c>x &lt; y ? x : y</c>, so y if either is NaN: one instruction.</summary>
    static abstract TSelf MinOrSecond(TSelf x, TSelf y);

    static abstract TSelf Floor(TSelf x);

    static abstract TSelf Ceiling(TSelf x);

    static abstract TSelf Truncate(TSelf x);

    /// <summary>The nearest whole number, of two the even one.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>
    /// <c>x * 2^exponent</c>, rounded once, for |x| from 1/4 to 4 and whole exponents of at most twice the format's range.
    /// </summary>
    static abstract TSelf Scale(TSelf x, TSelf exponent);

    /// <summary>Splits positive, normal numbers into <c>m * 2^exponent</c> with m between the roots of 1/2 and 2.</summary>
    static abstract TSelf SplitExponent(TSelf x, out TSelf exponent);

    /// <summary>A mask of one bit of the representation: 0 is the lowest.</summary>
    static abstract TSelf MaskOfBit(TSelf x, int bit);

    /// <summary>The nearest number to the square root.</summary>
    static abstract TSelf Sqrt(TSelf x);

    static abstract TSelf Rsqrt(TSelf x);

    static abstract TSelf Exp(TSelf x);

    static abstract TSelf Exp2(TSelf x);

    /// <summary><c>exp(x) - 1</c>.</summary>
    static abstract TSelf Expm1(TSelf x);

    static abstract TSelf Log(TSelf x);

    /// <summary><c>log(1 + x)</c>.</summary>
    static abstract TSelf Log1p(TSelf x);

    static abstract TSelf Sin(TSelf x);

    static abstract TSelf Cos(TSelf x);

    static abstract TSelf Tan(TSelf x);

    static abstract TSelf Atan(TSelf x);

    static abstract TSelf Sinh(TSelf x);

    static abstract TSelf Cosh(TSelf x);

    static abstract TSelf Tanh(TSelf x);

    /// <summary><c>1 / (1 + exp(-x))</c>.</summary>
    static abstract TSelf Sigmoid(TSelf x);

    /// <summary>The error function.</summary>
    static abstract TSelf Erf(TSelf x);

    /// <summary><c>x^y</c> with the special cases of <see cref="Math.Pow"/>.</summary>
    static abstract TSelf Pow(TSelf x, TSelf y);
}
