namespace Autodiff.Benchmarks.Kernels.Elementwise;

/// <summary>Elementwise kernels against <c>TensorPrimitives</c>.</summary>
internal static class ElementwiseWorkloads
{
    /// <summary>Name and constructor of each.</summary>
    public static (string Name, Func<KernelWorkload> Create)[] All { get; } = [];
}
