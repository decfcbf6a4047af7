using Autodiff.Internal;

namespace Autodiff.Tests.Kernels;

/// <summary>The hyperbolic tangent in both precisions.</summary>
internal readonly struct TanhMap : IMap1<float>, IMap1<double>
{
    TLane IMap1<float>.Invoke<TLane>(TLane x) => TLane.Tanh(x);

    TLane IMap1<double>.Invoke<TLane>(TLane x) => TLane.Tanh(x);
}
