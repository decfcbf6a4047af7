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
internal unsafe interface ILane<TSelf, T> : IElement<TSelf>
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

    /// <summary>Of the bits.</summary>
    static abstract TSelf operator ^(TSelf x, TSelf y);

    /// <summary><c>x * y + z</c>, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary>
    /// <c>x * y + z</c>, rounded once, with the same z in every element: a step of Horner's scheme. It costs the JIT, which
    /// gives up inlining at some number of locals, less than <see cref="Create"/> and the other.
    /// </summary>
    static abstract TSelf FusedMultiplyAdd(TSelf x, TSelf y, T z);

    /// <summary>Whether any element of a mask is set.</summary>
    static abstract bool Any(TSelf mask);

    /// <summary><c>x &gt; y ? x : y</c>, so y if either is NaN: one instruction.</summary>
    static abstract TSelf MaxOrSecond(TSelf x, TSelf y);

    /// <summary><c>x &lt; y ? x : y</c>, so y if either is NaN: one instruction.</summary>
    static abstract TSelf MinOrSecond(TSelf x, TSelf y);

    /// <summary>
    /// <c>x * 2^exponent</c>, rounded once, for |x| from 1/4 to 4 and whole exponents of at most twice the format's range.
    /// </summary>
    static abstract TSelf Scale(TSelf x, TSelf exponent);

    /// <summary>Splits positive, normal numbers into <c>m * 2^exponent</c> with m between the roots of 1/2 and 2.</summary>
    static abstract TSelf SplitExponent(TSelf x, out TSelf exponent);

    /// <summary>A mask of one bit of the representation: 0 is the lowest.</summary>
    static abstract TSelf MaskOfBit(TSelf x, int bit);

    /// <summary><c>log((1 + fraction) * 2^exponent)</c> for 1 + fraction between the roots of 1/2 and 2.</summary>
    static abstract TSelf LogOfParts(TSelf fraction, TSelf exponent);

    /// <summary>The binary logarithm of a finite positive number as a sum of two, to about half more digits.</summary>
    static abstract TSelf Log2OfMagnitude(TSelf x, out TSelf rest);

    /// <summary><c>atan(t) - t</c> for t up to tan(pi/8) in magnitude.</summary>
    static abstract TSelf AtanTail(TSelf t);
}
