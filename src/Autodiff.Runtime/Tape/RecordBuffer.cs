using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autodiff.Internal;

/// <summary>
/// A last-in-first-out record of values of one type. The buffer is rented at the first push; the default value is an
/// empty record that costs nothing.
/// </summary>
/// <remarks>
/// Invariant: <c>0 &lt;= _cursor, _recorded &lt;= _capacity &lt;= _values.Length</c>. <c>_recorded</c> is the highest
/// place that was popped from, so that one comparison in <see cref="Pop"/> both guards the read and remembers the top for
/// <see cref="Rewind"/>: pushing need not keep it up to date. Nothing on the way of a pop is called and returns: what the
/// caller holds in registers would have to be saved around it.
/// </remarks>
internal struct RecordBuffer<T>
{
    private const int FirstCapacity = 256;

    private T[]? _values;
    private int _capacity;
    private int _cursor;
    private int _recorded;

    /// <summary>Whether anything was ever recorded since the record was empty.</summary>
    public readonly bool IsUsed => _values is not null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(T value)
    {
        var cursor = _cursor;
        if (cursor < _capacity)
        {
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values!), (uint)cursor) = value;
            _cursor = cursor + 1;
        }
        else
        {
            GrowAndPush(value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop()
    {
        var cursor = _cursor - 1;
        if ((uint)cursor >= (uint)_recorded)
        {
            if (cursor < 0)
                ThrowEmpty();
            _recorded = _cursor;
        }

        _cursor = cursor;
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values!), (uint)cursor);
    }

    /// <summary>Room for so many values as one push each, to be written in order; valid until the next push.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Record(int count)
    {
        if (_capacity - _cursor < count)
            Grow(count);
        var values = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values!), (uint)_cursor), count);
        _cursor += count;
        return values;
    }

    /// <summary>The last values, in the order in which they were recorded, as one pop each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> Recall(int count)
    {
        var cursor = _cursor - count;
        if (cursor < 0)
            ThrowEmpty();
        if (_cursor > _recorded)
            _recorded = _cursor;
        _cursor = cursor;
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values!), (uint)cursor), count);
    }

    /// <summary>Moves the cursor back to the highest place that was reached by pushing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Rewind() => _cursor = Math.Max(_cursor, _recorded);

    /// <summary>Forgets everything recorded; the buffer stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reset()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            _values.AsSpan(0, Math.Max(_cursor, _recorded)).Clear();
        _cursor = 0;
        _recorded = 0;
    }

    /// <summary>Gives the buffer back to this thread's pool and leaves an empty record.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Release()
    {
        if (_values is not null)
            ReleaseBuffer();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GrowAndPush(T value)
    {
        Grow(1);
        _values![_cursor++] = value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        T[] grown;
        if (_values is null)
        {
            var first = Math.Max(FirstCapacity, count);
            grown = BufferPool<T>.Rent(first, first);
        }
        else
        {
            var needed = checked(_cursor + count);
            var doubled = (int)Math.Min(Math.Max(2L * _capacity, needed), Array.MaxLength);
            grown = BufferPool<T>.Rent(needed, doubled);
            _values.AsSpan(0, _cursor).CopyTo(grown);
            BufferPool<T>.Discard(_values, written: Math.Max(_cursor, _recorded));
        }

        _values = grown;
        _capacity = grown.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReleaseBuffer()
    {
        BufferPool<T>.Return(_values!, written: Math.Max(_cursor, _recorded));
        this = default;
    }

    [DoesNotReturn]
    private static void ThrowEmpty() =>
        throw new InvalidOperationException("The tape holds no further value of this type: more was popped than pushed.");
}
