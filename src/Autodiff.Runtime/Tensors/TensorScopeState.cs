namespace Autodiff.Internal;

/// <summary>The buffers made since a scope was opened on a thread.</summary>
internal sealed class TensorScopeState(TensorScopeState? outer)
{
    [ThreadStatic]
    private static Stack<TensorScopeState>? t_idle;

    private Entry[] _storages = new Entry[64];
    private int _count;
    private TensorScopeState? _outer = outer;

    /// <summary>The scope around this one.</summary>
    public TensorScopeState? Outer => _outer;

    /// <summary>Whether the scope was closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Opens a scope on the calling thread.</summary>
    public static TensorScopeState Open()
    {
        var thread = TensorThread.Current;
        if (t_idle is { } idle && idle.TryPop(out var scope))
        {
            scope.IsClosed = false;
            scope._outer = thread.Scope;
        }
        else
        {
            scope = new TensorScopeState(thread.Scope);
        }

        thread.Scope = scope;
        return scope;
    }

    /// <summary>Makes the scope responsible for a new buffer.</summary>
    public void Add(Storage storage)
    {
        storage.Scope = this;
        if (_count == _storages.Length)
            Array.Resize(ref _storages, 2 * _count);
        _storages[_count++].Storage = storage;
    }

    /// <summary>Makes the scope responsible for a buffer that no scope has.</summary>
    public void Adopt(Storage storage)
    {
        if (storage.Scope == null && !storage.IsReleased)
            Add(storage);
    }

    /// <summary>Lets a buffer outlive all scopes of the thread.</summary>
    public void Keep(Storage storage) => storage.Scope = null;

    /// <summary>Hands a buffer to the scope around this one.</summary>
    public void MoveToOuter(Storage storage)
    {
        if (storage.Scope != this)
            return;
        storage.Scope = null;
        _outer?.Add(storage);
    }

    /// <summary>Gives back what the scope is still responsible for.</summary>
    public void Close()
    {
        foreach (ref var entry in _storages.AsSpan(0, _count))
        {
            var storage = entry.Storage;
            // Kept in between, or moved to another scope and perhaps back.
            if (storage.Scope == this)
            {
                storage.Scope = null;
                storage.Release();
            }
        }

        _storages.AsSpan(0, _count).Clear();
        _count = 0;
        IsClosed = true;
        TensorThread.Current.Scope = _outer;
        _outer = null;
        (t_idle ??= new Stack<TensorScopeState>()).Push(this);
    }

    /// <summary>An element of an array whose stores the runtime need not check for covariance.</summary>
    private struct Entry
    {
        public Storage Storage;
    }
}
