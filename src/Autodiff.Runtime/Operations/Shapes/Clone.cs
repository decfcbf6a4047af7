using Autodiff.Internal;

namespace Autodiff;

/// <content>Copies.</content>
public sealed partial class Tensor<T>
{
    /// <summary>A copy in row-major order; gradients flow through it.</summary>
    public Tensor<T> Clone()
    {
        var result = Copy();
        return Recorder.Tracks(this) ? Recorder.Record(new CloneNode<T>(), this, result) : result;
    }

    /// <summary>This tensor if its elements lie side by side in row-major order, else a copy in which they do.</summary>
    public Tensor<T> Contiguous() => IsContiguous ? this : Clone();

    /// <summary>A copy in row-major order, off the tape.</summary>
    internal Tensor<T> Copy()
    {
        var result = Allocate(RowMajorLayout);
        Copies.Run(this, result);
        return result;
    }

    /// <summary>This tensor if its elements lie as in a layout of the same shape, else a copy in which they do, off the tape.</summary>
    internal Tensor<T> LaidOut(Layout layout)
    {
        if (Layout.LiesLike(layout))
            return this;
        var result = Allocate(layout);
        Copies.Run(this, result);
        return result;
    }
}

/// <summary>A copy, recorded.</summary>
internal sealed class CloneNode<T> : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => "CloneBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => cotangent;

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => tangent;
}
