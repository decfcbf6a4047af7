using System.ComponentModel;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

public ref partial struct Tape
{
    /// <summary>
    /// An array of exactly this length with every element zero, as <c>new T[length]</c> gives, which lives until
    /// <see cref="Dispose"/>. It must not leave the method that disposes of the tape.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="length">The length, zero or more.</param>
    /// <returns>A cleared array that nothing else refers to.</returns>
    /// <exception cref="OverflowException">The length is negative.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T[] Rent<T>(int length)
    {
        var array = ExactArrayPool.Current.Rent<T>(length, ref _loans);
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            Array.Clear(array); // arrays of references were cleared when they came back
        return array;
    }

    /// <summary>A copy of <paramref name="source"/>, as <c>Clone</c> gives, which lives until <see cref="Dispose"/>.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="source">The array to copy.</param>
    /// <returns>An array of the same length and content.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T[] RentCopy<T>(T[] source)
    {
        var array = ExactArrayPool.Current.Rent<T>(source.Length, ref _loans);
        source.AsSpan().CopyTo(array);
        return array;
    }

    /// <summary>
    /// An array of exactly this shape with every element zero, as <c>new T[rows, columns]</c> gives, which lives until
    /// <see cref="Dispose"/>. It must not leave the method that disposes of the tape.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="rows">The length of the first dimension, zero or more.</param>
    /// <param name="columns">The length of the second dimension, zero or more.</param>
    /// <returns>A cleared array that nothing else refers to.</returns>
    /// <exception cref="OverflowException">A length is negative.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T[,] Rent2<T>(int rows, int columns)
    {
        var array = ExactArrayPool.Current.Rent<T>(rows, columns, ref _loans);
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            Array.Clear(array); // arrays of references were cleared when they came back
        return array;
    }

    /// <summary>A copy of <paramref name="source"/>, as <c>Clone</c> gives, which lives until <see cref="Dispose"/>.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="source">The array to copy.</param>
    /// <returns>An array of the same shape and content.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T[,] RentCopy2<T>(T[,] source)
    {
        var array = ExactArrayPool.Current.Rent<T>(source.GetLength(0), source.GetLength(1), ref _loans);
        Array.Copy(source, array, source.Length);
        return array;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReturnArrays()
    {
        ExactArrayPool.Current.Return(_loans!);
        _loans = null;
    }
}
