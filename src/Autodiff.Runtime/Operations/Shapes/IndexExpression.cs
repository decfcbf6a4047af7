namespace Autodiff.Internal;

/// <summary>
/// An indexer's arguments for a tensor: first the part that numbers, slices, ellipsis and new axes take, then tensors of
/// indices and masks along dimensions of that part.
/// </summary>
internal sealed class IndexExpression
{
    private const string Operation = "Indexing";

    private static readonly List<PickedDimensions> s_none = [];

    private IndexExpression(Part? part, List<PickedDimensions>? picks)
    {
        Part = part;
        Picks = picks ?? s_none;
    }

    /// <summary>What the basic indices take; null for everything as it is.</summary>
    public Part? Part { get; }

    /// <summary>Tensors of indices, by dimension of the part.</summary>
    public List<PickedDimensions> Picks { get; }

    /// <summary>Checks the arguments against a shape.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    /// <exception cref="ArgumentException">There are too many indices or ellipses, or a mask has another shape.</exception>
    public static IndexExpression Read(Layout x, ReadOnlySpan<TensorIndex> indices)
    {
        if (indices is [{ Kind: TensorIndexKind.Number } single] && x.Rank > 0)
            return new IndexExpression(new SelectPart(0, IndexOf(single, 0, x.Sizes[0])), null);
        var rest = x.Rank - CountDimensions(x, indices);
        var starts = new int[x.Rank];
        var room = x.Rank + indices.Length;
        int[] dimensions = new int[room], lengths = new int[room], steps = new int[room];
        List<PickedDimensions>? picks = null;
        var rank = 0;
        var name = "AliasBackward0";
        var d = 0;
        foreach (var index in indices)
        {
            switch (index.Kind)
            {
                case TensorIndexKind.Number:
                    starts[d] = IndexOf(index, d, x.Sizes[d]);
                    d++;
                    name = "SelectBackward0";
                    break;
                case TensorIndexKind.Steps:
                    var (start, length) = Dimension.Steps(x.Sizes[d], Offset(index.First, x.Sizes[d]), Offset(index.Last, x.Sizes[d]), index.Step);
                    starts[d] = length == 0 ? 0 : start;
                    if (length != x.Sizes[d])
                        name = "SliceBackward0";
                    Keep(length, index.Step);
                    break;
                case TensorIndexKind.Ellipsis:
                    for (; rest > 0; rest--)
                        Keep(x.Sizes[d], 1);
                    break;
                case TensorIndexKind.NewAxis:
                    Add(-1, 1, 1);
                    name = "UnsqueezeBackward0";
                    break;
                case TensorIndexKind.Indices:
                    (picks ??= []).Add(new PickedDimensions(rank, 1, IndexList.Of(index.Tensor!, d, x.Sizes[d], Operation, allowNegative: true)));
                    Keep(x.Sizes[d], 1);
                    break;
                default:
                    var mask = (Tensor<bool>)index.Tensor!;
                    if (mask.Rank == 0)
                    {
                        (picks ??= []).Add(new PickedDimensions(rank, 1, IndexList.Of(mask)));
                        Add(-1, 1, 1);
                        break;
                    }

                    if (!mask.Layout.Sizes.AsSpan().SequenceEqual(x.Sizes.AsSpan(d, mask.Rank)))
                        throw new ArgumentException($"{Operation}: the mask has the shape {mask.Layout}, which is not that of the dimensions {d} to {d + mask.Rank - 1} of the shape {x}.", nameof(indices));
                    (picks ??= []).Add(new PickedDimensions(rank, mask.Rank, IndexList.Of(mask)));
                    for (var i = 0; i < mask.Rank; i++)
                        Keep(x.Sizes[d], 1);
                    break;
            }
        }

        for (; rest > 0; rest--)
            Keep(x.Sizes[d], 1);
        var isWhole = picks != null && name == "AliasBackward0" && rank == x.Rank;
        return new IndexExpression(isWhole ? null : new BlockPart(name, starts, dimensions[..rank], lengths[..rank], steps[..rank]), picks);

        void Keep(int length, int step) => Add(d++, length, step);

        void Add(int dimension, int length, int step)
        {
            (dimensions[rank], lengths[rank], steps[rank]) = (dimension, length, step);
            rank++;
        }
    }

    private static int CountDimensions(Layout x, ReadOnlySpan<TensorIndex> indices)
    {
        int count = 0, ellipses = 0;
        foreach (var index in indices)
        {
            if (index.Kind is TensorIndexKind.Indices or TensorIndexKind.Mask)
                ArgumentNullException.ThrowIfNull(index.Tensor, nameof(indices));
            count += index.Kind switch
            {
                TensorIndexKind.Number or TensorIndexKind.Steps or TensorIndexKind.Indices => 1,
                TensorIndexKind.Mask => index.Tensor!.Rank,
                _ => 0,
            };
            ellipses += index.Kind == TensorIndexKind.Ellipsis ? 1 : 0;
        }

        if (ellipses > 1)
            throw new ArgumentException($"{Operation}: an ellipsis stands for all dimensions that are left, so there can be only one.", nameof(indices));
        if (count > x.Rank)
            throw new ArgumentException($"{Operation}: {count} dimensions are indexed, but the shape {x} has {x.Rank}.", nameof(indices));
        return count;
    }

    private static int IndexOf(TensorIndex index, int dim, int size)
    {
        var offset = index.First!.Value.GetOffset(size);
        if ((uint)offset >= (uint)size)
            throw Dimension.OutOfRange(index.First.Value.IsFromEnd ? -index.First.Value.Value : index.First.Value.Value, dim, size, Operation);
        return offset;
    }

    /// <summary>An end of a slice from the start; below 0 it is before the first index, which is that end.</summary>
    private static int? Offset(Index? index, int size) => index is { } end ? Math.Max(0, end.GetOffset(size)) : null;
}
