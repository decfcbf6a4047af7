using Autodiff.Internal;

namespace Autodiff;

/// <content>Tensors joined along a dimension.</content>
public abstract partial class Tensor
{
    /// <summary>Joins tensors along a dimension; their other sizes are the same.</summary>
    /// <param name="tensors">At least one; vectors without elements are left out, whatever the rank of the others.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">There is no tensor, one has no dimensions, or other sizes differ.</exception>
    public static Tensor<T> Cat<T>(ReadOnlySpan<Tensor<T>> tensors, int dim = 0)
        where T : unmanaged => Concatenation.Apply(tensors, dim, nameof(Cat));

    /// <summary>As <see cref="Cat"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">There is no tensor, one has no dimensions, or other sizes differ.</exception>
    public static Tensor<T> Concat<T>(ReadOnlySpan<Tensor<T>> tensors, int dim = 0)
        where T : unmanaged => Concatenation.Apply(tensors, dim, nameof(Concat));

    /// <summary>Joins tensors side by side: along the second dimension, vectors along their only one.</summary>
    /// <exception cref="ArgumentException">There is no tensor, or other sizes differ.</exception>
    public static Tensor<T> HStack<T>(ReadOnlySpan<Tensor<T>> tensors)
        where T : unmanaged
    {
        var joined = Concatenation.WithRank(tensors, 1);
        return Concatenation.Apply(joined, joined.Length > 0 && joined[0].Rank > 1 ? 1 : 0, nameof(HStack));
    }

    /// <summary>Joins tensors one below the other: along the first dimension, vectors as rows.</summary>
    /// <exception cref="ArgumentException">There is no tensor, or other sizes differ.</exception>
    public static Tensor<T> VStack<T>(ReadOnlySpan<Tensor<T>> tensors)
        where T : unmanaged => Concatenation.Apply(Concatenation.WithRank(tensors, 2), 0, nameof(VStack));
}

/// <summary>Joins tensors along a dimension.</summary>
internal static class Concatenation
{
    /// <summary>Checks, joins and records.</summary>
    public static Tensor<T> Apply<T>(ReadOnlySpan<Tensor<T>> tensors, int dim, string operation)
        where T : unmanaged
    {
        if (tensors.IsEmpty)
            throw new ArgumentException($"{operation}: there is no tensor to join.", nameof(tensors));
        Tensor<T>? model = null;
        foreach (var tensor in tensors)
        {
            ArgumentNullException.ThrowIfNull(tensor, nameof(tensors));
            if (tensor.Rank == 0)
                throw new ArgumentException($"{operation}: a tensor without dimensions cannot be joined. Use Stack, or Reshape(1) first.", nameof(tensors));
            if (model == null || IsNothing(model))
                model = tensor;
        }

        var d = Dimension.Of(model!, dim, operation);
        var starts = new int[tensors.Length + 1];
        for (var i = 0; i < tensors.Length; i++)
            starts[i + 1] = checked(starts[i] + (IsNothing(tensors[i]) ? 0 : SizeOf(tensors[i], model!, d, i, operation)));

        int[] sizes = [.. model!.Layout.Sizes];
        sizes[d] = starts[^1];
        var result = Tensor<T>.Allocate(Layout.Contiguous(sizes));
        for (var i = 0; i < tensors.Length; i++)
        {
            if (tensors[i].Count != 0)
                Copies.Run(tensors[i], Parts.View(result, new SlicePart(d, starts[i], starts[i + 1] - starts[i], 1)));
        }

        return Recorder.Tracks(tensors) ? Recorder.Record(new ConcatenationNode<T>(tensors, result, d, starts), tensors, result) : result;
    }

    /// <summary>The tensors with dimensions of size 1 put in front up to a rank.</summary>
    public static Tensor<T>[] WithRank<T>(ReadOnlySpan<Tensor<T>> tensors, int rank)
        where T : unmanaged
    {
        var result = tensors.ToArray();
        foreach (ref var tensor in result.AsSpan())
        {
            ArgumentNullException.ThrowIfNull(tensor, nameof(tensors));
            while (tensor.Rank < rank)
                tensor = tensor.Unsqueeze(0);
        }

        return result;
    }

    private static bool IsNothing(Tensor tensor) => tensor is { Rank: 1, Count: 0 };

    private static int SizeOf(Tensor tensor, Tensor model, int dim, int place, string operation)
    {
        var fits = tensor.Rank == model.Rank;
        for (var d = 0; d < model.Rank && fits; d++)
            fits = d == dim || tensor.Layout.Sizes[d] == model.Layout.Sizes[d];
        if (!fits)
            throw new ArgumentException($"{operation}: tensor {place} has the shape {tensor.Layout}, which cannot be joined to {model.Layout} along dimension {dim}: all other sizes must be the same.", "tensors");
        return tensor.Layout.Sizes[dim];
    }
}

/// <summary>Joined tensors, recorded.</summary>
internal sealed class ConcatenationNode<T> : NodeN<T>
    where T : unmanaged
{
    private readonly Layout[] _sources;
    private readonly int[] _sizes;
    private readonly int _dim;
    private readonly int[] _starts;

    public ConcatenationNode(ReadOnlySpan<Tensor<T>> tensors, Tensor<T> result, int dim, int[] starts)
        : base(tensors.Length)
    {
        _sources = new Layout[tensors.Length];
        for (var i = 0; i < tensors.Length; i++)
            _sources[i] = tensors[i].Layout;
        _sizes = result.Layout.Sizes;
        _dim = dim;
        _starts = starts;
    }

    /// <inheritdoc/>
    public override string Name => "CatBackward0";

    /// <inheritdoc/>
    public override void Vjp(Tensor<T> cotangent, Tensor<T>?[] cotangents)
    {
        for (var i = 0; i < cotangents.Length; i++)
        {
            if (Needs(i))
                cotangents[i] = _sources[i].Rank == _sizes.Length ? Parts.Take(cotangent, PartOf(i)) : Tensor<T>.Full(_sources[i].Sizes, default);
        }
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(ReadOnlySpan<Tensor<T>?> tangents)
    {
        var parts = new Tensor<T>[tangents.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = tangents[i] ?? Tensor<T>.Full(_sources[i].Sizes, default);
        return Concatenation.Apply<T>(parts, _dim, "Cat");
    }

    private SlicePart PartOf(int i) => new(_dim, _starts[i], _starts[i + 1] - _starts[i], 1);
}
