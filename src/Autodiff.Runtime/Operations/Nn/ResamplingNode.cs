namespace Autodiff.Internal;

/// <summary>A linear map along a dimension, or its transpose, recorded.</summary>
internal sealed class ResamplingNode<T>(int dim, ResamplingTable table, bool isTransposed) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => isTransposed ? "UpsampleBackwardBackward0" : "UpsampleBackward0";

    /// <summary>Maps along a dimension.</summary>
    public static Tensor<T> Apply(Tensor<T> x, int dim, ResamplingTable table, bool isTransposed)
    {
        var source = x.LaidOut(x.DenseLayout);
        int before = isTransposed ? table.Size : table.Given, after = isTransposed ? table.Given : table.Size;
        var result = Tensor<T>.Allocate(Resized(source.Layout, dim, after));

        // In every dense layout the dimension has blocks of whole steps before it and one step behind it.
        var step = (int)source.Layout.Strides[dim];
        if (before == 1)
            step = (int)result.Layout.Strides[dim];
        var to = result.Packed;
        to.Clear();
        if (result.Count > 0)
        {
            var blocks = result.Count / (after * step);
            for (var block = 0; block < blocks; block++)
                Run(source.Packed.Slice(block * before * step, before * step), to.Slice(block * after * step, after * step), step, table, isTransposed);
        }

        return Recorder.Tracks(x) ? Recorder.Record(new ResamplingNode<T>(dim, table, isTransposed), x, result) : result;
    }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Apply(cotangent, dim, table, !isTransposed);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Apply(tangent, dim, table, isTransposed);

    private static void Run(ReadOnlySpan<T> from, Span<T> to, int step, ResamplingTable table, bool isTransposed)
    {
        for (var i = 0; i < table.Size; i++)
        {
            for (var k = 0; k < table.Width; k++)
            {
                var (place, weight) = table[i, k];
                if (weight == 0)
                    continue;
                var (read, write) = isTransposed ? (i, place) : (place, i);
                var factor = Scalar.Create<T>(weight);
                var row = from.Slice(read * step, step);
                var sum = to.Slice(write * step, step);
                for (var j = 0; j < row.Length; j++)
                    sum[j] = Scalar.FusedMultiplyAdd(factor, row[j], sum[j]);
            }
        }
    }

    /// <summary>A dense layout of the same order of dimensions, one of which has another size.</summary>
    private static Layout Resized(Layout layout, int dim, int size)
    {
        int[] sizes = [.. layout.Sizes];
        sizes[dim] = size;
        if (layout.IsContiguous)
            return Layout.Contiguous(sizes);
        if (layout.IsChannelsLast)
            return Layout.ChannelsLast(sizes);
        var strides = new nint[sizes.Length];
        nint stride = 1;
        int[] order = [.. Enumerable.Range(0, sizes.Length)];
        Array.Sort(order, (a, b) => layout.Strides[a].CompareTo(layout.Strides[b]));
        foreach (var d in order)
        {
            strides[d] = stride;
            stride *= sizes[d];
        }

        return new Layout(sizes, strides, Layout.CountOf(sizes));
    }
}
