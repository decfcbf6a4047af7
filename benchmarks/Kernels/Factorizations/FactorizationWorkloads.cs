namespace Autodiff.Benchmarks.Kernels.Factorizations;

/// <summary>Factorizations in double precision against MathNet.Numerics and OpenBLAS's LAPACK.</summary>
internal static class FactorizationWorkloads
{
    private static readonly int[] s_sizes = [32, 128, 256, 512];

    /// <summary>Name and constructor of each.</summary>
    public static (string Name, Func<KernelWorkload> Create)[] All { get; } =
    [
        .. from cholesky in new[] { false, true }
           from native in new[] { false, true }
           from size in s_sizes
           select (FactorizationWorkload.Name(cholesky, native, size), (Func<KernelWorkload>)(() => new FactorizationWorkload(cholesky, native, size))),
    ];
}
