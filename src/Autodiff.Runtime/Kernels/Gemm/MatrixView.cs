namespace Autodiff.Internal;

/// <summary>A matrix that is read.</summary>
internal readonly ref struct MatrixView<T>(ReadOnlySpan<T> elements, MatrixLayout layout)
    where T : unmanaged
{
    /// <summary>Rows of <paramref name="columns"/> elements that follow each other without gaps.</summary>
    public MatrixView(ReadOnlySpan<T> elements, int rows, int columns)
        : this(elements, MatrixLayout.Dense(rows, columns))
    {
    }

    /// <summary>The elements, from the first of the matrix.</summary>
    public ReadOnlySpan<T> Elements { get; } = elements;

    /// <summary>Where they lie.</summary>
    public MatrixLayout Layout { get; } = layout;

    /// <summary>The same matrix under the name of its elements' type.</summary>
    public MatrixView<TOther> As<TOther>()
        where TOther : unmanaged => new(Precision.Cast<T, TOther>(Elements), Layout);

    /// <summary>The transposed matrix; nothing is copied.</summary>
    public MatrixView<T> Transposed => new(Elements, Layout.Transposed);

    /// <summary>An element.</summary>
    public T this[int row, int column] => Elements[row * Layout.RowStride + column * Layout.ColumnStride];

    /// <summary>A part of the matrix; nothing is copied.</summary>
    public MatrixView<T> Block(int row, int column, int rows, int columns) => new(
        rows == 0 || columns == 0 ? default : Elements[(row * Layout.RowStride + column * Layout.ColumnStride)..],
        Layout with { Rows = rows, Columns = columns });
}
