using System.Numerics;

namespace Autodiff.Internal;

/// <summary>A matrix that is read.</summary>
internal readonly ref struct MatrixView<T>(ReadOnlySpan<T> elements, MatrixLayout layout)
    where T : unmanaged, IFloatingPointIeee754<T>
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

    /// <summary>The transposed matrix; nothing is copied.</summary>
    public MatrixView<T> Transposed => new(Elements, Layout.Transposed);
}
