namespace Autodiff.Internal;

/// <summary>The operators, for every element type.</summary>
internal static class Arithmetic
{
    /// <summary><c>x + y</c>.</summary>
    public static Tensor<T> Add<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged =>
        Number.IsReal<T>() ? Binary.Apply<T, AdditionOperation>(x, y) : WholeNumbers.Apply<T, WholeAdd>(x, y);

    /// <summary><c>x + c</c>.</summary>
    public static Tensor<T> Add<T>(Tensor<T> x, double number)
        where T : unmanaged =>
        Number.IsReal<T>() ? Unary.Apply(x, new AddNumberOperation(number)) : WholeNumbers.Apply<T, WholeAdd>(x, number);

    /// <summary><c>x + c</c> with a number of the element type, exactly.</summary>
    public static Tensor<T> Add<T>(Tensor<T> x, T number)
        where T : unmanaged =>
        Number.IsReal<T>() ? Unary.Apply(x, new AddNumberOperation(Number.ToDouble(number))) : WholeNumbers.Apply<T, WholeAdd>(x, Tensor<T>.Scalar(number));

    /// <summary><c>x - y</c>.</summary>
    public static Tensor<T> Subtract<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged =>
        Number.IsReal<T>() ? Binary.Apply<T, SubtractionOperation>(x, y) : WholeNumbers.Apply<T, WholeSubtract>(x, y);

    /// <summary><c>x - c</c>.</summary>
    public static Tensor<T> Subtract<T>(Tensor<T> x, double number)
        where T : unmanaged =>
        Number.IsReal<T>() ? Unary.Apply(x, new AddNumberOperation(-number)) : WholeNumbers.Apply<T, WholeSubtract>(x, number);

    /// <summary><c>x - c</c> with a number of the element type, exactly.</summary>
    public static Tensor<T> Subtract<T>(Tensor<T> x, T number)
        where T : unmanaged =>
        Number.IsReal<T>() ? Unary.Apply(x, new AddNumberOperation(-Number.ToDouble(number))) : WholeNumbers.Apply<T, WholeSubtract>(x, Tensor<T>.Scalar(number));

    /// <summary><c>c - x</c> with a number of the element type, exactly.</summary>
    public static Tensor<T> SubtractFrom<T>(T number, Tensor<T> x)
        where T : unmanaged =>
        Number.IsReal<T>() ? Unary.Apply(x, new SubtractFromNumberOperation(Number.ToDouble(number))) : WholeNumbers.Apply<T, WholeSubtract>(Tensor<T>.Scalar(number), x);

    /// <summary><c>c - x</c>.</summary>
    public static Tensor<T> SubtractFrom<T>(double number, Tensor<T> x)
        where T : unmanaged =>
        Number.IsReal<T>() ? Unary.Apply(x, new SubtractFromNumberOperation(number)) : WholeNumbers.Apply<T, WholeSubtract>(number, x);

    /// <summary><c>x y</c>, element by element.</summary>
    public static Tensor<T> Multiply<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged =>
        Number.IsReal<T>() ? Binary.Apply<T, MultiplicationOperation>(x, y) : WholeNumbers.Apply<T, WholeMultiply>(x, y);

    /// <summary><c>c x</c>.</summary>
    public static Tensor<T> Multiply<T>(Tensor<T> x, double number)
        where T : unmanaged =>
        Number.IsReal<T>() ? Unary.Apply(x, new MultiplyByNumberOperation(number)) : WholeNumbers.Apply<T, WholeMultiply>(x, number);

    /// <summary><c>c x</c> with a number of the element type, exactly.</summary>
    public static Tensor<T> Multiply<T>(Tensor<T> x, T number)
        where T : unmanaged =>
        Number.IsReal<T>() ? Unary.Apply(x, new MultiplyByNumberOperation(Number.ToDouble(number))) : WholeNumbers.Apply<T, WholeMultiply>(x, Tensor<T>.Scalar(number));

    /// <summary><c>x / y</c>.</summary>
    public static Tensor<T> Divide<T>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged
    {
        RefuseDivision<T>();
        return Binary.Apply<T, DivisionOperation>(x, y);
    }

    /// <summary><c>x / c</c>.</summary>
    public static Tensor<T> Divide<T>(Tensor<T> x, double number)
        where T : unmanaged
    {
        RefuseDivision<T>();
        return Unary.Apply(x, new DivideByNumberOperation(number));
    }

    /// <summary><c>c / x</c>.</summary>
    public static Tensor<T> Divide<T>(double number, Tensor<T> x)
        where T : unmanaged
    {
        RefuseDivision<T>();
        return Unary.Apply(x, new DivideNumberOperation(number));
    }

    /// <summary><c>-x</c>.</summary>
    public static Tensor<T> Negate<T>(Tensor<T> x)
        where T : unmanaged =>
        Number.IsReal<T>() ? Unary.Apply<T, NegationOperation>(x) : WholeNumbers.Apply<T, WholeSubtract>(0, x);

    private static void RefuseDivision<T>()
        where T : unmanaged
    {
        if (!Number.IsReal<T>())
            throw new NotSupportedException($"Division of tensors of {Tensor.Name(typeof(T))} is not defined. Convert them first, as in x.To<float>() / y.To<float>().");
    }
}
