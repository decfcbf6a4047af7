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
    public override Memory<T> Memory
    {
        get
        {
            if (IsReleased)
                ThrowReleased();
            return _memory;
        }
    }

    /// <inheritdoc/>
    protected override Span<T> Foreign => Memory.Span;
}
