namespace Autodiff.Internal;

/// <summary>Elements taken along a dimension by their indices, and its transpose; both recorded.</summary>
internal static class Picking
{
    /// <summary><c>result[.., j, ..] = x[.., indices[.., j, ..], ..]</c>.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="indices">Of the shape of the result: that of x but for the size of the dimension; in range.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="name">The node's name.</param>
    public static Tensor<T> Gather<T>(Tensor<T> x, Tensor<long> indices, int dim, string name)
        where T : unmanaged
    {
        var result = Tensor<T>.Allocate(Lines.RowMajor(indices.Layout));
        Lines from = new(x.Layout, dim), to = new(indices.Layout, dim);
        var source = Lines.Dense(x);
        var at = Lines.Dense(indices);
        var target = result.Elements;
        for (var n = 0; n < to.Before * to.Length; n++)
        {
            var (group, row) = (n / to.Length, n * to.After);
            for (var i = 0; i < to.After; i++)
                target[row + i] = source[from.Row(group, (int)at[row + i]) + i];
        }

        return Recorder.Tracks(x) ? Recorder.Record(new GatherNode<T>(x.Layout, indices, dim, name), x, result) : result;
    }

    /// <summary>Zeros of a shape to which <paramref name="x"/> is added at the indices: the transpose of <see cref="Gather"/>.</summary>
    public static Tensor<T> Scatter<T>(Tensor<T> x, Tensor<long> indices, int dim, Layout shape)
        where T : unmanaged
    {
        var result = Tensor<T>.Full(shape.Sizes, default);
        Lines from = new(indices.Layout, dim), to = new(shape, dim);
        var source = Lines.Dense(x);
        var at = Lines.Dense(indices);
        var target = result.Elements;
        for (var n = 0; n < from.Before * from.Length; n++)
        {
            var (group, row) = (n / from.Length, n * from.After);
            for (var i = 0; i < from.After; i++)
                Scalar.AddTo(ref target[to.Row(group, (int)at[row + i]) + i], source[row + i]);
        }

        return Recorder.Tracks(x) ? Recorder.Record(new ScatterNode<T>(shape, indices, dim), x, result) : result;
    }
}

/// <summary>Elements taken by indices, recorded.</summary>
internal sealed class GatherNode<T> : Node1<T>
    where T : unmanaged
{
    private readonly Layout _source;
    private readonly int _dim;

    public GatherNode(Layout source, Tensor<long> indices, int dim, string name)
    {
        (_source, _dim, Name) = (source, dim, name);
        Save(indices);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Picking.Scatter(cotangent, Saved<long>(0), _dim, _source);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Picking.Gather(tangent, Saved<long>(0), _dim, Name);
}

/// <summary>Elements put to indices, recorded.</summary>
internal sealed class ScatterNode<T> : Node1<T>
    where T : unmanaged
{
    private readonly Layout _shape;
    private readonly int _dim;

    public ScatterNode(Layout shape, Tensor<long> indices, int dim)
    {
        (_shape, _dim) = (shape, dim);
        Save(indices);
    }

    /// <inheritdoc/>
    public override string Name => "ValueSelectingReductionBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Picking.Gather(cotangent, Saved<long>(0), _dim, Name);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Picking.Scatter(tangent, Saved<long>(0), _dim, _shape);
}
