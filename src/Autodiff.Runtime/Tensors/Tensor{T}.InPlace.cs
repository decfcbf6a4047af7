using Autodiff.Internal;

namespace Autodiff;

/// <content>Changes in place, whose names end in an underscore; operators are never in place.</content>
public sealed partial class Tensor<T>
{
    /// <summary>Adds to each element, in place.</summary>
    /// <exception cref="ArgumentException">The operand does not broadcast to this shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Add_(Tensor<T> other) =>
        Number.IsReal<T>() ? Binary.ApplyInPlace<T, AdditionOperation>(this, other, nameof(Add_)) : WholeNumbers.ApplyInPlace<T, WholeAdd>(this, other);

    /// <summary>Adds a multiple of another tensor, in place: <c>x + alpha y</c>.</summary>
    /// <exception cref="ArgumentException">The operand does not broadcast to this shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Add_(Tensor<T> other, double alpha) =>
        Number.IsReal<T>() ? Binary.ApplyInPlace(this, other, nameof(Add_), new AddMultipleOperation(alpha)) : WholeNumbers.ApplyInPlace<T, WholeAdd>(this, other * alpha);

    /// <summary>Adds a number to each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Add_(double number) =>
        Number.IsReal<T>() ? Unary.ApplyInPlace(this, nameof(Add_), new AddNumberOperation(number)) : WholeNumbers.ApplyInPlace<T, WholeAdd>(this, Scalar(Number.Exactly<T>(number)));

    /// <summary>Adds a number of the element type to each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Add_(T number) =>
        Number.IsReal<T>() ? Add_(Number.ToDouble(number)) : WholeNumbers.ApplyInPlace<T, WholeAdd>(this, Scalar(number));

    /// <summary>Subtracts from each element, in place.</summary>
    /// <exception cref="ArgumentException">The operand does not broadcast to this shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Sub_(Tensor<T> other) =>
        Number.IsReal<T>() ? Binary.ApplyInPlace<T, SubtractionOperation>(this, other, nameof(Sub_)) : WholeNumbers.ApplyInPlace<T, WholeSubtract>(this, other);

    /// <summary>Subtracts a multiple of another tensor, in place: <c>x - alpha y</c>, a step of gradient descent.</summary>
    /// <exception cref="ArgumentException">The operand does not broadcast to this shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Sub_(Tensor<T> other, double alpha) =>
        Number.IsReal<T>() ? Binary.ApplyInPlace(this, other, nameof(Sub_), new AddMultipleOperation(-alpha)) : WholeNumbers.ApplyInPlace<T, WholeSubtract>(this, other * alpha);

    /// <summary>Subtracts a number from each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Sub_(double number) =>
        Number.IsReal<T>() ? Unary.ApplyInPlace(this, nameof(Sub_), new AddNumberOperation(-number)) : WholeNumbers.ApplyInPlace<T, WholeSubtract>(this, Scalar(Number.Exactly<T>(number)));

    /// <summary>Subtracts a number of the element type from each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Sub_(T number) =>
        Number.IsReal<T>() ? Sub_(Number.ToDouble(number)) : WholeNumbers.ApplyInPlace<T, WholeSubtract>(this, Scalar(number));

    /// <summary>Multiplies each element, in place.</summary>
    /// <exception cref="ArgumentException">The operand does not broadcast to this shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Mul_(Tensor<T> other) =>
        Number.IsReal<T>() ? Binary.ApplyInPlace<T, MultiplicationOperation>(this, other, nameof(Mul_)) : WholeNumbers.ApplyInPlace<T, WholeMultiply>(this, other);

    /// <summary>Multiplies each element by a number, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Mul_(double number) =>
        Number.IsReal<T>() ? Unary.ApplyInPlace(this, nameof(Mul_), new MultiplyByNumberOperation(number)) : WholeNumbers.ApplyInPlace<T, WholeMultiply>(this, Scalar(Number.Exactly<T>(number)));

    /// <summary>Multiplies each element by a number of the element type, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Mul_(T number) =>
        Number.IsReal<T>() ? Mul_(Number.ToDouble(number)) : WholeNumbers.ApplyInPlace<T, WholeMultiply>(this, Scalar(number));

    /// <summary>Divides each element, in place.</summary>
    /// <exception cref="ArgumentException">The operand does not broadcast to this shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Div_(Tensor<T> other) => Binary.ApplyInPlace<T, DivisionOperation>(this, other, nameof(Div_));

    /// <summary>Divides each element by a number, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Div_(double number) => Unary.ApplyInPlace(this, nameof(Div_), new DivideByNumberOperation(number));
}
