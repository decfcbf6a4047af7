using Autodiff.Internal;

namespace Autodiff;

/// <summary>Anomaly mode for a thread until it is disposed; made by <see cref="Autograd.DetectAnomaly"/>.</summary>
public readonly ref struct AnomalyScope
{
    private readonly TensorThread _thread;
    private readonly bool _before;

    internal AnomalyScope(bool detects)
    {
        _thread = TensorThread.Current;
        _before = _thread.DetectsAnomalies;
        _thread.DetectsAnomalies = detects;
    }

    /// <summary>Restores what was before.</summary>
    /// <exception cref="InvalidOperationException">The scope is ended on another thread.</exception>
    public void Dispose()
    {
        if (_thread != TensorThread.Current)
            throw new InvalidOperationException("A DetectAnomaly scope ends on the thread that began it.");
        _thread.DetectsAnomalies = _before;
    }
}
