using System.Numerics;
using System.Runtime.InteropServices;

namespace Autodiff;

public static partial class DerivativeArguments
{
    /// <summary>Adds <paramref name="source"/> to <paramref name="destination"/> element by element.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="source">What is added.</param>
    /// <param name="destination">What it is added to; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void AddTo<T>(ReadOnlySpan<T> source, Span<T> destination)
        where T : unmanaged, INumberBase<T>
    {
        SameLength(source.Length, destination.Length, nameof(source), nameof(destination));
        var i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var sources = MemoryMarshal.Cast<T, Vector<T>>(source);
            var destinations = MemoryMarshal.Cast<T, Vector<T>>(destination);
            for (var j = 0; j < sources.Length && j < destinations.Length; j++)
                destinations[j] += sources[j];
            i = sources.Length * Vector<T>.Count;
        }

        for (; i < source.Length; i++)
            destination[i] += source[i];
    }

    /// <summary>Adds <paramref name="source"/> to <paramref name="destination"/> element by element.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="source">What is added.</param>
    /// <param name="destination">What it is added to; of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AddTo<T>(T[,] source, T[,] destination)
        where T : unmanaged, INumberBase<T>
    {
        SameShape(source, destination, nameof(source), nameof(destination));
        AddTo<T>(Elements(source), Elements(destination));
    }

    /// <summary>Adds <paramref name="source"/> to <paramref name="destination"/> element by element, skipping null rows.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="source">What is added.</param>
    /// <param name="destination">What it is added to; of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AddTo<T>(T[]?[] source, T[]?[] destination)
        where T : unmanaged, INumberBase<T>
    {
        SameShape(source, destination, nameof(source), nameof(destination));
        for (var i = 0; i < source.Length; i++)
            AddTo<T>(source[i].AsSpan(), destination[i].AsSpan());
    }

    /// <summary>Sets every element to zero.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="destination">The array to clear.</param>
    public static void Clear<T>(T[,] destination)
        where T : unmanaged => Elements(destination).Clear();

    /// <summary>Sets every element of every row to zero; null rows stay null.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="destination">The array to clear.</param>
    public static void Clear<T>(T[]?[] destination)
        where T : unmanaged
    {
        foreach (var row in destination)
            row.AsSpan().Clear();
    }

    /// <summary>A new array of the same length, all zero.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="values">The array whose length is taken.</param>
    /// <returns>The new array.</returns>
    public static T[] ZerosLike<T>(T[] values)
        where T : unmanaged => new T[values.Length];

    /// <summary>A new array as long as a span, all zero.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="values">The span whose length is taken.</param>
    /// <returns>The new array.</returns>
    public static T[] ZerosLike<T>(ReadOnlySpan<T> values)
        where T : unmanaged => new T[values.Length];

    /// <summary>A new array of the same shape, all zero.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="values">The array whose shape is taken.</param>
    /// <returns>The new array.</returns>
    public static T[,] ZerosLike<T>(T[,] values)
        where T : unmanaged => new T[values.GetLength(0), values.GetLength(1)];

    /// <summary>A new jagged array with rows of the same lengths, all zero; null rows stay null.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="values">The array whose shape is taken.</param>
    /// <returns>The new array, every row of its own.</returns>
    public static T[][] ZerosLike<T>(T[]?[] values)
        where T : unmanaged
    {
        var zeros = new T[values.Length][];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } row)
                zeros[i] = new T[row.Length];
        }

        return zeros;
    }
}
