using System.ComponentModel;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <summary>
/// What the forward sweep of generated code leaves for its reverse sweep: last-in-first-out records of values, one per
/// type, and the arrays both sweeps work on. Buffers come from a pool of the calling thread and go back to it by
/// <see cref="Dispose"/>, so that a warm call allocates nothing.
/// </summary>
/// <remarks>
/// <para>
/// The default value is an empty tape and costs nothing; buffers are rented at the first push. Values of different types
/// are recorded independently; within a type they come back in the opposite order.
/// </para>
/// <para>
/// Popping does not destroy what was recorded: after <see cref="Rewind"/> a reverse sweep can run again with another
/// seed, as long as nothing was pushed in between. If an exception skips <see cref="Dispose"/>, the buffers are left to
/// the garbage collector, and nothing leaks.
/// </para>
/// <para>Pass a tape by <c>ref</c>; two copies of one tape would return the same buffers twice.</para>
/// </remarks>
public ref partial struct Tape : IDisposable
{
    private RecordBuffer<double> _doubles;
    private RecordBuffer<float> _singles;
    private RecordBuffer<int> _integers;
    private RecordBuffer<long> _longs;
    private RecordBuffer<object?> _references;
    private List<ExactArrayPool.Loan>? _loans;

    // A tape that serves many short sweeps is rewound as often as it is read.
    private readonly bool HasRareRecords => _references.IsUsed | _singles.IsUsed | _longs.IsUsed;

    /// <summary>Records a value.</summary>
    /// <param name="value">What <see cref="PopDouble"/> gives back.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(double value) => _doubles.Push(value);

    /// <summary>Records a value.</summary>
    /// <param name="value">What <see cref="PopSingle"/> gives back.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(float value) => _singles.Push(value);

    /// <summary>Records an index, a trip count or an exit.</summary>
    /// <param name="value">What <see cref="PopInt32"/> gives back.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(int value) => _integers.Push(value);

    /// <summary>Records a value.</summary>
    /// <param name="value">What <see cref="PopInt64"/> gives back.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(long value) => _longs.Push(value);

    /// <summary>Records a decision, in the same record as <see cref="int"/> values.</summary>
    /// <param name="value">What <see cref="PopBoolean"/> gives back.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(bool value) => _integers.Push(value ? 1 : 0);

    /// <summary>Records which array (or null) a variable referred to.</summary>
    /// <param name="value">What <see cref="PopReference{T}"/> gives back.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PushReference(object? value) => _references.Push(value);

    /// <summary>Room on the record for several values, as one push each.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Where to write them, in order; valid until something else of this type is pushed.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<double> Record(int count) => _doubles.Record(count);

    /// <summary>Room on the record for several values, as one push each.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Where to write them, in order; valid until something else of this type is pushed.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<float> RecordSingles(int count) => _singles.Record(count);

    /// <summary>Takes back the last values not yet taken, as one pop each.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The values in the order in which they were recorded; valid until something of this type is pushed.</returns>
    /// <exception cref="InvalidOperationException">Fewer are left.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<double> Recall(int count) => _doubles.Recall(count);

    /// <summary>Takes back the last values not yet taken, as one pop each.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The values in the order in which they were recorded; valid until something of this type is pushed.</returns>
    /// <exception cref="InvalidOperationException">Fewer are left.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<float> RecallSingles(int count) => _singles.Recall(count);

    /// <summary>Takes back the last <see cref="double"/> not yet taken.</summary>
    /// <returns>The recorded value.</returns>
    /// <exception cref="InvalidOperationException">Nothing of this type is left.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double PopDouble() => _doubles.Pop();

    /// <summary>Takes back the last <see cref="float"/> not yet taken.</summary>
    /// <returns>The recorded value.</returns>
    /// <exception cref="InvalidOperationException">Nothing of this type is left.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float PopSingle() => _singles.Pop();

    /// <summary>Takes back the last <see cref="int"/> not yet taken.</summary>
    /// <returns>The recorded value.</returns>
    /// <exception cref="InvalidOperationException">Nothing of this type is left.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PopInt32() => _integers.Pop();

    /// <summary>Takes back the last <see cref="long"/> not yet taken.</summary>
    /// <returns>The recorded value.</returns>
    /// <exception cref="InvalidOperationException">Nothing of this type is left.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long PopInt64() => _longs.Pop();

    /// <summary>Takes back the last decision not yet taken back.</summary>
    /// <returns>The recorded value.</returns>
    /// <exception cref="InvalidOperationException">Nothing of this type is left.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool PopBoolean() => _integers.Pop() != 0;

    /// <summary>Takes back the last reference not yet taken, null if null was recorded.</summary>
    /// <typeparam name="T">The type it was recorded with, which is not checked.</typeparam>
    /// <returns>The recorded reference.</returns>
    /// <exception cref="InvalidOperationException">Nothing of this type is left.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T PopReference<T>()
        where T : class => Unsafe.As<T>(_references.Pop()!);

    /// <summary>
    /// Goes back to the end of the record, so that the reverse sweep can run again. Everything recorded by the forward
    /// sweep is there again, provided that nothing was pushed since the first pop.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Rewind()
    {
        _doubles.Rewind();
        _integers.Rewind();
        if (HasRareRecords)
        {
            _singles.Rewind();
            _longs.Rewind();
            _references.Rewind();
        }
    }

    /// <summary>
    /// Forgets everything recorded but keeps the buffers, so that one tape serves many forward and reverse sweeps in turn. Rented arrays go back.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reset()
    {
        _doubles.Reset();
        _integers.Reset();
        if (HasRareRecords)
        {
            _singles.Reset();
            _longs.Reset();
            _references.Reset();
        }

        if (_loans is not null)
            ReturnArrays();
    }

    /// <summary>
    /// Gives every buffer and rented array back and leaves an empty tape, which may be used and disposed of again.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        _doubles.Release();
        _singles.Release();
        _integers.Release();
        _longs.Release();
        _references.Release();
        if (_loans is not null)
            ReturnArrays();
    }
}
