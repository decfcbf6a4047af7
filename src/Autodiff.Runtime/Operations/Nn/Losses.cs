namespace Autodiff.Internal;

/// <summary>What losses of two tensors have in common.</summary>
internal static class Losses
{
    /// <summary>A loss of each pair of elements, reduced.</summary>
    public static Tensor<T> Apply<T, TOperation>(
        Tensor<T> x, Tensor<T> target, LossReduction reduction, string name, Tensor<T>? weight = null, TOperation operation = default)
        where T : unmanaged
        where TOperation : struct, IBinaryOperation
    {
        Check(reduction, name);
        var losses = Binary.Apply(x, target, operation);
        if (weight != null)
            losses *= weight;
        return reduction == LossReduction.None ? losses : LossReductionNode<T>.Apply(losses, reduction == LossReduction.Mean, TOperation.Name);
    }

    /// <summary>The losses themselves, their mean or their sum.</summary>
    public static Tensor<T> Reduce<T>(Tensor<T> losses, LossReduction reduction, string name)
        where T : unmanaged
    {
        Check(reduction, name);
        if (reduction == LossReduction.None)
            return losses;
        var mask = new bool[losses.Rank];
        Array.Fill(mask, true);
        return reduction == LossReduction.Sum ? Summation.Apply(losses, mask, keepDim: false) : Means.Apply(losses, mask, keepDim: false);
    }

    /// <summary>Refuses a reduction that the loss does not have.</summary>
    public static void Check(LossReduction reduction, string name)
    {
        if (reduction is not (LossReduction.None or LossReduction.Mean or LossReduction.Sum))
            throw new ArgumentException($"{name}: the reduction is None, Mean or Sum, not {reduction}.", nameof(reduction));
    }

    /// <summary>Refuses a target of another shape than the input.</summary>
    public static void CheckSameShape<T>(Tensor<T> x, Tensor<T> target, string name)
        where T : unmanaged
    {
        if (!x.Layout.HasShapeOf(target.Layout))
            throw new ArgumentException($"{name}: the target must have the shape of the input, {x.Layout}, not {target.Layout}.", nameof(target));
    }

    /// <summary>Refuses factors that do not broadcast to the shape of the input.</summary>
    public static void CheckWeight<T>(Tensor<T> x, Tensor<T>? weight, string name)
        where T : unmanaged
    {
        if (weight != null && !Broadcast.Fits(weight.Layout, x.Layout))
            throw new ArgumentException($"{name}: the weight of shape {weight.Layout} does not broadcast to the shape of the input, {x.Layout}.", nameof(weight));
    }

    /// <summary>Refuses numbers that are not from 0 to 1; NaN passes.</summary>
    public static void CheckProbabilities<T>(Tensor<T> x, string name)
        where T : unmanaged
    {
        ReadOnlySpan<T> elements = (x.IsContiguous ? x : x.Copy()).Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            var element = Number.ToDouble(elements[i]);
            if (element is < 0 or > 1)
                throw new ArgumentOutOfRangeException(nameof(x), element, $"{name}: element {Position(i, x.Layout.Sizes)} of the input is {element}, not a probability from 0 to 1. Apply Sigmoid, or use BinaryCrossEntropyWithLogits for scores.");
        }
    }

    /// <summary>The indices of an element by its place in row-major order.</summary>
    public static string Position(int place, ReadOnlySpan<int> sizes)
    {
        var index = new int[sizes.Length];
        for (var d = sizes.Length - 1; d >= 0; d--)
            (place, index[d]) = Math.DivRem(place, sizes[d]);
        return Layout.Text(index);
    }
}
