using Autodiff.Internal;

namespace Autodiff;

/// <summary>
/// What may stand in a tensor's indexer: <c>x[1]</c>, <c>x[^1]</c>, <c>x[1..3]</c>, <c>x[new Slice(0, null, 2)]</c>,
/// <c>x[TensorIndex.Ellipsis, 0]</c>, <c>x[TensorIndex.NewAxis]</c>, <c>x[indices]</c>, <c>x[mask]</c>.
/// </summary>
/// <remarks><c>using static Autodiff.TensorIndex;</c> allows <c>x[Ellipsis, 0]</c>.</remarks>
public readonly struct TensorIndex
{
    private TensorIndex(TensorIndexKind kind, Index? first = null, Index? last = null, int step = 1, Tensor? tensor = null)
    {
        Kind = kind;
        First = first;
        Last = last;
        Step = step;
        Tensor = tensor;
    }

    /// <summary>All dimensions that no other index is for: Python's <c>...</c>.</summary>
    public static TensorIndex Ellipsis => new(TensorIndexKind.Ellipsis);

    /// <summary>A new dimension of size 1: Python's <c>None</c>.</summary>
    public static TensorIndex NewAxis => new(TensorIndexKind.NewAxis);

    internal TensorIndexKind Kind { get; }

    internal Index? First { get; }

    internal Index? Last { get; }

    internal int Step { get; }

    internal Tensor? Tensor { get; }

    /// <summary>One index along a dimension, which disappears; negative from the end.</summary>
    public static implicit operator TensorIndex(int index) => new(TensorIndexKind.Number, FromPython(index));

    /// <summary>One index along a dimension, which disappears.</summary>
    public static implicit operator TensorIndex(Index index) => new(TensorIndexKind.Number, index);

    /// <summary>Neighbouring indices along a dimension; what is beyond an end counts as that end, as in Python.</summary>
    public static implicit operator TensorIndex(Range range) => new(TensorIndexKind.Steps, range.Start, range.End);

    /// <summary>Indices in even steps along a dimension.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is below 1.</exception>
    public static implicit operator TensorIndex(Slice slice)
    {
        // A default slice has step 0 and stands for everything.
        var step = slice == default ? 1 : slice.Step;
        if (step < 1)
            throw new ArgumentOutOfRangeException(nameof(slice), step, "A slice has a step of at least 1; Flip reverses a dimension.");
        return new(TensorIndexKind.Steps, FromPython(slice.Start), FromPython(slice.End), step);
    }

    /// <summary>Indices along a dimension, negative from the end; the tensor's dimensions take its place.</summary>
    public static implicit operator TensorIndex(Tensor<long> indices) => new(TensorIndexKind.Indices, tensor: indices);

    /// <summary>Indices along a dimension, negative from the end; the tensor's dimensions take its place.</summary>
    public static implicit operator TensorIndex(Tensor<int> indices) => new(TensorIndexKind.Indices, tensor: indices);

    /// <summary>The elements where a mask is true, over as many dimensions as it has, which become one.</summary>
    public static implicit operator TensorIndex(Tensor<bool> mask) => new(TensorIndexKind.Mask, tensor: mask);

    private static Index? FromPython(int? index) => index is { } i ? i < 0 ? new Index(-i, fromEnd: true) : new Index(i) : null;
}
