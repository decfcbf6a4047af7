using System.Numerics;

namespace Autodiff.Internal;

/// <summary>A matrix that is written; its columns are neighbours.</summary>
internal readonly ref struct MatrixTarget<T>(Span<T> elements, MatrixLayout layout)
    where T : unmanaged, IFloatingPointIeee754<T>
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

    /// <summary>The same matrix to be read.</summary>
    public MatrixView<T> AsView() => new(Elements, Layout);
}
