namespace Autodiff.Benchmarks.Kernels.Convolutions;

/// <summary>Convolution and pooling.</summary>
internal static class ConvolutionWorkloads
{
    /// <summary>Name and constructor of each.</summary>
    public static (string Name, Func<KernelWorkload> Create)[] All { get; } = [("cnn 1-16-32 28x28 batch 64", () => new CnnWorkload())];
}
