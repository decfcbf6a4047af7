using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>
/// Operations in place, whose names end in an underscore. They do what those without it do, write the result over their
/// first operand and return it.
/// </content>
public static partial class TensorOperations
{
    /// <summary>The magnitude of each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Abs_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, AbsOperation>(x, nameof(Abs_));

    /// <summary>The opposite of each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Neg_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, NegationOperation>(x, nameof(Neg_));

    /// <summary>The exponential of each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Exp_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, ExpOperation>(x, nameof(Exp_));

    /// <summary>The natural logarithm of each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Log_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, LogOperation>(x, nameof(Log_));

    /// <summary>The square root of each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Sqrt_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, SqrtOperation>(x, nameof(Sqrt_));

    /// <summary>One divided by the square root of each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Rsqrt_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, RsqrtOperation>(x, nameof(Rsqrt_));

    /// <summary>One divided by each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Reciprocal_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, ReciprocalOperation>(x, nameof(Reciprocal_));

    /// <summary>The square of each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Square_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, SquareOperation>(x, nameof(Square_));

    /// <summary>The sine of each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Sin_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, SinOperation>(x, nameof(Sin_));

    /// <summary>The cosine of each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Cos_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, CosOperation>(x, nameof(Cos_));

    /// <summary>The hyperbolic tangent of each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Tanh_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, TanhOperation>(x, nameof(Tanh_));

    /// <summary>The sigmoid of each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Sigmoid_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, SigmoidOperation>(x, nameof(Sigmoid_));

    /// <summary>The rectifier of each element, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Relu_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, ReluOperation>(x, nameof(Relu_));

    /// <summary>Each element rounded down, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Floor_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, FloorOperation>(x, nameof(Floor_));

    /// <summary>Each element rounded up, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Ceil_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, CeilingOperation>(x, nameof(Ceil_));

    /// <summary>Each element rounded, of two to the even number, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Round_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, RoundOperation>(x, nameof(Round_));

    /// <summary>Each element without its fraction, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Trunc_<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace<T, TruncateOperation>(x, nameof(Trunc_));

    /// <summary>Each element limited to a range, in place.</summary>
    /// <exception cref="ArgumentException">Neither bound is given.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Clamp_<T>(this Tensor<T> x, double? min = null, double? max = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace(x, nameof(Clamp_), ClampOperation.Between(min, max));

    /// <summary>The rectifier of each element with a slope below 0, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> LeakyRelu_<T>(this Tensor<T> x, double negativeSlope = 0.01)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.ApplyInPlace(x, nameof(LeakyRelu_), new LeakyReluOperation(negativeSlope));

    /// <summary>Each element to the power of a number, in place.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Pow_<T>(this Tensor<T> x, double exponent)
        where T : unmanaged, IFloatingPointIeee754<T> => exponent switch
        {
            2 => Unary.ApplyInPlace<T, SquareOperation>(x, nameof(Pow_)),
            3 => Unary.ApplyInPlace<T, CubeOperation>(x, nameof(Pow_)),
            0.5 => Unary.ApplyInPlace<T, SqrtOperation>(x, nameof(Pow_)),
            -1 => Unary.ApplyInPlace<T, ReciprocalOperation>(x, nameof(Pow_)),
            _ => Unary.ApplyInPlace(x, nameof(Pow_), new PowNumberOperation(exponent)),
        };

    /// <summary>Linear interpolation in place: <c>x + w (end - x)</c>, a step of a running average.</summary>
    /// <exception cref="ArgumentException">The other end does not broadcast to the shape of the tensor.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Lerp_<T>(this Tensor<T> x, Tensor<T> end, double weight)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.ApplyInPlace(x, end, nameof(Lerp_), new LerpOperation(weight));

    /// <summary>Linear interpolation in place, by a weight for each element.</summary>
    /// <exception cref="ArgumentException">An operand does not broadcast to the shape of the tensor.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Lerp_<T>(this Tensor<T> x, Tensor<T> end, Tensor<T> weight)
        where T : unmanaged, IFloatingPointIeee754<T> => Ternary.ApplyInPlace<T, WeightedLerpOperation>(x, end, weight, nameof(Lerp_));

    /// <summary>A multiple of a product added in place: <c>x + v y z</c>.</summary>
    /// <exception cref="ArgumentException">An operand does not broadcast to the shape of the tensor.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Addcmul_<T>(this Tensor<T> x, Tensor<T> y, Tensor<T> z, double value = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => Ternary.ApplyInPlace(x, y, z, nameof(Addcmul_), new AddcmulOperation(value));

    /// <summary>A multiple of a quotient added in place: <c>x + v y / z</c>.</summary>
    /// <exception cref="ArgumentException">An operand does not broadcast to the shape of the tensor.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public static Tensor<T> Addcdiv_<T>(this Tensor<T> x, Tensor<T> y, Tensor<T> z, double value = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => Ternary.ApplyInPlace(x, y, z, nameof(Addcdiv_), new AddcdivOperation(value));
}
