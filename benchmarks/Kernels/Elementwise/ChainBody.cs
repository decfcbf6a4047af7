using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff.Benchmarks.Kernels.Elementwise;

/// <summary><c>tanh(x*w+b)*sigmoid(x)+exp(-x*x)</c> and its derivatives by x, w and b, in one pass.</summary>
internal readonly struct ChainBody : IFusedBody
{
    /// <inheritdoc/>
    public static int Inputs => 3;

    /// <inheritdoc/>
    public static int Results => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLane, T>(Cursor<T> at)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var x = at.Load<TLane>(0);
        var w = at.Load<TLane>(1);
        var b = at.Load<TLane>(2);
        var one = TLane.Constant(1);
        var t = TLane.Tanh(TLane.FusedMultiplyAdd(x, w, b));
        var s = TLane.Sigmoid(x);
        var e = TLane.Exp(-(x * x));
        at.Store(3, TLane.FusedMultiplyAdd(t, s, e));

        var db = s * TLane.FusedMultiplyAdd(-t, t, one);
        var dx = TLane.FusedMultiplyAdd(e * x, TLane.Constant(-2), t * (s * (one - s)));
        at.Store(4, TLane.FusedMultiplyAdd(db, w, dx));
        at.Store(5, db * x);
        at.Store(6, db);
    }
}
