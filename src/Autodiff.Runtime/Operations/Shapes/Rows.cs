namespace Autodiff.Internal;

/// <summary>The parts of a tensor at listed indices of a dimension, and the transpose, which adds them up in their places.</summary>
internal static class Rows
{
    /// <summary>The parts, in the order of the list.</summary>
    public static Tensor<T> Select<T>(Tensor<T> x, int dim, Tensor<int> index, string name = "IndexSelectBackward0")
        where T : unmanaged
    {
        var result = Tensor<T>.Allocate(Layout.Contiguous(SizesOf(x.Layout.Sizes, dim, index.Count)));
        RowKernel.Select(x, dim, index, result);
        return Recorder.Tracks(x) ? Recorder.Record(new RowsNode<T>(x, dim, index, name), x, result) : result;
    }

    /// <summary>A tensor that is zero but for the parts; those of the same index are added.</summary>
    public static Tensor<T> Embed<T>(Tensor<T> rows, int dim, Tensor<int> index, int[] sizes)
        where T : unmanaged
    {
        var result = Tensor<T>.Full(sizes, default);
        RowKernel.Add(result, dim, index, rows);
        return Recorder.Tracks(rows) ? Recorder.Record(new EmbeddedRowsNode<T>(dim, index, sizes), rows, result) : result;
    }

    /// <summary>A tensor with the parts added.</summary>
    public static Tensor<T> Add<T>(Tensor<T> x, int dim, Tensor<int> index, Tensor<T> rows)
        where T : unmanaged
    {
        var result = x.Copy();
        RowKernel.Add(result, dim, index, rows);
        return Recorder.Tracks(x, rows) ? Recorder.Record(new AddedRowsNode<T>(x, dim, index), x, rows, result) : result;
    }

    /// <summary>The shape of a list of parts.</summary>
    public static int[] SizesOf(int[] sizes, int dim, int count)
    {
        int[] result = [.. sizes];
        result[dim] = count;
        return result;
    }
}

/// <summary>Listed parts, recorded.</summary>
internal sealed class RowsNode<T> : ViewNode<T>
    where T : unmanaged
{
    private readonly int _dim;

    public RowsNode(Tensor<T> x, int dim, Tensor<int> index, string name)
        : base(x)
    {
        _dim = dim;
        Name = name;
        Save(index);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Rows.Embed(cotangent, _dim, Saved<int>(0), Source.Sizes);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Rows.Select(tangent, _dim, Saved<int>(0));
}

/// <summary>Listed parts in a tensor of zeros, recorded.</summary>
internal sealed class EmbeddedRowsNode<T> : Node1<T>
    where T : unmanaged
{
    private readonly int _dim;
    private readonly int[] _sizes;

    public EmbeddedRowsNode(int dim, Tensor<int> index, int[] sizes)
    {
        _dim = dim;
        _sizes = sizes;
        Save(index);
    }

    /// <inheritdoc/>
    public override string Name => "IndexSelectBackwardBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Rows.Select(cotangent, _dim, Saved<int>(0));

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Rows.Embed(tangent, _dim, Saved<int>(0), _sizes);
}

/// <summary>Listed parts added to a tensor, recorded.</summary>
internal sealed class AddedRowsNode<T> : Node2<T>
    where T : unmanaged
{
    private readonly int[] _sizes;
    private readonly int _dim;

    public AddedRowsNode(Tensor<T> x, int dim, Tensor<int> index)
    {
        _sizes = x.Layout.Sizes;
        _dim = dim;
        Save(index);
    }

    /// <inheritdoc/>
    public override string Name => "IndexAddBackward0";

    /// <inheritdoc/>
    public override Tensor<T> VjpFirst(Tensor<T> cotangent) => cotangent;

    /// <inheritdoc/>
    public override Tensor<T> VjpSecond(Tensor<T> cotangent) => Rows.Select(cotangent, _dim, Saved<int>(0));

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T>? xTangent, Tensor<T>? yTangent) =>
        yTangent == null ? xTangent!
        : xTangent == null ? Rows.Embed(yTangent, _dim, Saved<int>(0), _sizes)
        : Rows.Add(xTangent, _dim, Saved<int>(0), yTangent);
}
