using Autodiff.Internal;

namespace Autodiff;

/// <content>Logic of tensors of booleans, of the bits for whole numbers, and the truth of a tensor of one element.</content>
public sealed partial class Tensor<T>
{
    /// <summary>Whether the one element is true, or not 0: so <c>if (x.Sum() &gt; 1)</c> compiles.</summary>
    /// <exception cref="InvalidOperationException">The tensor does not have exactly one element.</exception>
    public static bool operator true(Tensor<T> value) => value.Truth();

    /// <summary>Whether the one element is false, or 0.</summary>
    /// <exception cref="InvalidOperationException">The tensor does not have exactly one element.</exception>
    public static bool operator false(Tensor<T> value) => !value.Truth();

    /// <summary>Where elements are false, or 0.</summary>
    public static Tensor<bool> operator !(Tensor<T> value) => value.Eq(default(T));

    /// <summary>Both, of booleans; of whole numbers, of their bits.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="NotSupportedException">The elements are of float or double.</exception>
    public static Tensor<T> operator &(Tensor<T> left, Tensor<T> right) => left.OfBits<WholeAnd>(right);

    /// <summary>Either or both, of booleans; of whole numbers, of their bits.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="NotSupportedException">The elements are of float or double.</exception>
    public static Tensor<T> operator |(Tensor<T> left, Tensor<T> right) => left.OfBits<WholeOr>(right);

    /// <summary>One but not the other, of booleans; of whole numbers, of their bits.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="NotSupportedException">The elements are of float or double.</exception>
    public static Tensor<T> operator ^(Tensor<T> left, Tensor<T> right) => left.OfBits<WholeXor>(right);

    /// <summary>The opposite, of booleans; of whole numbers, of each bit.</summary>
    /// <exception cref="NotSupportedException">The elements are of float or double.</exception>
    public static Tensor<T> operator ~(Tensor<T> value) =>
        typeof(T) == typeof(bool) ? (Tensor<T>)(object)!value : value.OfBits<WholeXor>(Scalar(Number.From<T>(-1)));

    /// <summary>Where elements of both are true, or not 0.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<bool> LogicalAnd(Tensor<T> other) => Ne(default(T)) & other.Ne(default(T));

    /// <summary>Where elements of either are true, or not 0.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<bool> LogicalOr(Tensor<T> other) => Ne(default(T)) | other.Ne(default(T));

    /// <summary>Where an element of one, not of the other, is true, or not 0.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<bool> LogicalXor(Tensor<T> other) => Ne(default(T)) ^ other.Ne(default(T));

    /// <summary>Where elements are false, or 0, as <c>!x</c>.</summary>
    public Tensor<bool> LogicalNot() => !this;

    private Tensor<T> OfBits<TOperation>(Tensor<T> other)
        where TOperation : struct, IWholeOperation =>
        typeof(T) == typeof(bool)
            ? (Tensor<T>)(object)WholeNumbers.OfTruth<TOperation>((Tensor<bool>)(object)this, (Tensor<bool>)(object)other)
            : WholeNumbers.Apply<T, TOperation>(this, other);

    private bool Truth() => Count == 1
        ? Number.ToDouble(Buffer[Offset]) != 0
        : throw new InvalidOperationException($"A tensor of shape {Layout} with {Count} elements is neither true nor false. Use All() or Any() to ask about all of its elements.");
}
