namespace Autodiff.Internal;

/// <summary>Adds another matrix, which may be C's own memory only through beta.</summary>
internal readonly unsafe ref struct Residual<T>(MatrixView<T> other) : IProductEpilogue<T>
    where T : unmanaged
{
    private readonly MatrixView<T> _other = other;

    /// <inheritdoc/>
    public void Check(int rows, int columns)
    {
        var layout = _other.Layout;
        layout.Check(_other.Elements.Length, "residual");
        if (layout.Rows != rows || layout.Columns != columns || layout.ColumnStride != 1)
            throw new ArgumentException($"A residual of {layout} cannot be added to {rows}x{columns}.");
    }

    /// <inheritdoc/>
    public TLane Invoke<TLane>(TLane values, int row, int column, int count)
        where TLane : unmanaged, ITileLane<TLane, T>
    {
        fixed (T* other = _other.Elements)
            return values + TLane.Load(other + (nint)row * _other.Layout.RowStride + column, count);
    }
}
