using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autodiff.Internal;

namespace Autodiff;

public static partial class DerivativeArguments
{
    /// <summary>Requires that two spans, of which at least one is written, share no memory.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="a">The first argument.</param>
    /// <param name="b">The second argument.</param>
    /// <param name="nameA">The name of the first parameter.</param>
    /// <param name="nameB">The name of the second parameter.</param>
    /// <exception cref="ArgumentException">They overlap; the message names both.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoOverlap<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, string nameA, string nameB)
    {
        if (a.Overlaps(b))
            ThrowOverlap(nameA, nameB);
    }

    /// <summary>
    /// Requires that two arrays, of which at least one is written, are not one array; nulls and empty arrays pass.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="a">The first argument.</param>
    /// <param name="b">The second argument.</param>
    /// <param name="nameA">The name of the first parameter.</param>
    /// <param name="nameB">The name of the second parameter.</param>
    /// <exception cref="ArgumentException">They are one array; the message names both.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoOverlap<T>(T[]? a, T[]? b, string nameA, string nameB)
    {
        if (ReferenceEquals(a, b) && a is { Length: > 0 })
            ThrowOverlap(nameA, nameB);
    }

    /// <summary>Requires that an array and a span, of which at least one is written, share no memory.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="a">The first argument.</param>
    /// <param name="b">The second argument.</param>
    /// <param name="nameA">The name of the first parameter.</param>
    /// <param name="nameB">The name of the second parameter.</param>
    /// <exception cref="ArgumentException">They overlap; the message names both.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoOverlap<T>(T[]? a, ReadOnlySpan<T> b, string nameA, string nameB) =>
        NoOverlap(new ReadOnlySpan<T>(a), b, nameA, nameB);

    /// <summary>
    /// Requires that two arrays, of which at least one is written, are not one array; nulls and empty arrays pass.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="a">The first argument.</param>
    /// <param name="b">The second argument.</param>
    /// <param name="nameA">The name of the first parameter.</param>
    /// <param name="nameB">The name of the second parameter.</param>
    /// <exception cref="ArgumentException">They are one array; the message names both.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoOverlap<T>(T[,]? a, T[,]? b, string nameA, string nameB)
    {
        if (ReferenceEquals(a, b) && a is { Length: > 0 })
            ThrowOverlap(nameA, nameB);
    }

    /// <summary>Requires that an array and a span, of which at least one is written, share no memory.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="a">The first argument.</param>
    /// <param name="b">The second argument.</param>
    /// <param name="nameA">The name of the first parameter.</param>
    /// <param name="nameB">The name of the second parameter.</param>
    /// <exception cref="ArgumentException">They overlap; the message names both.</exception>
    public static void NoOverlap<T>(T[,]? a, ReadOnlySpan<T> b, string nameA, string nameB) =>
        NoOverlap(a is null ? default : Elements(a), b, nameA, nameB);

    /// <summary>Requires that two jagged arrays, of which at least one is written, are not one and share no row.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="a">The first argument.</param>
    /// <param name="b">The second argument.</param>
    /// <param name="nameA">The name of the first parameter.</param>
    /// <param name="nameB">The name of the second parameter.</param>
    /// <exception cref="ArgumentException">They share a row; the message names both and the rows.</exception>
    public static void NoOverlap<T>(T[]?[]? a, T[]?[]? b, string nameA, string nameB)
    {
        if (a is null || b is null || a.Length == 0)
            return;
        if (ReferenceEquals(a, b))
            ThrowOverlap(nameA, nameB);
        if (RowSet.FindShared(a, b) is var (rowA, rowB))
            ThrowOverlap($"{nameA}[{rowA}]", $"{nameB}[{rowB}]");
    }

    /// <summary>Requires that a jagged array and a span, of which at least one is written, share no memory.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="a">The first argument.</param>
    /// <param name="b">The second argument.</param>
    /// <param name="nameA">The name of the first parameter.</param>
    /// <param name="nameB">The name of the second parameter.</param>
    /// <exception cref="ArgumentException">A row overlaps the span; the message names both and the row.</exception>
    public static void NoOverlap<T>(T[]?[]? a, ReadOnlySpan<T> b, string nameA, string nameB)
    {
        for (var i = 0; i < (a?.Length ?? 0); i++)
        {
            if (new ReadOnlySpan<T>(a![i]).Overlaps(b))
                ThrowOverlap($"{nameA}[{i}]", nameB);
        }
    }

    /// <summary>Requires that a variable passed by reference, when it or the span is written, does not lie in the span.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="a">The first argument.</param>
    /// <param name="b">The second argument.</param>
    /// <param name="nameA">The name of the first parameter.</param>
    /// <param name="nameB">The name of the second parameter.</param>
    /// <exception cref="ArgumentException">They overlap; the message names both.</exception>
    public static void NoOverlap<T>(ref readonly T a, ReadOnlySpan<T> b, string nameA, string nameB) =>
        NoOverlap(MemoryMarshal.CreateReadOnlySpan(in a, 1), b, nameA, nameB);

    /// <summary>Requires that two variables passed by reference, of which at least one is written, are not one variable.</summary>
    /// <typeparam name="T">The type of the variables.</typeparam>
    /// <param name="a">The first argument.</param>
    /// <param name="b">The second argument.</param>
    /// <param name="nameA">The name of the first parameter.</param>
    /// <param name="nameB">The name of the second parameter.</param>
    /// <exception cref="ArgumentException">They are one variable; the message names both.</exception>
    public static void NoOverlap<T>(ref readonly T a, ref readonly T b, string nameA, string nameB)
    {
        if (Unsafe.AreSame(in a, in b))
            ThrowOverlap(nameA, nameB);
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowOverlap(string nameA, string nameB) =>
        throw new ArgumentException(
            $"'{nameA}' and '{nameB}' overlap; an array that is written, or a destination, may not overlap another "
            + "argument.",
            nameB);

    private static Span<T> Elements<T>(T[,] array) =>
        MemoryMarshal.CreateSpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
}
