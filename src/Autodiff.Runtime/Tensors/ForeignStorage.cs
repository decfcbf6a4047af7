namespace Autodiff.Internal;

/// <summary>Elements in the user's memory that is not an array.</summary>
internal sealed class ForeignStorage<T> : Storage<T>
    where T : unmanaged
{
    private readonly Memory<T> _memory;

    public ForeignStorage(Memory<T> memory)
        : base(null)
    {
        _memory = memory;
        IsEscaped = true;
    }

    /// <inheritdoc/>
    protected override Span<T> Foreign
    {
        get
        {
            if (IsReleased)
                ThrowReleased();
            return _memory.Span;
        }
    }
}
