namespace Autodiff.Internal;

/// <summary>A tensor whose dimensions have labels, each once: what sums in Einstein's notation are made of.</summary>
internal sealed class LabelledTensor<T>
    where T : unmanaged
{
    private readonly Tensor<T> _tensor;
    private readonly int[] _labels;

    private LabelledTensor(Tensor<T> tensor, int[] labels)
    {
        _tensor = tensor;
        _labels = labels;
    }

    /// <summary>Labels a tensor; of labels that occur twice the diagonal is taken.</summary>
    public static LabelledTensor<T> Of(Tensor<T> tensor, int[] labels)
    {
        for (var second = 1; second < labels.Length; second++)
        {
            var first = Array.IndexOf(labels, labels[second]);
            if (first == second)
                continue;
            return Of(tensor.Diagonal(0, first, second), [.. labels.Where((_, d) => d != first && d != second), labels[second]]);
        }

        return new LabelledTensor<T>(tensor, labels);
    }

    /// <summary>Sums over the dimensions of labels that are not needed any more.</summary>
    public LabelledTensor<T> SumExcept(HashSet<int> needed)
    {
        if (Array.TrueForAll(_labels, needed.Contains))
            return this;
        return new LabelledTensor<T>(Summation.Apply(_tensor, [.. _labels.Select(label => !needed.Contains(label))], keepDim: false), [.. _labels.Where(needed.Contains)]);
    }

    /// <summary>The product with another tensor, summed over the labels that both have and nobody needs any more.</summary>
    public LabelledTensor<T> Times(LabelledTensor<T> other, HashSet<int> needed, Dictionary<int, int> sizes)
    {
        // What only one of them has is summed over in it first.
        var x = SumExcept([.. needed, .. other._labels]);
        var y = other.SumExcept([.. needed, .. x._labels]);
        int[] summed = [.. x._labels.Intersect(y._labels).Where(label => !needed.Contains(label))];
        int[] shared = [.. x._labels.Intersect(y._labels).Where(needed.Contains)];
        int[] ofX = [.. x._labels.Except(y._labels)], ofY = [.. y._labels.Except(x._labels)];
        if (summed.Length == 0)
            return new LabelledTensor<T>(x.Spread([.. shared, .. ofX], ofY.Length) * y.Aligned([.. shared, .. ofX, .. ofY]), [.. shared, .. ofX, .. ofY]);

        var rows = CountOf(ofX, sizes);
        var columns = CountOf(ofY, sizes);
        var depth = CountOf(summed, sizes);
        x = x.Full([.. summed, .. ofX], sizes);
        y = y.Full([.. summed, .. ofY], sizes);
        var left = x.Ordered([.. shared, .. ofX, .. summed]);
        var right = y.Ordered([.. shared, .. summed, .. ofY]);
        int[] xBatch = left.Layout.Sizes[..shared.Length], yBatch = right.Layout.Sizes[..shared.Length];
        var product = MatrixProduct.Apply(left.Reshape([.. xBatch, rows, depth]), right.Reshape([.. yBatch, depth, columns]), "Einsum");
        int[] labels = [.. shared, .. ofX, .. ofY];
        return new LabelledTensor<T>(
            product.Reshape([.. product.Layout.Sizes.AsSpan(0, shared.Length), .. ofX.Select(label => sizes[label]), .. ofY.Select(label => sizes[label])]), labels);
    }

    /// <summary>The tensor with its dimensions in the order of the result, and of full size.</summary>
    public Tensor<T> InOrder(int[] labels, Dictionary<int, int> sizes) => Full(labels, sizes).Ordered(labels);

    private static int CountOf(int[] labels, Dictionary<int, int> sizes) => Layout.CountOf([.. labels.Select(label => sizes[label])]);

    /// <summary>With dimensions of size 1 repeated where the label has another size.</summary>
    private LabelledTensor<T> Full(int[] labels, Dictionary<int, int> sizes)
    {
        int[] full = [.. _labels.Select((label, d) => labels.Contains(label) ? sizes[label] : _tensor.Layout.Sizes[d])];
        return new LabelledTensor<T>(_tensor.ExpandTo(Layout.Contiguous(full)), _labels);
    }

    private Tensor<T> Ordered(int[] labels)
    {
        int[] order = [.. labels.Select(label => Array.IndexOf(_labels, label))];
        return order.AsSpan().SequenceEqual(Enumerable.Range(0, order.Length).ToArray()) ? _tensor : Permutation.Apply(_tensor, order);
    }

    /// <summary>Its dimensions in an order, and so many of size 1 behind them.</summary>
    private Tensor<T> Spread(int[] labels, int behind)
    {
        var ordered = Ordered(labels);
        return behind == 0 ? ordered : ordered.Reshape([.. ordered.Layout.Sizes, .. Enumerable.Repeat(1, behind)]);
    }

    /// <summary>Its dimensions in an order of more labels: 1 for those that it does not have.</summary>
    private Tensor<T> Aligned(int[] labels)
    {
        var ordered = Ordered([.. labels.Where(label => _labels.Contains(label))]);
        int[] sizes = [.. labels.Select(label => Array.IndexOf(_labels, label) is var d and >= 0 ? _tensor.Layout.Sizes[d] : 1)];
        return ordered.Reshape(sizes);
    }
}
