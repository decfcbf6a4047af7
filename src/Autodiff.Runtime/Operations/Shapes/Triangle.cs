using Autodiff.Internal;

namespace Autodiff;

/// <content>Triangles and diagonals of matrices.</content>
public sealed partial class Tensor<T>
{
    /// <summary>The lower triangles of the matrices of the last two dimensions; zero above.</summary>
    /// <param name="diagonal">Up to which diagonal, 0 for the main one, positive above it.</param>
    /// <exception cref="ArgumentException">There are fewer than two dimensions.</exception>
    public Tensor<T> Tril(int diagonal = 0) => Triangle.Apply(this, diagonal, isLower: true);

    /// <summary>The upper triangles of the matrices of the last two dimensions; zero below.</summary>
    /// <param name="diagonal">From which diagonal on, 0 for the main one, positive above it.</param>
    /// <exception cref="ArgumentException">There are fewer than two dimensions.</exception>
    public Tensor<T> Triu(int diagonal = 0) => Triangle.Apply(this, diagonal, isLower: false);

    /// <summary>Of a vector the matrix with it as a diagonal, of a matrix a copy of its diagonal.</summary>
    /// <param name="diagonal">0 for the main diagonal, positive above it, negative below.</param>
    /// <exception cref="ArgumentException">The tensor is neither.</exception>
    public Tensor<T> Diag(int diagonal = 0) => Rank switch
    {
        1 => DiagEmbed(diagonal),
        2 => Diagonal(diagonal).Clone(),
        _ => throw new ArgumentException($"Diag: a vector or a matrix is needed, not the shape {Layout}. Diagonal and DiagEmbed take any number of dimensions."),
    };

    /// <summary>Matrices with the last dimension as a diagonal, zero elsewhere.</summary>
    /// <param name="offset">0 for the main diagonal, positive above it, negative below.</param>
    /// <param name="dim1">The place of the rows in the result, negative from the end.</param>
    /// <param name="dim2">The place of the columns in the result, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    /// <exception cref="ArgumentException">The places are the same, or the tensor has no dimension.</exception>
    public Tensor<T> DiagEmbed(int offset = 0, int dim1 = -2, int dim2 = -1)
    {
        if (Rank == 0)
            throw new ArgumentException("DiagEmbed: a tensor without dimensions has no diagonal; Reshape(1) makes it a vector.");
        int rows = Dimension.OfNew(this, dim1, nameof(DiagEmbed), nameof(dim1)), columns = Dimension.OfNew(this, dim2, nameof(DiagEmbed), nameof(dim2));
        if (rows == columns)
            throw new ArgumentException($"DiagEmbed: dim1 and dim2 are both {rows}.", nameof(dim2));
        var size = checked(Layout.Sizes[^1] + Math.Abs(offset));
        var sizes = new int[Rank + 1];
        var next = 0;
        for (var d = 0; d < sizes.Length; d++)
            sizes[d] = d == rows || d == columns ? size : Layout.Sizes[next++];
        return Parts.Embed(this, new DiagonalPart(offset, rows, columns), sizes, name: "DiagEmbedBackward0");
    }
}

/// <summary>Triangles of matrices.</summary>
internal static class Triangle
{
    /// <summary>Keeps a triangle and records.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, int diagonal, bool isLower)
        where T : unmanaged
    {
        if (x.Rank < 2)
            throw new ArgumentException($"{(isLower ? "Tril" : "Triu")}: the shape {x.Layout} has no matrices; at least two dimensions are needed.", nameof(x));
        var result = x.Copy();
        int rows = x.Layout.Sizes[^2], columns = x.Layout.Sizes[^1];
        var elements = result.Elements;
        for (var r = 0; r < (columns == 0 ? 0 : elements.Length / columns); r++)
        {
            // The first column right of the diagonal, for the lower triangle, or on it, for the upper.
            var border = (int)Math.Clamp(r % rows + (long)diagonal + (isLower ? 1 : 0), 0, columns);
            var row = elements.Slice(r * columns, columns);
            (isLower ? row[border..] : row[..border]).Clear();
        }

        return Recorder.Tracks(x) ? Recorder.Record(new TriangleNode<T>(diagonal, isLower), x, result) : result;
    }
}

/// <summary>A triangle, recorded.</summary>
internal sealed class TriangleNode<T>(int diagonal, bool isLower) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => isLower ? "TrilBackward0" : "TriuBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Triangle.Apply(cotangent, diagonal, isLower);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Triangle.Apply(tangent, diagonal, isLower);
}
