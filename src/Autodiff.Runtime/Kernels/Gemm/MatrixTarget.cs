namespace Autodiff.Internal;

/// <summary>A matrix that is written; its columns are neighbours.</summary>
internal readonly ref struct MatrixTarget<T>(Span<T> elements, MatrixLayout layout)
    where T : unmanaged
{
    /// <summary>Rows of <paramref name="columns"/> elements that follow each other without gaps.</summary>
    public MatrixTarget(Span<T> elements, int rows, int columns)
        : this(elements, MatrixLayout.Dense(rows, columns))
    {
    }

    /// <summary>The elements, from the first of the matrix.</summary>
    public Span<T> Elements { get; } = elements;

    /// <summary>Where they lie.</summary>
    public MatrixLayout Layout { get; } = layout;

    /// <summary>The same matrix under the name of its elements' type.</summary>
    public MatrixTarget<TOther> As<TOther>()
        where TOther : unmanaged => new(Precision.Cast<T, TOther>(Elements), Layout);

    /// <summary>The same matrix to be read.</summary>
    public MatrixView<T> AsView() => new(Elements, Layout);

    /// <summary>An element.</summary>
    public ref T this[int row, int column] => ref Elements[row * Layout.RowStride + column];

    /// <summary>The elements of a row.</summary>
    public Span<T> Row(int row) => Elements.Slice(row * Layout.RowStride, Layout.Columns);

    /// <summary>A part of the matrix; nothing is copied.</summary>
    public MatrixTarget<T> Block(int row, int column, int rows, int columns) => new(
        rows == 0 || columns == 0 ? default : Elements[(row * Layout.RowStride + column)..],
        Layout with { Rows = rows, Columns = columns });
}
