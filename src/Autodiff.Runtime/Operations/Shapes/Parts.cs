namespace Autodiff.Internal;

/// <summary>Views of parts of a tensor, and the transpose: a tensor that is zero but for a part.</summary>
internal static class Parts
{
    /// <summary>The part as a view.</summary>
    public static Tensor<T> Take<T>(Tensor<T> x, Part part)
        where T : unmanaged
    {
        var result = View(x, part);
        return Recorder.Tracks(x) ? Recorder.Record(new PartNode<T>(x, part), x, result) : result;
    }

    /// <summary>The part as a view, off the tape.</summary>
    public static Tensor<T> View<T>(Tensor<T> x, Part part)
        where T : unmanaged
    {
        var offset = x.Offset;
        var layout = part.Of(x.Layout, ref offset);
        return x.View(layout, offset);
    }

    /// <summary>A tensor that is the same number everywhere but in a part.</summary>
    /// <param name="elements">The part.</param>
    /// <param name="part">Where it is.</param>
    /// <param name="sizes">The shape of the result.</param>
    /// <param name="surroundings">The number around the part.</param>
    /// <param name="name">The name of the node, if it is not the transpose of the part's.</param>
    public static Tensor<T> Embed<T>(Tensor<T> elements, Part part, int[] sizes, T surroundings = default, string? name = null)
        where T : unmanaged
    {
        var result = Tensor<T>.Full(sizes, surroundings);
        Copies.Run(elements, View(result, part));
        return Recorder.Tracks(elements)
            ? Recorder.Record(new EmbedNode<T>(part, sizes, name ?? part.Name.Replace("Backward0", "BackwardBackward0")), elements, result)
            : result;
    }
}

/// <summary>A view of a part, recorded.</summary>
internal sealed class PartNode<T>(Tensor<T> x, Part part) : ViewNode<T>(x)
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => part.Name;

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Parts.Embed(cotangent, part, Source.Sizes);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Parts.Take(tangent, part);
}

/// <summary>A tensor that is constant but for a part, recorded.</summary>
internal sealed class EmbedNode<T>(Part part, int[] sizes, string name) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Parts.Take(cotangent, part);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Parts.Embed(tangent, part, sizes);
}
