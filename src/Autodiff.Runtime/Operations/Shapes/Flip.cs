using Autodiff.Internal;

namespace Autodiff;

/// <content>Dimensions reversed, rolled and turned.</content>
public sealed partial class Tensor<T>
{
    /// <summary>A copy with the order of the elements along dimensions reversed.</summary>
    /// <param name="dims">The dimensions, negative from the end; none for a mere copy.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">A dimension is named twice.</exception>
    public Tensor<T> Flip(params ReadOnlySpan<int> dims) =>
        Flipping.Apply(this, dims.IsEmpty ? new bool[Rank] : Dimension.Mask(this, dims, nameof(Flip)));

    /// <summary>A copy whose elements are moved on, and those that leave at the end come in at the beginning; as a row of all elements.</summary>
    /// <param name="shift">By how many places, negative backwards.</param>
    public Tensor<T> Roll(int shift) => Reshape(-1).Roll([shift], [0]).ReshapeAs(this);

    /// <summary>A copy whose elements are moved on along dimensions, and those that leave at the end come in at the beginning.</summary>
    /// <param name="shifts">By how many places, negative backwards.</param>
    /// <param name="dims">Along which dimensions, one for each shift, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The numbers of shifts and dimensions differ.</exception>
    public Tensor<T> Roll(ReadOnlySpan<int> shifts, ReadOnlySpan<int> dims)
    {
        if (shifts.Length != dims.Length)
            throw new ArgumentException($"Roll: {shifts.Length} shifts for {dims.Length} dimensions.", nameof(dims));
        var places = new int[Rank];
        for (var i = 0; i < dims.Length; i++)
        {
            var d = Dimension.Of(this, dims[i], nameof(Roll), nameof(dims));
            if (Rank != 0 && Layout.Sizes[d] != 0)
                places[d] = (int)((((long)places[d] + shifts[i]) % Layout.Sizes[d] + Layout.Sizes[d]) % Layout.Sizes[d]);
        }

        return Rolling.Apply(this, places);
    }

    /// <summary>Turns the matrices of two dimensions by quarters of a circle.</summary>
    /// <param name="k">How often, from the first dimension towards the second; negative the other way.</param>
    /// <param name="dim0">The first dimension, negative from the end.</param>
    /// <param name="dim1">The second dimension, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The dimensions are the same.</exception>
    public Tensor<T> Rot90(int k = 1, int dim0 = 0, int dim1 = 1)
    {
        int a = Dimension.Of(this, dim0, nameof(Rot90), nameof(dim0)), b = Dimension.Of(this, dim1, nameof(Rot90), nameof(dim1));
        if (a == b)
            throw new ArgumentException($"Rot90: dim0 and dim1 are both {a}; a plane has two dimensions.", nameof(dim1));
        return (k & 3) switch
        {
            0 => Clone(),
            1 => Flip(b).Transpose(a, b),
            2 => Flip(a, b),
            _ => Flip(a).Transpose(a, b),
        };
    }
}

/// <summary>Reverses dimensions.</summary>
internal static class Flipping
{
    /// <summary>Reverses the marked dimensions and records.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, bool[] mask)
        where T : unmanaged
    {
        var strides = new nint[x.Rank];
        var offset = (nint)x.Offset;
        for (var d = 0; d < strides.Length; d++)
        {
            // A single element along a dimension stays where it is, and so does the sign of its stride, which kernels may read.
            var turns = mask[d] && x.Layout.Sizes[d] > 1;
            strides[d] = turns ? -x.Layout.Strides[d] : x.Layout.Strides[d];
            if (turns && x.Count != 0)
                offset += (x.Layout.Sizes[d] - 1) * x.Layout.Strides[d];
        }

        var result = x.View(new Layout(x.Layout.Sizes, strides, x.Count), (int)offset).Copy();
        return Recorder.Tracks(x) ? Recorder.Record(new FlipNode<T>(mask), x, result) : result;
    }
}

/// <summary>Reversed dimensions, recorded.</summary>
internal sealed class FlipNode<T>(bool[] mask) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => "FlipBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Flipping.Apply(cotangent, mask);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Flipping.Apply(tangent, mask);
}

/// <summary>Moves elements on along dimensions, in circles.</summary>
internal static class Rolling
{
    /// <summary>Moves by at least 0 and less than the size of each dimension, and records.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, int[] shifts)
        where T : unmanaged
    {
        var result = Tensor<T>.Allocate(x.DenseLayout);
        if (x.Count != 0)
            Copy(x, result, shifts, 0);
        return Recorder.Tracks(x) ? Recorder.Record(new RollNode<T>(x, shifts), x, result) : result;
    }

    private static void Copy<T>(Tensor<T> from, Tensor<T> to, int[] shifts, int dim)
        where T : unmanaged
    {
        while (dim < shifts.Length && shifts[dim] == 0)
            dim++;
        if (dim == shifts.Length)
        {
            Copies.Run(from, to);
            return;
        }

        int size = from.Layout.Sizes[dim], shift = shifts[dim];
        Copy(Cut(from, 0, size - shift), Cut(to, shift, size - shift), shifts, dim + 1);
        Copy(Cut(from, size - shift, shift), Cut(to, 0, shift), shifts, dim + 1);

        Tensor<T> Cut(Tensor<T> x, int start, int length) => Parts.View(x, new SlicePart(dim, start, length, 1));
    }
}

/// <summary>Elements moved on along dimensions, recorded.</summary>
internal sealed class RollNode<T>(Tensor<T> x, int[] shifts) : ViewNode<T>(x)
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => "RollBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var back = new int[shifts.Length];
        for (var d = 0; d < back.Length; d++)
            back[d] = shifts[d] == 0 ? 0 : Source.Sizes[d] - shifts[d];
        return Rolling.Apply(cotangent, back);
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Rolling.Apply(tangent, shifts);
}
