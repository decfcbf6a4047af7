namespace Autodiff.Internal;

/// <summary>One epilogue after another: a bias, then an activation.</summary>
internal ref struct Then<T, TFirst, TSecond>(TFirst first, TSecond second) : IProductEpilogue<T>
    where T : unmanaged
    where TFirst : struct, IProductEpilogue<T>, allows ref struct
    where TSecond : struct, IProductEpilogue<T>, allows ref struct
{
    private TFirst _first = first;
    private TSecond _second = second;

    /// <inheritdoc/>
    public void Check(int rows, int columns)
    {
        _first.Check(rows, columns);
        _second.Check(rows, columns);
    }

    /// <inheritdoc/>
    public TLane Invoke<TLane>(TLane values, int row, int column, int count)
        where TLane : unmanaged, ITileLane<TLane, T> =>
        _second.Invoke(_first.Invoke(values, row, column, count), row, column, count);
}
