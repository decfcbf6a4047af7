using Autodiff.Internal;

namespace Autodiff;

/// <summary>Switches the recording of operations for a thread until it is disposed; made by <see cref="Autograd.NoGrad"/> and <see cref="Autograd.EnableGrad"/>.</summary>
public readonly ref struct RecordingScope
{
    private readonly TensorThread _thread;
    private readonly bool _before;
    private readonly bool _within;

    internal RecordingScope(bool records)
    {
        _thread = TensorThread.Current;
        _before = _thread.IsRecording;
        _within = records;
        _thread.IsRecording = records;
    }

    /// <summary>Restores what was before.</summary>
    /// <exception cref="InvalidOperationException">Scopes were ended out of order, or on another thread.</exception>
    public void Dispose()
    {
        if (_thread != TensorThread.Current || _thread.IsRecording != _within)
            throw new InvalidOperationException("NoGrad and EnableGrad scopes end in the reverse order of their beginning and on the thread that began them.");
        _thread.IsRecording = _before;
    }
}
