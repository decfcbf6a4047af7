using Autodiff.Internal;

namespace Autodiff;

/// <content>The operators by their names.</content>
public sealed partial class Tensor<T>
{
    /// <summary>The sum, element by element, as <c>x + y</c>.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<T> Add(Tensor<T> other) => this + other;

    /// <summary>The sum with a multiple: <c>x + alpha y</c>, in one pass.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<T> Add(Tensor<T> other, double alpha) =>
        Number.IsReal<T>() ? Binary.Apply(this, other, new AddMultipleOperation(alpha)) : this + other * alpha;

    /// <summary>The sum of each element and a number.</summary>
    public Tensor<T> Add(double number) => this + number;

    /// <summary>The sum of each element and a number of the element type.</summary>
    public Tensor<T> Add(T number) => this + number;

    /// <summary>The difference, element by element, as <c>x - y</c>.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<T> Sub(Tensor<T> other) => this - other;

    /// <summary>The difference from a multiple: <c>x - alpha y</c>, in one pass.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<T> Sub(Tensor<T> other, double alpha) =>
        Number.IsReal<T>() ? Binary.Apply(this, other, new AddMultipleOperation(-alpha)) : this - other * alpha;

    /// <summary>The difference of each element and a number.</summary>
    public Tensor<T> Sub(double number) => this - number;

    /// <summary>The difference of each element and a number of the element type.</summary>
    public Tensor<T> Sub(T number) => this - number;

    /// <summary>The product, element by element, as <c>x * y</c>.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<T> Mul(Tensor<T> other) => this * other;

    /// <summary>Each element times a number.</summary>
    public Tensor<T> Mul(double number) => this * number;

    /// <summary>Each element times a number of the element type.</summary>
    public Tensor<T> Mul(T number) => this * number;

    /// <summary>The quotient, element by element, as <c>x / y</c>.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="NotSupportedException">The elements are whole numbers.</exception>
    public Tensor<T> Div(Tensor<T> other) => this / other;

    /// <summary>Each element divided by a number.</summary>
    /// <exception cref="NotSupportedException">The elements are whole numbers.</exception>
    public Tensor<T> Div(double number) => this / number;

    /// <summary>The opposite of each element, as <c>-x</c>.</summary>
    public Tensor<T> Neg() => -this;
}
