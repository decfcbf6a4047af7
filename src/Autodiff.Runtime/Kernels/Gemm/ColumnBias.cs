namespace Autodiff.Internal;

/// <summary>Adds a number to each column: the bias of a layer whose rows are samples.</summary>
internal readonly unsafe ref struct ColumnBias<T>(ReadOnlySpan<T> bias) : IProductEpilogue<T>
    where T : unmanaged
{
    private readonly ReadOnlySpan<T> _bias = bias;

    /// <inheritdoc/>
    public void Check(int rows, int columns) => EpilogueOperand.Check(_bias.Length, columns, "columns");

    /// <inheritdoc/>
    public TLane Invoke<TLane>(TLane values, int row, int column, int count)
        where TLane : unmanaged, ITileLane<TLane, T>
    {
        fixed (T* bias = _bias)
            return values + TLane.Load(bias + column, count);
    }
}
