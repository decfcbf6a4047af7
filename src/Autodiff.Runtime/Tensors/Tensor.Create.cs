using Autodiff.Internal;

namespace Autodiff;

/// <content>Creation.</content>
public abstract partial class Tensor
{
    /// <summary>A single number as a tensor without dimensions.</summary>
    public static Tensor<T> Create<T>(T value)
        where T : unmanaged => Tensor<T>.Scalar(value);

    /// <summary>A vector of these elements, copied.</summary>
    public static Tensor<T> Create<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Create(values, [values.Length]);

    /// <summary>A tensor of these elements in row-major order, copied.</summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static Tensor<T> Create<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        var layout = Layout.Contiguous(shape);
        if (layout.Count != values.Length)
            throw new ArgumentException($"Tensor.Create: the shape {layout} has {layout.Count} elements, but {values.Length} are given.", nameof(shape));
        var result = Tensor<T>.Allocate(layout);
        values.CopyTo(result.Elements);
        return result;
    }

    /// <summary>Zeros.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Zeros<T>(params ReadOnlySpan<int> shape)
        where T : unmanaged => Tensor<T>.Full(shape, default);

    /// <summary>Ones.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Ones<T>(params ReadOnlySpan<int> shape)
        where T : unmanaged => Tensor<T>.Full(shape, Number.One<T>());

    /// <summary>The same number everywhere.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Full<T>(ReadOnlySpan<int> shape, T value)
        where T : unmanaged => Tensor<T>.Full(shape, value);
}
