using Autodiff.Internal;

namespace Autodiff.Benchmarks.Kernels.Elementwise;

/// <summary>A function of each of 1e4 numbers.</summary>
internal sealed class FunctionWorkload<TMap> : KernelWorkload
    where TMap : struct, IMap1
{
    private const int Length = 10_000;

    private readonly FunctionOfSpan _function;
    private readonly float[] _x = new float[Length];
    private readonly float[] _peer = new float[Length];
    private readonly float[] _autodiff = new float[Length];

    /// <summary>Makes the numbers: between -5 and 5, or 0 and 5.</summary>
    public FunctionWorkload(string work, FunctionOfSpan function, bool positive = false)
    {
        Work = work;
        _function = function;
        var random = new Random(1);
        for (var i = 0; i < Length; i++)
            _x[i] = (float)(positive ? 5 * random.NextDouble() : 10 * random.NextDouble() - 5);
    }

    /// <summary>A function of <c>TensorPrimitives</c>.</summary>
    public delegate void FunctionOfSpan(ReadOnlySpan<float> x, Span<float> result);

    /// <inheritdoc/>
    public override string Work { get; }

    /// <inheritdoc/>
    public override string Peer => "TensorPrimitives";

    /// <inheritdoc/>
    public override void RunPeer() => _function(_x, _peer);

    /// <inheritdoc/>
    public override void RunAutodiff() => Internal.Elementwise.Map(_x, _autodiff, default(TMap));

    /// <inheritdoc/>
    public override void Check() => Compare<float>(_peer, _autodiff, 3e-7);
}
