using System.Numerics.Tensors;
using Autodiff.Internal;

namespace Autodiff.Benchmarks.Kernels.Elementwise;

/// <summary>The softmax of each row of a matrix.</summary>
internal sealed class SoftmaxWorkload : KernelWorkload
{
    /// <summary>The name of the workload.</summary>
    public const string Name = "softmax 128x1000 float";

    private const int Rows = 128;
    private const int Columns = 1000;

    private readonly float[] _x = new float[Rows * Columns];
    private readonly float[] _peer = new float[Rows * Columns];
    private readonly float[] _autodiff = new float[Rows * Columns];

    /// <summary>Makes the numbers.</summary>
    public SoftmaxWorkload()
    {
        var random = new Random(1);
        for (var i = 0; i < _x.Length; i++)
            _x[i] = (float)(10 * random.NextDouble() - 5);
    }

    /// <inheritdoc/>
    public override string Work => Name;

    /// <inheritdoc/>
    public override string Peer => "TensorPrimitives";

    /// <inheritdoc/>
    public override void RunPeer()
    {
        for (var row = 0; row < Rows; row++)
            TensorPrimitives.SoftMax(_x.AsSpan(row * Columns, Columns), _peer.AsSpan(row * Columns, Columns));
    }

    /// <inheritdoc/>
    public override void RunAutodiff() => Softmax.Forward(_x, Rows, Columns, _autodiff);

    /// <inheritdoc/>
    public override void Check() => Compare<float>(_peer, _autodiff, 1e-6);
}
