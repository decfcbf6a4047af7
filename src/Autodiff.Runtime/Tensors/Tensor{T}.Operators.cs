using Autodiff.Internal;

namespace Autodiff;

/// <content>
/// Arithmetic, element by element, with broadcasting. Numbers count as the element type: <c>x * 0.5</c> of a
/// <c>Tensor&lt;float&gt;</c> is a <c>Tensor&lt;float&gt;</c>.
/// </content>
public sealed partial class Tensor<T>
{
    /// <summary>The sum, element by element.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> operator +(Tensor<T> left, Tensor<T> right) => Arithmetic.Add(left, right);

    /// <summary>The sum of each element and a number.</summary>
    public static Tensor<T> operator +(Tensor<T> left, double right) => Arithmetic.Add(left, right);

    /// <summary>The sum of a number and each element.</summary>
    public static Tensor<T> operator +(double left, Tensor<T> right) => Arithmetic.Add(right, left);

    /// <summary>The sum of each element and a number.</summary>
    public static Tensor<T> operator +(Tensor<T> left, T right) => Arithmetic.Add<T>(left, right);

    /// <summary>The sum of a number and each element.</summary>
    public static Tensor<T> operator +(T left, Tensor<T> right) => Arithmetic.Add<T>(right, left);

    /// <summary>The difference, element by element.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> operator -(Tensor<T> left, Tensor<T> right) => Arithmetic.Subtract(left, right);

    /// <summary>The difference of each element and a number.</summary>
    public static Tensor<T> operator -(Tensor<T> left, double right) => Arithmetic.Subtract(left, right);

    /// <summary>The difference of a number and each element.</summary>
    public static Tensor<T> operator -(double left, Tensor<T> right) => Arithmetic.SubtractFrom(left, right);

    /// <summary>The difference of each element and a number.</summary>
    public static Tensor<T> operator -(Tensor<T> left, T right) => Arithmetic.Subtract<T>(left, right);

    /// <summary>The difference of a number and each element.</summary>
    public static Tensor<T> operator -(T left, Tensor<T> right) => Arithmetic.SubtractFrom<T>(left, right);

    /// <summary>The product, element by element; <c>MatMul</c> is the product of matrices.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> operator *(Tensor<T> left, Tensor<T> right) => Arithmetic.Multiply(left, right);

    /// <summary>Each element times a number.</summary>
    public static Tensor<T> operator *(Tensor<T> left, double right) => Arithmetic.Multiply(left, right);

    /// <summary>A number times each element.</summary>
    public static Tensor<T> operator *(double left, Tensor<T> right) => Arithmetic.Multiply(right, left);

    /// <summary>Each element times a number.</summary>
    public static Tensor<T> operator *(Tensor<T> left, T right) => Arithmetic.Multiply<T>(left, right);

    /// <summary>A number times each element.</summary>
    public static Tensor<T> operator *(T left, Tensor<T> right) => Arithmetic.Multiply<T>(right, left);

    /// <summary>The quotient, element by element.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="NotSupportedException">The elements are whole numbers.</exception>
    public static Tensor<T> operator /(Tensor<T> left, Tensor<T> right) => Arithmetic.Divide(left, right);

    /// <summary>Each element divided by a number.</summary>
    /// <exception cref="NotSupportedException">The elements are whole numbers.</exception>
    public static Tensor<T> operator /(Tensor<T> left, double right) => Arithmetic.Divide(left, right);

    /// <summary>A number divided by each element.</summary>
    /// <exception cref="NotSupportedException">The elements are whole numbers.</exception>
    public static Tensor<T> operator /(double left, Tensor<T> right) => Arithmetic.Divide(left, right);

    /// <summary>Each element divided by a number.</summary>
    /// <exception cref="NotSupportedException">The elements are whole numbers.</exception>
    public static Tensor<T> operator /(Tensor<T> left, T right) => Arithmetic.Divide(left, Number.ToDouble(right));

    /// <summary>A number divided by each element.</summary>
    /// <exception cref="NotSupportedException">The elements are whole numbers.</exception>
    public static Tensor<T> operator /(T left, Tensor<T> right) => Arithmetic.Divide(Number.ToDouble(left), right);

    /// <summary>The opposite of each element.</summary>
    public static Tensor<T> operator -(Tensor<T> value) => Arithmetic.Negate(value);

    /// <summary>The same tensor.</summary>
    public static Tensor<T> operator +(Tensor<T> value) => value;
}
