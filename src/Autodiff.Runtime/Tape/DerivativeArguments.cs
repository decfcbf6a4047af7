using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <summary>
/// What generated derivative members check before they write anything, and the few bulk operations on gradients they
/// share. Not meant to be called by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DerivativeArguments
{
    private const string Destination = "destination";

    /// <summary>Requires that an argument is not null.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="name">The name of its parameter.</param>
    /// <exception cref="ArgumentNullException">The argument is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NotNull([NotNull] object? argument, string name)
    {
        if (argument is null)
            ThrowNull(name);
    }

    /// <summary>Requires that a destination (or a tangent) is as long as the parameter it belongs to.</summary>
    /// <param name="expected">The length of the primal argument.</param>
    /// <param name="actual">The length of the argument that goes with it.</param>
    /// <param name="primalName">The name of the primal parameter.</param>
    /// <param name="destinationName">The name of the parameter that goes with it.</param>
    /// <param name="role">What the second one is, for the message: a destination, a tangent, a cotangent.</param>
    /// <exception cref="ArgumentException">The lengths differ; the message names both.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameLength(
        int expected, int actual, string primalName, string destinationName, string role = Destination)
    {
        if (expected != actual)
            ThrowLength(expected, actual, primalName, destinationName, role);
    }

    /// <summary>Requires that two arrays have the same lengths in both dimensions.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="primal">The primal argument.</param>
    /// <param name="destination">The argument that goes with it.</param>
    /// <param name="primalName">The name of the primal parameter.</param>
    /// <param name="destinationName">The name of the parameter that goes with it.</param>
    /// <param name="role">What the second one is, for the message: a destination, a tangent, a cotangent.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ; the message names both.</exception>
    public static void SameShape<T>(
        [NotNull] T[,]? primal,
        [NotNull] T[,]? destination,
        string primalName,
        string destinationName,
        string role = Destination)
    {
        NotNull(primal, primalName);
        NotNull(destination, destinationName);
        if (primal.GetLength(0) != destination.GetLength(0) || primal.GetLength(1) != destination.GetLength(1))
        {
            ThrowShape(
                primal.GetLength(0), primal.GetLength(1), destination.GetLength(0), destination.GetLength(1),
                primalName, destinationName, role);
        }
    }

    /// <summary>
    /// Requires that two jagged arrays have the same number of rows and rows of the same lengths, null where the other
    /// is null.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="primal">The primal argument.</param>
    /// <param name="destination">The argument that goes with it.</param>
    /// <param name="primalName">The name of the primal parameter.</param>
    /// <param name="destinationName">The name of the parameter that goes with it.</param>
    /// <param name="role">What the second one is, for the message: a destination, a tangent, a cotangent.</param>
    /// <exception cref="ArgumentNullException">An array is null (a null row is none).</exception>
    /// <exception cref="ArgumentException">The shapes differ; the message names the row and both lengths.</exception>
    public static void SameShape<T>(
        [NotNull] T[]?[]? primal,
        [NotNull] T[]?[]? destination,
        string primalName,
        string destinationName,
        string role = Destination)
    {
        NotNull(primal, primalName);
        NotNull(destination, destinationName);
        SameLength(primal.Length, destination.Length, primalName, destinationName, role);
        for (var i = 0; i < primal.Length; i++)
        {
            if ((primal[i]?.Length ?? -1) != (destination[i]?.Length ?? -1))
                ThrowRow(i, primal[i], destination[i], primalName, destinationName, role);
        }
    }

    /// <summary>
    /// Requires that no row of a jagged array stands in it twice: what is written to one would appear in the other.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The array that is written, or null.</param>
    /// <param name="name">The name of its parameter.</param>
    /// <exception cref="ArgumentException">Two rows are one array; the message names both indices.</exception>
    public static void DistinctRows<T>(T[]?[]? array, string name)
    {
        if (array is not null && RowSet.FindRepeated(array) is var (first, second))
            ThrowRepeatedRow(first, second, name);
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowNull(string name) => throw new ArgumentNullException(name);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLength(int expected, int actual, string primal, string destination, string role) =>
        throw new ArgumentException(
            $"The {role} '{destination}' has length {actual}, but '{primal}' has length {expected}; they must be equal.",
            destination);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowShape(
        int rows, int columns, int actualRows, int actualColumns, string primal, string destination, string role) =>
        throw new ArgumentException(
            $"The {role} '{destination}' has shape [{actualRows}, {actualColumns}], but '{primal}' has shape "
            + $"[{rows}, {columns}]; they must be equal.",
            destination);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowRow(
        int row, Array? expected, Array? actual, string primal, string destination, string role)
    {
        throw new ArgumentException(
            $"Row {row} of the {role} '{destination}' {Describe(actual)}, but row {row} of '{primal}' "
            + $"{Describe(expected)}; they must be equal.",
            destination);

        static string Describe(Array? array) => array is null ? "is null" : $"has length {array.Length}";
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowRepeatedRow(int first, int second, string name) =>
        throw new ArgumentException(
            $"Rows {first} and {second} of '{name}' are the same array; an array that is written must have distinct rows.",
            name);
}
