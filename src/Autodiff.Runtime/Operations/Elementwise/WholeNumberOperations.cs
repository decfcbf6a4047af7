using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <summary>Operations of tensors of <see cref="int"/> and <see cref="long"/>, element by element, with broadcasting; they wrap around as C# does.</summary>
public static partial class WholeNumberOperations
{
    /// <summary>The magnitude of each element; the smallest number, which has none, stays.</summary>
    public static Tensor<T> Abs<T>(this Tensor<T> x)
        where T : unmanaged, IBinaryInteger<T> => x.Maximum(-x);

    /// <summary>The sign of each element: 1, 0 or -1.</summary>
    public static Tensor<T> Sign<T>(this Tensor<T> x)
        where T : unmanaged, IBinaryInteger<T> => x.Clamp(-T.One, T.One);

    /// <summary>The larger of each pair of elements.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Maximum<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IBinaryInteger<T> => WholeNumbers.Apply<T, WholeMaximum>(x, y);

    /// <summary>The smaller of each pair of elements.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Minimum<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IBinaryInteger<T> => WholeNumbers.Apply<T, WholeMinimum>(x, y);

    /// <summary>Each element limited to a range: <c>min(max(x, min), max)</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="min">The lower bound, if there is one.</param>
    /// <param name="max">The upper bound, if there is one.</param>
    /// <exception cref="ArgumentException">Neither bound is given.</exception>
    public static Tensor<T> Clamp<T>(this Tensor<T> x, T? min = null, T? max = null)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (min == null && max == null)
            throw ClampOperation.WithoutBounds();
        var raised = min is { } lower ? x.Maximum(Tensor<T>.Scalar(lower)) : x;
        return max is { } upper ? raised.Minimum(Tensor<T>.Scalar(upper)) : raised;
    }

    /// <summary>The quotient of each pair of elements, rounded down as Python does.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="DivideByZeroException">A divisor is 0.</exception>
    public static Tensor<T> FloorDivide<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IBinaryInteger<T> => WholeNumbers.Apply<T, WholeFloorDivide>(x, y);

    /// <summary>The quotient of each element and a number, rounded down as Python does.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Tensor<T> FloorDivide<T>(this Tensor<T> x, T y)
        where T : unmanaged, IBinaryInteger<T> => x.FloorDivide(Tensor<T>.Scalar(y));

    /// <summary>The remainder of each division, with the sign of the divisor as Python has it.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="DivideByZeroException">A divisor is 0.</exception>
    public static Tensor<T> Remainder<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IBinaryInteger<T> => WholeNumbers.Apply<T, WholeRemainder>(x, y);

    /// <summary>The remainder of the division by a number, with its sign as Python has it.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Tensor<T> Remainder<T>(this Tensor<T> x, T y)
        where T : unmanaged, IBinaryInteger<T> => x.Remainder(Tensor<T>.Scalar(y));

    /// <summary>The remainder of each division, with the sign of the dividend as C has it.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="DivideByZeroException">A divisor is 0.</exception>
    public static Tensor<T> Fmod<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IBinaryInteger<T> => WholeNumbers.Apply<T, WholeFmod>(x, y);

    /// <summary>The remainder of the division by a number, with the sign of the dividend as C has it.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Tensor<T> Fmod<T>(this Tensor<T> x, T y)
        where T : unmanaged, IBinaryInteger<T> => x.Fmod(Tensor<T>.Scalar(y));

    /// <summary>Each element to the power of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The exponent is negative: its powers are not whole.</exception>
    public static Tensor<T> Pow<T>(this Tensor<T> x, int exponent)
        where T : unmanaged, IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        return WholeNumbers.Apply<T, WholePow>(x, Tensor<T>.Scalar(T.CreateChecked(exponent)));
    }

    /// <summary>The square of each element.</summary>
    public static Tensor<T> Square<T>(this Tensor<T> x)
        where T : unmanaged, IBinaryInteger<T> => x * x;
}
