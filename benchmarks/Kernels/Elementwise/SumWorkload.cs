using System.Numerics.Tensors;
using Autodiff.Internal;

namespace Autodiff.Benchmarks.Kernels.Elementwise;

/// <summary>The sum of 1e4 numbers: with us in a tree, which is also more accurate.</summary>
internal sealed class SumWorkload : KernelWorkload
{
    /// <summary>The name of the workload.</summary>
    public const string Name = "sum 1e4 float";

    private readonly float[] _x = new float[10_000];
    private float _peer;
    private float _autodiff;

    /// <summary>Makes the numbers.</summary>
    public SumWorkload()
    {
        var random = new Random(1);
        for (var i = 0; i < _x.Length; i++)
            _x[i] = (float)random.NextDouble();
    }

    /// <inheritdoc/>
    public override string Work => Name;

    /// <inheritdoc/>
    public override string Peer => "TensorPrimitives";

    /// <inheritdoc/>
    public override void RunPeer() => _peer = TensorPrimitives.Sum<float>(_x);

    /// <inheritdoc/>
    public override void RunAutodiff() => _autodiff = Reduction.All<float, SumReducer>(_x);

    /// <inheritdoc/>
    public override void Check() => Compare<float>([_peer], [_autodiff], 1e-6);
}
