using Autodiff.Internal;

namespace Autodiff;

/// <content>Choice by a mask.</content>
public abstract partial class Tensor
{
    /// <summary>
    /// Elements of one tensor where a condition holds, else of another; all three broadcast. The derivative belongs to the
    /// element that was taken.
    /// </summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Where<T>(Tensor<bool> condition, Tensor<T> whenTrue, Tensor<T> whenFalse)
        where T : unmanaged => MaskedSelection.Apply(condition, whenTrue, whenFalse, "Where");

    /// <inheritdoc cref="Where{T}(Tensor{bool}, Tensor{T}, Tensor{T})"/>
    public static Tensor<T> Where<T>(Tensor<bool> condition, Tensor<T> whenTrue, T whenFalse)
        where T : unmanaged => Where(condition, whenTrue, Tensor<T>.Scalar(whenFalse));

    /// <inheritdoc cref="Where{T}(Tensor{bool}, Tensor{T}, Tensor{T})"/>
    public static Tensor<T> Where<T>(Tensor<bool> condition, Tensor<T> whenTrue, double whenFalse)
        where T : unmanaged => Where(condition, whenTrue, Tensor<T>.Scalar(Number.Exactly<T>(whenFalse)));

    /// <inheritdoc cref="Where{T}(Tensor{bool}, Tensor{T}, Tensor{T})"/>
    public static Tensor<T> Where<T>(Tensor<bool> condition, T whenTrue, Tensor<T> whenFalse)
        where T : unmanaged => Where(condition, Tensor<T>.Scalar(whenTrue), whenFalse);

    /// <inheritdoc cref="Where{T}(Tensor{bool}, Tensor{T}, Tensor{T})"/>
    public static Tensor<T> Where<T>(Tensor<bool> condition, double whenTrue, Tensor<T> whenFalse)
        where T : unmanaged => Where(condition, Tensor<T>.Scalar(Number.Exactly<T>(whenTrue)), whenFalse);

    /// <inheritdoc cref="Where{T}(Tensor{bool}, Tensor{T}, Tensor{T})"/>
    public static Tensor<T> Where<T>(Tensor<bool> condition, T whenTrue, T whenFalse)
        where T : unmanaged => Where(condition, Tensor<T>.Scalar(whenTrue), Tensor<T>.Scalar(whenFalse));
}

/// <content>Choice by a mask.</content>
public sealed partial class Tensor<T>
{
    /// <summary>These elements where a condition holds, else those of another tensor, as <see cref="Tensor.Where{T}(Tensor{bool}, Tensor{T}, Tensor{T})"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public Tensor<T> Where(Tensor<bool> condition, Tensor<T> other) => Where(condition, this, other);

    /// <summary>A number where a mask is set, else the element, whose derivative is 1 there and 0 where the mask is set.</summary>
    /// <param name="mask">Broadcasts with this shape.</param>
    /// <param name="value">The number.</param>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast, or the number is not of the element type.</exception>
    public Tensor<T> MaskedFill(Tensor<bool> mask, double value) => MaskedFill(mask, Scalar(Number.Exactly<T>(value)));

    /// <inheritdoc cref="MaskedFill(Tensor{bool}, double)"/>
    public Tensor<T> MaskedFill(Tensor<bool> mask, T value) => MaskedFill(mask, Scalar(value));

    /// <summary>The one element of another tensor where a mask is set, else the element.</summary>
    /// <param name="mask">Broadcasts with this shape.</param>
    /// <param name="value">A tensor without dimensions; its derivative is the sum over the mask.</param>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast, or the value has dimensions.</exception>
    public Tensor<T> MaskedFill(Tensor<bool> mask, Tensor<T> value)
    {
        if (value.Rank != 0)
            throw new ArgumentException($"MaskedFill: the value has the shape {value.Layout}; it must be a single number, of shape [].", nameof(value));
        return MaskedSelection.Apply(mask, value, this, "MaskedFill");
    }
}
