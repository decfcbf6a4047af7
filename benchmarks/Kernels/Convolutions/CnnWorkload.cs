using Autodiff.Benchmarks.Kernels.Products;
using Autodiff.Internal;

namespace Autodiff.Benchmarks.Kernels.Convolutions;

/// <summary>The convolutions and pools of a small network for digits, 1-16-32 channels on 28x28, batch 64: forward and backward.</summary>
/// <remarks>Both sides take and give channels first; the library works on channels last between, and its time includes the copies.</remarks>
internal sealed class CnnWorkload : KernelWorkload
{
    private readonly float[] _input;
    private readonly float[] _cotangent;
    private readonly float[] _cotangentLast;
    private readonly float[] _pooled;
    private readonly ConvolutionLayer[] _ours;
    private readonly ConvolutionLayer[] _theirs;

    public CnnWorkload()
    {
        OpenBlas.Require();
        var random = new Random(1);
        var first = new ConvolutionShape(64, 1, 28, 28, 16, 3, 3);
        var second = new ConvolutionShape(64, 16, 13, 13, 32, 3, 3);
        _input = ConvolutionLayer.Numbers(first.InputLength, random);
        _ours =
        [
            new ConvolutionLayer(first with { ChannelsLast = true }, new Random(2)),
            new ConvolutionLayer(second with { ChannelsLast = true }, new Random(3)),
        ];
        _theirs = [new ConvolutionLayer(first, new Random(2)), new ConvolutionLayer(second, new Random(3))];
        _cotangent = ConvolutionLayer.Numbers(_ours[1].Pooling.OutputLength, random);
        _cotangentLast = new float[_cotangent.Length];
        _pooled = new float[_cotangent.Length];
    }

    public override string Work => "cnn 1-16-32 28x28 batch 64";

    public override string Peer => "im2col + OpenBLAS";

    public override void RunPeer()
    {
        _theirs[0].PeerForward(_input);
        _theirs[1].PeerForward(_theirs[0].Pooled);
        _theirs[1].PeerBackward(_theirs[0].Pooled, _cotangent, needsInput: true);
        _theirs[0].PeerBackward(_input, _theirs[1].InputGradient, needsInput: false);
    }

    public override void RunAutodiff()
    {
        _ours[0].Forward(_input);
        _ours[1].Forward(_ours[0].Pooled);
        _ours[1].PooledTo(_pooled);
        _ours[1].FromPooled(_cotangent, _cotangentLast);
        _ours[1].Backward(_ours[0].Pooled, _cotangentLast, needsInput: true);
        _ours[0].Backward(_input, _ours[1].InputGradient, needsInput: false);
    }

    public override void Check()
    {
        Compare<float>(_theirs[1].Pooled, _pooled, 1e-5);
        for (var i = 0; i < 2; i++)
        {
            var pooled = new float[_ours[i].Pooled.Length];
            _ours[i].PooledTo(pooled);
            Compare<float>(_theirs[i].Pooled, pooled, 1e-5);
            Compare<float>(_theirs[i].WeightGradient, _ours[i].WeightGradient, 1e-5);
            Compare<float>(_theirs[i].BiasGradient, _ours[i].BiasGradient, 1e-5);
        }
    }
}
