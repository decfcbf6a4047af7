using Autodiff.Internal;

namespace Autodiff;

/// <content>Repetition without copying, and its transpose.</content>
public sealed partial class Tensor<T>
{
    /// <summary>A view in which dimensions of size 1 are repeated, and new ones added in front; nothing is copied.</summary>
    /// <param name="shape">The new sizes; -1 leaves a dimension as it is.</param>
    /// <exception cref="ArgumentException">A dimension that is not of size 1 would change.</exception>
    public Tensor<T> Expand(params ReadOnlySpan<int> shape)
    {
        var sizes = shape.ToArray();
        for (var d = 1; d <= sizes.Length; d++)
        {
            if (sizes[^d] == -1 && d <= Rank)
                sizes[^d] = Layout.Sizes[^d];
        }

        if (sizes.AsSpan().Contains(-1))
            throw new ArgumentException($"Expand: -1 keeps the size of a dimension, but the shape {Layout} has too few for {Layout.Text(shape)}.", nameof(shape));
        var target = Layout.Contiguous(sizes);
        if (!Broadcast.Fits(Layout, target))
            throw new ArgumentException($"Expand: the shape {Layout} cannot be repeated to {Layout.Text(shape)}: only dimensions of size 1 can grow.", nameof(shape));
        return ExpandTo(target);
    }

    /// <summary>As <see cref="Expand"/>, by the shape of another tensor.</summary>
    /// <exception cref="ArgumentException">A dimension that is not of size 1 would change.</exception>
    public Tensor<T> ExpandAs(Tensor other) => Expand(other.Layout.Sizes);

    /// <summary>As <see cref="Expand"/>.</summary>
    /// <exception cref="ArgumentException">A dimension that is not of size 1 would change.</exception>
    public Tensor<T> BroadcastTo(params ReadOnlySpan<int> shape) => Expand(shape);

    /// <summary>Repeats to a shape that is known to fit.</summary>
    internal Tensor<T> ExpandTo(Layout target)
    {
        if (Layout.HasShapeOf(target))
            return this;
        var result = View(Count == 1 ? target.OfOneNumber : Expanded(target), Offset);
        return Recorder.Tracks(this) ? Recorder.Record(new ExpandNode<T>(this, target), this, result) : result;
    }

    private Layout Expanded(Layout target)
    {
        var strides = new nint[target.Rank];
        Broadcast.Strides(Layout, target.Sizes, strides);
        return new Layout(target.Sizes, strides, target.Count);
    }

    /// <summary>Sums over what was repeated from a shape to this one: the transpose of <see cref="ExpandTo"/>.</summary>
    internal Tensor<T> SumTo(Layout target)
    {
        if (Layout.HasShapeOf(target))
            return this;
        var mask = new bool[Rank];
        var added = Rank - target.Rank;
        for (var d = 0; d < Rank; d++)
            mask[d] = d < added || (target.Sizes[d - added] == 1 && Layout.Sizes[d] != 1);
        var sum = Summation.Apply(this, mask, keepDim: true);
        return added == 0 ? sum : sum.ViewAs(target.IsContiguous ? target : Layout.Contiguous(target.Sizes));
    }
}

/// <summary>An expansion, recorded.</summary>
internal sealed class ExpandNode<T>(Tensor<T> x, Layout target) : ViewNode<T>(x)
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => "ExpandBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => cotangent.SumTo(Source);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => tangent.ExpandTo(target);
}
