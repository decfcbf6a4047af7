using System.Numerics.Tensors;

namespace Autodiff.Benchmarks.Kernels.Elementwise;

/// <summary>Elementwise kernels against <c>TensorPrimitives</c>.</summary>
internal static class ElementwiseWorkloads
{
    /// <summary>Name and constructor of each.</summary>
    public static (string Name, Func<KernelWorkload> Create)[] All { get; } =
    [
        ("exp 1e4 float", () => new FunctionWorkload<ExpMap>("exp 1e4 float", TensorPrimitives.Exp)),
        ("log 1e4 float", () => new FunctionWorkload<LogMap>("log 1e4 float", TensorPrimitives.Log, positive: true)),
        ("sin 1e4 float", () => new FunctionWorkload<SinMap>("sin 1e4 float", TensorPrimitives.Sin)),
        ("tanh 1e4 float", () => new FunctionWorkload<TanhMap>("tanh 1e4 float", TensorPrimitives.Tanh)),
        ("sigmoid 1e4 float", () => new FunctionWorkload<SigmoidMap>("sigmoid 1e4 float", TensorPrimitives.Sigmoid)),
        ("add 1e4 float", () => new AddWorkload()),
        (ChainWorkload.Name, () => new ChainWorkload()),
        (SumWorkload.Name, () => new SumWorkload()),
        (SoftmaxWorkload.Name, () => new SoftmaxWorkload()),
    ];
}
