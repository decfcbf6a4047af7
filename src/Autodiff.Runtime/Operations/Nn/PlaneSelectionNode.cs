namespace Autodiff.Internal;

/// <summary>Elements of planes by their places, or the transpose, which adds to these places; recorded. Planes are row-major.</summary>
/// <param name="indices">Places in the planes, of shape [batch, channels, …].</param>
/// <param name="source">The shape of the planes, [batch, channels, height, width].</param>
/// <param name="isTransposed">Whether it adds to the places.</param>
internal sealed class PlaneSelectionNode<T>(Tensor<int> indices, int[] source, bool isTransposed) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => isTransposed ? "AdaptiveMaxPool2DBackwardBackward0" : "AdaptiveMaxPool2DBackward0";

    /// <summary>Chooses, or adds to the places.</summary>
    public static Tensor<T> Apply(Tensor<T> x, Tensor<int> indices, int[] source, bool isTransposed)
    {
        var result = Tensor<T>.Allocate(Layout.Contiguous(isTransposed ? source : indices.Layout.Sizes));
        ReadOnlySpan<T> from = (x.IsContiguous ? x : x.Copy()).Elements;
        ReadOnlySpan<int> places = indices.Elements;
        var to = result.Elements;
        if (isTransposed)
            to.Clear();
        int planes = source[0] * source[1], pixels = source[2] * source[3], chosen = planes == 0 ? 0 : places.Length / planes;
        for (var i = 0; i < places.Length; i++)
        {
            var place = i / chosen * pixels + places[i];
            if (isTransposed)
                Scalar.AddTo(ref to[place], from[i]);
            else
                to[i] = from[place];
        }

        return Recorder.Tracks(x) ? Recorder.Record(new PlaneSelectionNode<T>(indices, source, isTransposed), x, result) : result;
    }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Apply(cotangent, indices, source, !isTransposed);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Apply(tangent, indices, source, isTransposed);
}
