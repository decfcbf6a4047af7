using Autodiff.Internal;

namespace Autodiff;

/// <summary>A level of forward mode until it is disposed; made by <see cref="ForwardMode.DualLevel"/>.</summary>
public readonly ref struct DualLevelScope
{
    private readonly TensorThread _thread;
    private readonly DualLevelState _level;

    internal DualLevelScope(TensorThread thread)
    {
        if (thread.DualLevel != null)
            throw new InvalidOperationException("ForwardMode.DualLevel: a level is open on this thread; levels do not nest. For second derivatives, take gradients (Autograd.Grad) inside the level.");
        _thread = thread;
        _level = thread.DualLevel = new DualLevelState();
    }

    /// <summary>Ends the level: duals lose their tangents.</summary>
    /// <exception cref="InvalidOperationException">The level is not open on this thread.</exception>
    public void Dispose()
    {
        if (_thread != TensorThread.Current || _thread.DualLevel != _level)
            throw new InvalidOperationException("A ForwardMode.DualLevel scope ends once and on the thread that began it.");
        _thread.DualLevel = null;
        _level.Clear();
    }
}
