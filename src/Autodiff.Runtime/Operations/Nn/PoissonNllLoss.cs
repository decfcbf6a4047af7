using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The negative logarithmic likelihood of counts.</content>
public static partial class TensorOperations
{
    /// <summary>
    /// The loss of counts by the rates of Poisson distributions: of each element <c>exp(x) - y x</c> with a logarithm x of a rate, or
    /// <c>x - y log(x + eps)</c> with a rate x; and by default the mean of them.
    /// </summary>
    /// <param name="x">Rates or their logarithms.</param>
    /// <param name="target">Counts.</param>
    /// <param name="logInput">Whether the input has logarithms.</param>
    /// <param name="full">Whether Stirling's formula for <c>log(y!)</c> is added, where y is more than 1.</param>
    /// <param name="eps">Keeps the logarithm of a rate of 0 finite.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> PoissonNllLoss<T>(
        this Tensor<T> x, Tensor<T> target, bool logInput = true, bool full = false, double eps = 1e-8, LossReduction reduction = LossReduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Losses.Check(reduction, nameof(PoissonNllLoss));
        var losses = logInput ? x.Exp() - target * x : x - target * (x + eps).Log();
        if (full)
        {
            // Where the formula is not used, its argument is 1, so that its derivative is a number.
            var counts = Tensor.Where(target > 1.0, target, 1.0);
            losses += Tensor.Where(target > 1.0, counts * counts.Log() - counts + (counts * (2 * Math.PI)).Log() * 0.5, 0.0);
        }

        return Losses.Reduce(losses, reduction, nameof(PoissonNllLoss));
    }
}
