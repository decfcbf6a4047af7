using System.Numerics.Tensors;
using Autodiff.Internal;

namespace Autodiff.Benchmarks.Kernels.Elementwise;

/// <summary>A fused expression with all gradients against one operation at a time.</summary>
internal sealed class ChainWorkload : KernelWorkload
{
    /// <summary>The name of the workload.</summary>
    public const string Name = "chain and gradients 1e4 float";

    private const int Length = 10_000;

    private readonly float[] _x = new float[Length];
    private readonly float[] _w = new float[Length];
    private readonly float[] _b = new float[Length];
    private readonly float[][] _peer = [new float[Length], new float[Length], new float[Length], new float[Length]];
    private readonly float[][] _autodiff = [new float[Length], new float[Length], new float[Length], new float[Length]];
    private readonly float[] _t = new float[Length];
    private readonly float[] _s = new float[Length];
    private readonly float[] _e = new float[Length];
    private readonly float[] _rest = new float[Length];

    /// <summary>Makes the numbers.</summary>
    public ChainWorkload()
    {
        var random = new Random(1);
        for (var i = 0; i < Length; i++)
        {
            _x[i] = (float)(4 * random.NextDouble() - 2);
            _w[i] = (float)(2 * random.NextDouble() - 1);
            _b[i] = (float)(2 * random.NextDouble() - 1);
        }
    }

    /// <inheritdoc/>
    public override string Work => Name;

    /// <inheritdoc/>
    public override string Peer => "TensorPrimitives";

    /// <inheritdoc/>
    public override void RunPeer()
    {
        TensorPrimitives.MultiplyAdd(_x, _w, _b, _t);
        TensorPrimitives.Tanh(_t, _t);
        TensorPrimitives.Sigmoid(_x, _s);
        TensorPrimitives.Multiply(_x, _x, _e);
        TensorPrimitives.Negate(_e, _e);
        TensorPrimitives.Exp(_e, _e);
        TensorPrimitives.MultiplyAdd(_t, _s, _e, _peer[0]);

        // By b: s (1 - t^2); by w: x times it; by x: w times it, and t s (1 - s) - 2 x e.
        TensorPrimitives.Multiply(_t, _t, _rest);
        TensorPrimitives.Subtract(1, _rest, _rest);
        TensorPrimitives.Multiply(_s, _rest, _peer[3]);
        TensorPrimitives.Multiply(_peer[3], _x, _peer[2]);
        TensorPrimitives.Subtract(1, _s, _rest);
        TensorPrimitives.Multiply(_rest, _s, _rest);
        TensorPrimitives.Multiply(_rest, _t, _rest);
        TensorPrimitives.MultiplyAdd(_peer[3], _w, _rest, _rest);
        TensorPrimitives.Multiply(_e, _x, _e);
        TensorPrimitives.MultiplyAdd(_e, -2, _rest, _peer[1]);
    }

    /// <inheritdoc/>
    public override void RunAutodiff()
    {
        var operands = new Operands<float>([Length]);
        operands.AddInput(_x);
        operands.AddInput(_w);
        operands.AddInput(_b);
        foreach (var result in _autodiff)
            operands.AddResult(result);
        Internal.Elementwise.Run(operands, default(ChainBody));
    }

    /// <inheritdoc/>
    public override void Check()
    {
        for (var i = 0; i < _peer.Length; i++)
            Compare<float>(_peer[i], _autodiff[i], 1e-6);
    }
}
