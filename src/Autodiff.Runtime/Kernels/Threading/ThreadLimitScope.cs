namespace Autodiff.Internal;

/// <summary>The extent of <see cref="WorkSharing.LimitTo"/>; disposing it restores the limit before.</summary>
internal ref struct ThreadLimitScope(int outer, int depth)
{
    private bool _ended;

    /// <summary>Restores the limit that held outside.</summary>
    /// <exception cref="InvalidOperationException">A scope inside this one has not been disposed.</exception>
    public void Dispose()
    {
        if (_ended)
            return;
        WorkSharing.EndScope(outer, depth);
        _ended = true;
    }
}
