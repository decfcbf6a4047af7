namespace Autodiff.Internal;

/// <summary>Adds a number to each row: the bias of a convolution whose rows are channels.</summary>
internal readonly ref struct RowBias<T>(ReadOnlySpan<T> bias) : IProductEpilogue<T>
    where T : unmanaged
{
    private readonly ReadOnlySpan<T> _bias = bias;

    /// <inheritdoc/>
    public void Check(int rows, int columns) => EpilogueOperand.Check(_bias.Length, rows, "rows");

    /// <inheritdoc/>
    public TLane Invoke<TLane>(TLane values, int row, int column, int count)
        where TLane : unmanaged, ITileLane<TLane, T> => values + TLane.Create(_bias[row]);
}
