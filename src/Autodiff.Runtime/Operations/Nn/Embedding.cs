using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Rows of a table by index.</content>
public static partial class TensorOperations
{
    /// <summary>The rows of a table that indices name: the vectors of words.</summary>
    /// <param name="index">Rows, of any shape.</param>
    /// <param name="weight">The table, of shape [rows, size].</param>
    /// <param name="paddingIndex">A row whose uses do not contribute to the gradient; negative from the end.</param>
    /// <returns>A tensor of the shape of the indices and one more dimension: the size.</returns>
    /// <exception cref="ArgumentException">The table is not a matrix.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index, or the padding index, is no row of the table.</exception>
    public static Tensor<T> Embedding<T>(this Tensor<long> index, Tensor<T> weight, int? paddingIndex = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (weight.Rank != 2)
            throw new ArgumentException($"Embedding: the table must have the shape [rows, size], not {weight.Layout}.", nameof(weight));
        var rows = weight.Layout.Sizes[0];
        if (paddingIndex is { } padding && (padding < -rows || padding >= rows))
            throw new ArgumentOutOfRangeException(nameof(paddingIndex), padding, $"Embedding: the padding index {padding} is none of the {rows} rows of the table of shape {weight.Layout}.");
        var elements = index.ToArray();
        var places = new int[elements.Length];
        for (var i = 0; i < places.Length; i++)
        {
            if (elements[i] < 0 || elements[i] >= rows)
                throw new ArgumentOutOfRangeException(nameof(index), elements[i], $"Embedding: the index {elements[i]} at {Losses.Position(i, index.Layout.Sizes)} is none of the {rows} rows of the table of shape {weight.Layout}.");
            places[i] = (int)elements[i];
        }

        return EmbeddingNode<T>.Apply(weight, new EmbeddedRows(places, index.Layout.Sizes, weight.Layout.Sizes, paddingIndex < 0 ? paddingIndex + rows : paddingIndex), isTransposed: false);
    }

    /// <inheritdoc cref="Embedding{T}(Tensor{long}, Tensor{T}, int?)"/>
    public static Tensor<T> Embedding<T>(this Tensor<int> index, Tensor<T> weight, int? paddingIndex = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Pooling.Widened(index.Contiguous()).Embedding(weight, paddingIndex);
}

/// <summary>Which rows of a table are embedded where.</summary>
/// <param name="Places">The rows.</param>
/// <param name="Shape">The shape of the indices.</param>
/// <param name="Table">The shape of the table.</param>
/// <param name="Padding">The row whose gradient is not wanted.</param>
internal sealed record EmbeddedRows(int[] Places, int[] Shape, int[] Table, int? Padding);

/// <summary>Rows of a table, or the transpose, which adds to the rows; recorded.</summary>
internal sealed class EmbeddingNode<T>(EmbeddedRows rows, bool isTransposed) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => isTransposed ? "EmbeddingBackwardBackward0" : "EmbeddingBackward0";

    /// <summary>Copies rows, or adds to them.</summary>
    public static Tensor<T> Apply(Tensor<T> x, EmbeddedRows rows, bool isTransposed, bool keepsPadding = true)
    {
        var size = rows.Table[1];
        var result = Tensor<T>.Allocate(Layout.Contiguous(isTransposed ? rows.Table : [.. rows.Shape, size]));
        var to = result.Elements;
        ReadOnlySpan<T> from = (x.IsContiguous ? x : x.Copy()).Elements;
        if (isTransposed)
            to.Clear();
        for (var i = 0; i < rows.Places.Length; i++)
        {
            var place = rows.Places[i];
            if (isTransposed && place != rows.Padding)
                Elementwise.Map(from.Slice(i * size, size), to.Slice(place * size, size), to.Slice(place * size, size), new BinaryValueMap<AdditionOperation>(default));
            else if (!isTransposed && (keepsPadding || place != rows.Padding))
                from.Slice(place * size, size).CopyTo(to.Slice(i * size, size));
            else if (!isTransposed)
                to.Slice(i * size, size).Clear();
        }

        return Recorder.Tracks(x) ? Recorder.Record(new EmbeddingNode<T>(rows, isTransposed), x, result) : result;
    }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Apply(cotangent, rows, !isTransposed, keepsPadding: false);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Apply(tangent, rows, isTransposed, keepsPadding: false);
}
