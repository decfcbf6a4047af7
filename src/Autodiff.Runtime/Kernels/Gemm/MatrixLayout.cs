namespace Autodiff.Internal;

/// <summary>How a matrix lies in a span: its size, and how many elements it is from row to row and from column to column.</summary>
/// <remarks>Strides may be 0 (the same row again) in matrices that are only read.</remarks>
internal readonly record struct MatrixLayout(int Rows, int Columns, int RowStride, int ColumnStride = 1)
{
    /// <summary>Rows that follow each other without gaps.</summary>
    public static MatrixLayout Dense(int rows, int columns) => new(rows, columns, columns);

    /// <summary>The same elements read as the transposed matrix.</summary>
    public MatrixLayout Transposed => new(Columns, Rows, ColumnStride, RowStride);

    /// <summary>How many elements the span needs at least.</summary>
    public long Extent => Rows == 0 || Columns == 0 ? 0 : (long)(Rows - 1) * RowStride + (long)(Columns - 1) * ColumnStride + 1;

    /// <summary>Refuses a layout that is no matrix or does not fit into so many elements.</summary>
    public void Check(long length, string name)
    {
        if (Rows < 0 || Columns < 0 || RowStride < 0 || ColumnStride < 0)
            throw new ArgumentException($"{name} cannot be {this}: sizes and strides are 0 or more.", name);
        if (Extent > length)
            throw new ArgumentException($"{name} is {this} and needs {Extent} elements; there are {length}.", name);
    }

    /// <summary>Refuses a layout in which two elements are the same, which can't be written.</summary>
    public void CheckWritten(string name)
    {
        if (Columns > 1 && ColumnStride != 1 || Rows > 1 && RowStride < Columns)
            throw new ArgumentException($"{name} is written and cannot be {this}: its columns must be neighbours and its rows apart.", name);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Rows}x{Columns} with strides {RowStride}, {ColumnStride}";
}
