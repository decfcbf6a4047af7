using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff.Benchmarks.Kernels.Elementwise;

/// <summary>The sum of two arrays: what the loop itself costs.</summary>
internal sealed class AddWorkload : KernelWorkload
{
    private const int Length = 10_000;

    private readonly float[] _x = new float[Length];
    private readonly float[] _y = new float[Length];
    private readonly float[] _peer = new float[Length];
    private readonly float[] _autodiff = new float[Length];

    /// <summary>Makes the numbers.</summary>
    public AddWorkload()
    {
        for (var i = 0; i < Length; i++)
            (_x[i], _y[i]) = (i, 0.5f * i);
    }

    /// <inheritdoc/>
    public override string Work => "add 1e4 float";

    /// <inheritdoc/>
    public override string Peer => "TensorPrimitives";

    /// <inheritdoc/>
    public override void RunPeer() => TensorPrimitives.Add(_x, _y, _peer);

    /// <inheritdoc/>
    public override void RunAutodiff() => Internal.Elementwise.Map(_x, _y, _autodiff, default(AddMap));

    /// <inheritdoc/>
    public override void Check() => Compare<float>(_peer, _autodiff, 0);

    private readonly struct AddMap : IMap2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TElement Invoke<TElement>(TElement x, TElement y)
            where TElement : struct, IElement<TElement> => x + y;
    }
}
