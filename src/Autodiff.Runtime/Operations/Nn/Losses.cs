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
        return Reduce(weight == null ? losses : losses * weight, reduction, name);
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
        var sum = Summation.Apply(losses, mask, keepDim: false);
        return reduction == LossReduction.Sum ? sum : sum / losses.Count;
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
}
