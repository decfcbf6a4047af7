namespace Autodiff.Internal;

/// <summary>What <see cref="SoftmaxKernel{T}"/> computes.</summary>
internal enum SoftmaxForm
{
    /// <summary>exp(x) / sum(exp(x)).</summary>
    Probabilities,

    /// <summary>x - log(sum(exp(x))).</summary>
    LogProbabilities,

    /// <summary>log(sum(exp(x))): one number a row.</summary>
    LogOfSum,
}
