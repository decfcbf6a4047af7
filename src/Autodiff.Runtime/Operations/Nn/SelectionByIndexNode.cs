namespace Autodiff.Internal;

/// <summary>Elements of planes that were chosen by index, or the transpose, which adds to these places; recorded.</summary>
/// <param name="name">PyTorch's name of the node.</param>
/// <param name="shape">The planes and how many elements are chosen of each.</param>
/// <param name="indices">The places in their planes, laid out as what is chosen.</param>
/// <param name="source">The layout of what is chosen from.</param>
/// <param name="isTransposed">Whether it adds to the places.</param>
internal sealed class SelectionByIndexNode<T>(string name, PoolingShape shape, Tensor<int> indices, Layout source, bool isTransposed) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <summary>Chooses, or adds to the places.</summary>
    public static Tensor<T> Apply(Tensor<T> x, PoolingShape shape, Tensor<int> indices, Layout source, bool isTransposed)
    {
        var to = Tensor<T>.Allocate(isTransposed ? source : indices.Layout);
        var from = x.LaidOut(isTransposed ? indices.Layout : source);
        if (indices.Count == 0)
            to.Packed.Clear();
        else if (isTransposed)
            MaxPooling.InputGradient(shape, from.Packed, indices.Packed, to.Packed);
        else
            Choose(shape, from.Packed, indices.Packed, to.Packed);
        return Recorder.Tracks(x)
            ? Recorder.Record(new SelectionByIndexNode<T>(isTransposed ? "MaxPool2DWithIndicesBackwardBackward0" : "GatherBackward0", shape, indices, source, isTransposed), x, to)
            : to;
    }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Apply(cotangent, shape, indices, source, !isTransposed);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Apply(tangent, shape, indices, source, isTransposed);

    private static void Choose(in PoolingShape shape, ReadOnlySpan<T> from, ReadOnlySpan<int> indices, Span<T> to)
    {
        // Planes are interleaved by channels: neighbours of a plane are that many elements apart.
        int channels = shape.Channels, chosen = indices.Length / shape.Planes;
        for (int image = 0, at = 0; image < shape.Planes / channels; image++)
        {
            var planes = from.Slice(image * channels * shape.InputPixels, channels * shape.InputPixels);
            for (var i = 0; i < chosen; i++)
            {
                for (var channel = 0; channel < channels; channel++, at++)
                    to[at] = planes[indices[at] * channels + channel];
            }
        }
    }
}
