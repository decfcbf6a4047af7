using Autodiff.Benchmarks.Kernels.Convolutions;
using Autodiff.Benchmarks.Kernels.Elementwise;
using Autodiff.Benchmarks.Kernels.Factorizations;
using Autodiff.Benchmarks.Kernels.Products;

namespace Autodiff.Benchmarks.Kernels;

/// <summary>All workloads, by name. A family of them adds its own line here.</summary>
internal static class KernelWorkloads
{
    /// <summary>Name and constructor of each; a constructor may throw <see cref="PeerMissingException"/>.</summary>
    public static IReadOnlyDictionary<string, Func<KernelWorkload>> All { get; } =
        new (string Name, Func<KernelWorkload> Create)[][]
        {
            ElementwiseWorkloads.All,
            ProductWorkloads.All,
            ConvolutionWorkloads.All,
            FactorizationWorkloads.All,
        }
        .SelectMany(family => family)
        .ToDictionary(workload => workload.Name, workload => workload.Create);
}
