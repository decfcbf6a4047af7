namespace Autodiff.Benchmarks.Kernels.Products;

/// <summary>Products of matrices against OpenBLAS: cubes, shapes of layers forward and backward, narrow ones.</summary>
internal static class ProductWorkloads
{
    private static readonly ProductShape[] s_shapes =
    [
        .. new[] { 64, 128, 256, 512, 1024, 2048 }.Select(n => new ProductShape(n, n, n)),
        new(64, 1000, 100), new(128, 784, 512), new(128, 512, 512), new(512, 128, 384), new(1, 1024, 1024),
        new(1, 1024, 1024, TransposedB: true), new(128, 512, 512, TransposedB: true), new(784, 128, 512, TransposedA: true),
        new(128, 512, 10), new(128, 10, 512, TransposedB: true), new(512, 128, 10, TransposedA: true), new(2048, 2048, 16), new(16, 2048, 2048),
    ];

    /// <summary>Name and constructor of each.</summary>
    public static (string Name, Func<KernelWorkload> Create)[] All { get; } =
    [
        .. s_shapes.Select(shape => (shape.Name<float>(), (Func<KernelWorkload>)(() => new ProductWorkload<float>(shape)))),
        .. s_shapes.Select(shape => (shape.Name<double>(), (Func<KernelWorkload>)(() => new ProductWorkload<double>(shape)))),
    ];
}
