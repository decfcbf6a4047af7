namespace Autodiff.Internal;

/// <summary>The product as it is.</summary>
internal readonly struct NoEpilogue<T> : IProductEpilogue<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public void Check(int rows, int columns)
    {
    }

    /// <inheritdoc/>
    public TLane Invoke<TLane>(TLane values, int row, int column, int count)
        where TLane : unmanaged, ITileLane<TLane, T> => values;
}
