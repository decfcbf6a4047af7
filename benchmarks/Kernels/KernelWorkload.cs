using System.Numerics;

namespace Autodiff.Benchmarks.Kernels;

/// <summary>One kernel on one size of data, by this library and by a peer.</summary>
internal abstract class KernelWorkload
{
    /// <summary>What is computed.</summary>
    public abstract string Work { get; }

    /// <summary>Who else computes it.</summary>
    public abstract string Peer { get; }

    /// <summary>Computes it as the peer does.</summary>
    public abstract void RunPeer();

    /// <summary>Computes it as the library does.</summary>
    public abstract void RunAutodiff();

    /// <summary>Refuses results of <see cref="RunPeer"/> and <see cref="RunAutodiff"/> that are not the same numbers.</summary>
    /// <exception cref="DisagreementException">They are not.</exception>
    public abstract void Check();

    /// <summary>Refuses two results that differ by more than a tolerance, relative to the largest magnitude in them.</summary>
    protected void Compare<T>(ReadOnlySpan<T> peer, ReadOnlySpan<T> autodiff, double tolerance)
        where T : IFloatingPointIeee754<T>
    {
        if (peer.Length != autodiff.Length)
            throw new DisagreementException($"{Work}: {peer.Length} numbers by {Peer}, {autodiff.Length} by Autodiff.");
        double scale = 0, difference = 0;
        for (var i = 0; i < peer.Length; i++)
        {
            scale = Math.Max(scale, double.CreateChecked(T.Abs(peer[i])));
            difference = Math.Max(difference, Math.Abs(double.CreateChecked(peer[i]) - double.CreateChecked(autodiff[i])));
        }
        if (!(difference <= tolerance * scale))
            throw new DisagreementException($"{Work}: {difference:E1} between {Peer} and Autodiff, magnitude {scale:E1}.");
    }
}
