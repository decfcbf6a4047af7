using Autodiff.Internal;

namespace Autodiff;

/// <content>Dimensions in another order, as views.</content>
public sealed partial class Tensor<T>
{
    /// <summary>The transposes of the matrices of the last two dimensions, as a view.</summary>
    /// <exception cref="InvalidOperationException">The tensor has fewer than two dimensions.</exception>
    public Tensor<T> MT => Rank >= 2
        ? Permutation.Swap(this, Rank - 2, Rank - 1, "TransposeBackward0")
        : throw new InvalidOperationException($"MT: the shape {Layout} has no matrices; at least two dimensions are needed.");

    /// <summary>A view with the dimensions in another order.</summary>
    /// <param name="dims">Each dimension once, negative from the end, in its new place.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is missing or named twice.</exception>
    public Tensor<T> Permute(params ReadOnlySpan<int> dims)
    {
        if (dims.Length != Rank)
            throw new ArgumentException($"Permute: {dims.Length} dimensions are named, but the shape {Layout} has {Rank}.", nameof(dims));
        var order = new int[Rank];
        var seen = new bool[Rank];
        for (var d = 0; d < order.Length; d++)
        {
            order[d] = Dimension.Of(this, dims[d], nameof(Permute), nameof(dims));
            if (seen[order[d]])
                throw new ArgumentException($"Permute: dimension {dims[d]} of the shape {Layout} is named twice.", nameof(dims));
            seen[order[d]] = true;
        }

        return Permutation.Apply(this, order);
    }

    /// <summary>A view with two dimensions exchanged.</summary>
    /// <param name="dim0">One, negative from the end.</param>
    /// <param name="dim1">The other, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public Tensor<T> Transpose(int dim0, int dim1)
    {
        int a = Dimension.Of(this, dim0, nameof(Transpose), nameof(dim0)), b = Dimension.Of(this, dim1, nameof(Transpose), nameof(dim1));
        return Permutation.Swap(this, a, b, "TransposeBackward0");
    }

    /// <summary>As <see cref="Transpose"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public Tensor<T> SwapAxes(int dim0, int dim1) => Transpose(dim0, dim1);

    /// <summary>A view with a dimension moved to another place; the others keep their order.</summary>
    /// <param name="source">The dimension, negative from the end.</param>
    /// <param name="destination">Its new place, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public Tensor<T> MoveDim(int source, int destination) => MoveDim([source], [destination]);

    /// <summary>A view with dimensions moved to other places; the others keep their order.</summary>
    /// <param name="source">The dimensions, negative from the end.</param>
    /// <param name="destination">Their new places, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension or place is named twice, or there are more of the ones than of the others.</exception>
    public Tensor<T> MoveDim(ReadOnlySpan<int> source, ReadOnlySpan<int> destination)
    {
        if (source.Length != destination.Length)
            throw new ArgumentException($"MoveDim: {source.Length} dimensions and {destination.Length} places for them.", nameof(destination));
        if (source.IsEmpty || Rank == 0)
            return ViewAs(Layout);
        var moved = Dimension.Mask(this, source, nameof(MoveDim));
        var taken = Dimension.Mask(this, destination, nameof(MoveDim));
        var order = new int[Rank];
        for (var i = 0; i < source.Length; i++)
            order[Dimension.Of(this, destination[i], nameof(MoveDim))] = Dimension.Of(this, source[i], nameof(MoveDim));
        var next = 0;
        for (var d = 0; d < order.Length; d++)
        {
            if (taken[d])
                continue;
            while (moved[next])
                next++;
            order[d] = next++;
        }

        return Permutation.Apply(this, order);
    }
}

/// <content>The transpose of a matrix.</content>
public static partial class TensorOperations
{
    /// <summary>The transpose of a matrix, as a view; vectors and numbers as they are.</summary>
    /// <exception cref="ArgumentException">The tensor has more than two dimensions.</exception>
    public static Tensor<TElement> T<TElement>(this Tensor<TElement> x)
        where TElement : unmanaged => x.Rank switch
        {
            2 => Permutation.Swap(x, 0, 1, "TBackward0"),
            < 2 => x.ViewAs(x.Layout, "TBackward0"),
            _ => throw new ArgumentException($"T: the shape {x.Layout} has more than two dimensions. Use MT for the matrices of the last two, or Permute.", nameof(x)),
        };
}

/// <summary>Views with dimensions in another order.</summary>
internal static class Permutation
{
    /// <summary>Takes dimension <c>order[d]</c> as the d-th.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, int[] order, string name = "PermuteBackward0")
        where T : unmanaged
    {
        var sizes = new int[order.Length];
        var strides = new nint[order.Length];
        for (var d = 0; d < order.Length; d++)
        {
            sizes[d] = x.Layout.Sizes[order[d]];
            strides[d] = x.Layout.Strides[order[d]];
        }

        var result = x.View(new Layout(sizes, strides, x.Count), x.Offset);
        return Recorder.Tracks(x) ? Recorder.Record(new PermutationNode<T>(order, name), x, result) : result;
    }

    /// <summary>Exchanges two dimensions.</summary>
    public static Tensor<T> Swap<T>(Tensor<T> x, int a, int b, string name)
        where T : unmanaged
    {
        if (a == b)
            return x.ViewAs(x.Layout, name);
        if (!Recorder.Tracks(x) && Math.Min(a, b) == x.Rank - 2 && Math.Max(a, b) == x.Rank - 1)
            return x.View(x.Layout.Transposed, x.Offset);
        var order = new int[x.Rank];
        for (var d = 0; d < order.Length; d++)
            order[d] = d == a ? b : d == b ? a : d;
        return Apply(x, order, name);
    }
}

/// <summary>Dimensions in another order, recorded.</summary>
internal sealed class PermutationNode<T>(int[] order, string name) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var inverse = new int[order.Length];
        for (var d = 0; d < inverse.Length; d++)
            inverse[order[d]] = d;
        return Permutation.Apply(cotangent, inverse, name);
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Permutation.Apply(tangent, order, name);
}
