using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff.Benchmarks.Kernels.Elementwise;

/// <summary>A function of the lanes.</summary>
internal readonly struct ExpMap : IMap1<float>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Invoke<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float> => TLane.Exp(x);
}
