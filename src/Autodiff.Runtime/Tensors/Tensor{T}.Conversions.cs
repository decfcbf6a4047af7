using Autodiff.Internal;

namespace Autodiff;

/// <content>Numbers as tensors.</content>
public sealed partial class Tensor<T>
{
    /// <summary>A number as a tensor without dimensions, so that <c>x[mask] = 0</c> can be written.</summary>
    /// <exception cref="ArgumentException">The elements are whole numbers, or booleans, and the number is none.</exception>
    public static implicit operator Tensor<T>(double number) => Scalar(Number.Exactly<T>(number));
}
