using Autodiff.Internal;

namespace Autodiff;

/// <content>New elements in place, of every type.</content>
public sealed partial class Tensor<T>
{
    /// <summary>Writes the elements of another tensor over these; gradients flow to the other.</summary>
    /// <exception cref="ArgumentException">The other does not broadcast to this shape.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> CopyFrom_(Tensor<T> source)
    {
        if (!Broadcast.Fits(source.Layout, Layout))
            throw new ArgumentException($"{nameof(CopyFrom_)}: the shape {source.Layout} does not broadcast to the shape {Layout} of the tensor that is changed.", nameof(source));
        var write = InPlaceWrite.Begin(this, nameof(CopyFrom_));
        var node = Recorder.Tracks(this, source) ? new BinaryNode<T, CopyOperation>(default, this, source, this) : null;
        if (!ReferenceEquals(this, source))
            Copies.Run(source.Storage == Storage ? source.Copy() : source, this);
        return write.End(node, this, source, -1);
    }

    /// <summary>Writes a number over all elements.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Fill_(T value)
    {
        var write = InPlaceWrite.Begin(this, nameof(Fill_));
        var node = Recorder.Tracks(this) ? new UnaryNode<T, FillOperation>(new FillOperation(Number.ToDouble(value)), this, this) : null;
        if (IsContiguous)
            Elements.Fill(value);
        else
            Copies.Run(Scalar(value), this);
        return write.End(node, this, -1);
    }

    /// <summary>Writes a number over all elements.</summary>
    /// <exception cref="ArgumentException">The number is not of the element type.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Fill_(double value) => Fill_(Number.Exactly<T>(value));

    /// <summary>Writes 0 over all elements.</summary>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> Zero_() => Fill_(default(T));

    /// <summary>Writes a number over the elements where a mask is set.</summary>
    /// <param name="mask">Broadcasts to this shape.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">The mask does not broadcast to this shape, or the number is not of the element type.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a leaf that requires gradients, and operations are recorded.</exception>
    public Tensor<T> MaskedFill_(Tensor<bool> mask, double value) => MaskedFill_(mask, Number.Exactly<T>(value));

    /// <inheritdoc cref="MaskedFill_(Tensor{bool}, double)"/>
    public Tensor<T> MaskedFill_(Tensor<bool> mask, T value)
    {
        if (!Broadcast.Fits(mask.Layout, Layout))
            throw new ArgumentException($"{nameof(MaskedFill_)}: the mask of shape {mask.Layout} does not broadcast to the shape {Layout} of the tensor that is changed.", nameof(mask));
        _ = InPlaceWrite.Begin(this, nameof(MaskedFill_));
        return CopyFrom_(MaskedFill(mask, value));
    }
}
