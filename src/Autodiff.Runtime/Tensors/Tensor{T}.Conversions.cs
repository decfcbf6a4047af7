using Autodiff.Internal;

namespace Autodiff;

/// <content>Numbers as tensors.</content>
public sealed partial class Tensor<T>
{
    /// <summary>A number as a tensor without dimensions, so that <c>x[mask] = 0</c> can be written.</summary>
    /// <exception cref="ArgumentException">The elements are whole numbers, or booleans, and the number is none, or too large to be exact.</exception>
    public static implicit operator Tensor<T>(double number)
    {
        var value = Number.From<T>(number);
        if (!Number.IsReal<T>() && (Number.ToDouble(value) != number || Math.Abs(number) > 1L << 53))
            throw new ArgumentException($"{number:R} is not exactly an element of a tensor of {Name(typeof(T))}.", nameof(number));
        return Scalar(value);
    }
}
