using Autodiff.Internal;

namespace Autodiff;

/// <content>
/// Comparison, element by element, with broadcasting; every comparison with NaN is false, except that NaN is not equal to
/// anything. <c>==</c> compares references, as it does for every class; <see cref="Eq(Tensor{T})"/> compares elements.
/// </content>
public sealed partial class Tensor<T>
{
    /// <summary>Where elements are equal to those of another tensor.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<bool> Eq(Tensor<T> other) => Comparisons.Apply<T, EqualComparison>(this, other);

    /// <summary>Where elements are equal to a number.</summary>
    public Tensor<bool> Eq(T number) => Eq(Scalar(number));

    /// <summary>Where elements are equal to a number.</summary>
    public Tensor<bool> Eq(double number) => Comparisons.Apply<T, EqualComparison>(this, number);

    /// <summary>Where elements are not equal to those of another tensor.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<bool> Ne(Tensor<T> other) => Comparisons.Apply<T, NotEqualComparison>(this, other);

    /// <summary>Where elements are not equal to a number.</summary>
    public Tensor<bool> Ne(T number) => Ne(Scalar(number));

    /// <summary>Where elements are not equal to a number.</summary>
    public Tensor<bool> Ne(double number) => Comparisons.Apply<T, NotEqualComparison>(this, number);

    /// <summary>Where elements are less than those of another tensor.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<bool> Lt(Tensor<T> other) => Comparisons.Apply<T, LessComparison>(this, other);

    /// <summary>Where elements are less than a number.</summary>
    public Tensor<bool> Lt(T number) => Lt(Scalar(number));

    /// <summary>Where elements are less than a number.</summary>
    public Tensor<bool> Lt(double number) => Comparisons.Apply<T, LessComparison>(this, number);

    /// <summary>Where elements are at most those of another tensor.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<bool> Le(Tensor<T> other) => Comparisons.Apply<T, LessOrEqualComparison>(this, other);

    /// <summary>Where elements are at most a number.</summary>
    public Tensor<bool> Le(T number) => Le(Scalar(number));

    /// <summary>Where elements are at most a number.</summary>
    public Tensor<bool> Le(double number) => Comparisons.Apply<T, LessOrEqualComparison>(this, number);

    /// <summary>Where elements are greater than those of another tensor.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<bool> Gt(Tensor<T> other) => Comparisons.Apply<T, LessComparison>(other, this);

    /// <summary>Where elements are greater than a number.</summary>
    public Tensor<bool> Gt(T number) => Gt(Scalar(number));

    /// <summary>Where elements are greater than a number.</summary>
    public Tensor<bool> Gt(double number) => Comparisons.Apply<T, LessComparison>(number, this);

    /// <summary>Where elements are at least those of another tensor.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<bool> Ge(Tensor<T> other) => Comparisons.Apply<T, LessOrEqualComparison>(other, this);

    /// <summary>Where elements are at least a number.</summary>
    public Tensor<bool> Ge(T number) => Ge(Scalar(number));

    /// <summary>Where elements are at least a number.</summary>
    public Tensor<bool> Ge(double number) => Comparisons.Apply<T, LessOrEqualComparison>(number, this);

    /// <summary>Where elements are less than those of the other tensor.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<bool> operator <(Tensor<T> left, Tensor<T> right) => left.Lt(right);

    /// <summary>Where elements are less than a number.</summary>
    public static Tensor<bool> operator <(Tensor<T> left, T right) => left.Lt(right);

    /// <summary>Where a number is less than elements.</summary>
    public static Tensor<bool> operator <(T left, Tensor<T> right) => right.Gt(left);

    /// <summary>Where elements are less than a number.</summary>
    public static Tensor<bool> operator <(Tensor<T> left, double right) => left.Lt(right);

    /// <summary>Where a number is less than elements.</summary>
    public static Tensor<bool> operator <(double left, Tensor<T> right) => right.Gt(left);

    /// <summary>Where elements are greater than those of the other tensor.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<bool> operator >(Tensor<T> left, Tensor<T> right) => left.Gt(right);

    /// <summary>Where elements are greater than a number.</summary>
    public static Tensor<bool> operator >(Tensor<T> left, T right) => left.Gt(right);

    /// <summary>Where a number is greater than elements.</summary>
    public static Tensor<bool> operator >(T left, Tensor<T> right) => right.Lt(left);

    /// <summary>Where elements are greater than a number.</summary>
    public static Tensor<bool> operator >(Tensor<T> left, double right) => left.Gt(right);

    /// <summary>Where a number is greater than elements.</summary>
    public static Tensor<bool> operator >(double left, Tensor<T> right) => right.Lt(left);

    /// <summary>Where elements are at most those of the other tensor.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<bool> operator <=(Tensor<T> left, Tensor<T> right) => left.Le(right);

    /// <summary>Where elements are at most a number.</summary>
    public static Tensor<bool> operator <=(Tensor<T> left, T right) => left.Le(right);

    /// <summary>Where a number is at most elements.</summary>
    public static Tensor<bool> operator <=(T left, Tensor<T> right) => right.Ge(left);

    /// <summary>Where elements are at most a number.</summary>
    public static Tensor<bool> operator <=(Tensor<T> left, double right) => left.Le(right);

    /// <summary>Where a number is at most elements.</summary>
    public static Tensor<bool> operator <=(double left, Tensor<T> right) => right.Ge(left);

    /// <summary>Where elements are at least those of the other tensor.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<bool> operator >=(Tensor<T> left, Tensor<T> right) => left.Ge(right);

    /// <summary>Where elements are at least a number.</summary>
    public static Tensor<bool> operator >=(Tensor<T> left, T right) => left.Ge(right);

    /// <summary>Where a number is at least elements.</summary>
    public static Tensor<bool> operator >=(T left, Tensor<T> right) => right.Le(left);

    /// <summary>Where elements are at least a number.</summary>
    public static Tensor<bool> operator >=(Tensor<T> left, double right) => left.Ge(right);

    /// <summary>Where a number is at least elements.</summary>
    public static Tensor<bool> operator >=(double left, Tensor<T> right) => right.Le(left);
}
