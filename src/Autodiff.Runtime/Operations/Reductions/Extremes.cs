using System.Numerics;

namespace Autodiff.Internal;

/// <summary>Largest and smallest elements; where several are equal, each has an even part of the derivative.</summary>
internal static class Extremes
{
    /// <summary>The extreme over the marked dimensions, recorded.</summary>
    /// <exception cref="ArgumentException">There is an extreme of no elements.</exception>
    public static Tensor<T> Apply<T>(Tensor<T> x, bool[] mask, bool keepDim, bool largest, string operation, string name, bool matchesNaN)
        where T : unmanaged, INumber<T>
    {
        CheckNotEmpty(x.Layout, mask, operation);
        Tensor<T> result;
        if (Number.IsReal<T>())
            result = largest ? Reduce.Apply<T, MaxReducer>(x, mask, keepDim) : Reduce.Apply<T, MinReducer>(x, mask, keepDim);
        else
            result = WholeReduction.Extreme(x, mask, keepDim, largest);
        return Recorder.Tracks(x) ? Recorder.Record(new ExtremesNode<T>(x, result, mask, keepDim, name, matchesNaN), x, result) : result;
    }

    /// <summary>The indices of the first extremes along a dimension; of the first NaN, if there is one.</summary>
    /// <exception cref="ArgumentException">There is an extreme of no elements.</exception>
    public static Tensor<long> Indices<T>(Tensor<T> x, int dim, bool keepDim, bool largest, string operation)
        where T : unmanaged, INumber<T>
    {
        var mask = Mask(x, dim);
        CheckNotEmpty(x.Layout, mask, operation);
        var result = Tensor<long>.Allocate(Reduce.ResultLayout(x.Layout, mask, keepDim));
        var length = Reduce.CountOf(x.Layout, mask);
        var rows = Lines.Dense(Reduce.MoveToEnd(x, mask));
        if (!Number.IsReal<T>())
            WholeReduction.IndicesOf(rows, length, result.Elements, largest);
        else if (largest)
            Reduction.ArgMax(rows, result.Count, length, length, result.Elements);
        else
            Reduction.ArgMin(rows, result.Count, length, length, result.Elements);
        return result;
    }

    /// <summary>The extremes along a dimension and their indices; the first of several has the derivative.</summary>
    public static (Tensor<T> Values, Tensor<long> Indices) Along<T>(Tensor<T> x, int dim, bool keepDim, bool largest, string operation)
        where T : unmanaged, INumber<T>
    {
        var d = Dimension.Of(x, dim, operation);
        var indices = Indices(x, d, keepDim: true, largest, operation);
        return Picked(x, indices, d, keepDim, operation + "Backward0");
    }

    /// <summary>The elements at indices that have the dimension with size 1; without it in both, if it is not kept.</summary>
    public static (Tensor<T> Values, Tensor<long> Indices) Picked<T>(Tensor<T> x, Tensor<long> indices, int dim, bool keepDim, string name)
        where T : unmanaged
    {
        var values = Picking.Gather(x, indices, dim, name);
        if (keepDim || x.Rank == 0)
            return (values, indices);
        int[] sizes = [.. x.Layout.Sizes.AsSpan(0, dim), .. x.Layout.Sizes.AsSpan(dim + 1)];
        return (values.Reshape(sizes), indices.Reshape(sizes));
    }

    /// <summary>One dimension, marked; none of a single number.</summary>
    public static bool[] Mask(Tensor x, int dim)
    {
        var mask = new bool[x.Rank];
        if (x.Rank != 0)
            mask[dim] = true;
        return mask;
    }

    /// <summary>Refuses to reduce no elements to one.</summary>
    /// <exception cref="ArgumentException">It would be done.</exception>
    public static void CheckNotEmpty(Layout x, bool[] mask, string operation)
    {
        if (x.Count != 0 || Reduce.CountOf(x, mask) != 0)
            return;
        for (var d = 0; d < x.Rank; d++)
        {
            if (!mask[d] && x.Sizes[d] == 0)
                return;
        }

        throw new ArgumentException($"{operation}: the shape {x} has no elements along the dimensions that are reduced, and {operation} of no elements does not exist. Check Count, or reduce along other dimensions.");
    }
}

/// <summary>Extremes over dimensions, recorded.</summary>
internal sealed class ExtremesNode<T> : Node1<T>
    where T : unmanaged
{
    private readonly bool[] _mask;
    private readonly bool _keepDim;
    private readonly bool _matchesNaN;

    public ExtremesNode(Tensor<T> x, Tensor<T> result, bool[] mask, bool keepDim, string name, bool matchesNaN)
    {
        (_mask, _keepDim, _matchesNaN, Name) = (mask, keepDim, matchesNaN, name);
        Save(x, result);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var shares = Shares();
        return Reduce.Restore(cotangent, shares.Layout, _mask, _keepDim) * shares;
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Summation.Apply(tangent * Shares(), _mask, _keepDim);

    /// <summary>The derivative with respect to each element, a constant: 0, or an even part of 1.</summary>
    private Tensor<T> Shares()
    {
        var x = Saved<T>(0);
        var extreme = Reduce.Restore(Saved<T>(1).Detach(), x.Layout, _mask, _keepDim);
        var hits = _matchesNaN ? ElementMasks.Same(x, extreme) : ElementMasks.Equal(x, extreme);
        return hits / Reduce.Apply<T, SumReducer>(hits, _mask, keepDim: true);
    }
}
