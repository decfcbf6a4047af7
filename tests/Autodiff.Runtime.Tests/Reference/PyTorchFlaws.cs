namespace Autodiff.Tests.Reference;

/// <summary>Where PyTorch's numbers are known not to be the right ones, and what they would be.</summary>
internal static class PyTorchFlaws
{
    /// <summary>By what the derivatives of an operation must be multiplied.</summary>
    /// <remarks>The derivative of hardsigmoid is 1/6; PyTorch rounds it to float32 also for float64, which is off by 3e-8.</remarks>
    public static double DerivativeFactor(string operation) => operation == "hardsigmoid" ? 1.0 / 6 / (1f / 6) : 1;
}
