using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The linear layer.</content>
public static partial class TensorOperations
{
    /// <summary>A linear layer, <c>y = x W^T + b</c>: <c>y[…, o] = b[o] + sum over i of x[…, i] W[o, i]</c>.</summary>
    /// <param name="x">Of shape […, inputs].</param>
    /// <param name="weight">Of shape [outputs, inputs], or [inputs] for a single output without a dimension.</param>
    /// <param name="bias">Of shape [outputs] (without a dimension for such a weight), or none.</param>
    /// <returns>A tensor of shape […, outputs].</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<T> Linear<T>(this Tensor<T> x, Tensor<T> weight, Tensor<T>? bias = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (weight.Rank is not (1 or 2))
            throw new ArgumentException($"Linear: the weight must have the shape [outputs, inputs] or [inputs], not {weight.Layout}.", nameof(weight));
        if (x.Rank == 0 || x.Layout.Sizes[^1] != weight.Layout.Sizes[^1])
            throw new ArgumentException($"Linear: the last dimension of the input of shape {x.Layout} must have the size {weight.Layout.Sizes[^1]}, as that of the weight of shape {weight.Layout}.", nameof(x));
        if (bias != null && !bias.Layout.Sizes.AsSpan().SequenceEqual(weight.Layout.Sizes.AsSpan(0, weight.Rank - 1)))
            throw new ArgumentException($"Linear: for the weight of shape {weight.Layout} the bias must have the shape {Layout.Text(weight.Layout.Sizes.AsSpan(0, weight.Rank - 1))}, not {bias.Layout}.", nameof(bias));
        if (weight.Rank == 2)
            return Trilinear.Apply(default(LinearForm<T>), TrilinearPart.Output, x, weight, bias);
        var result = Trilinear.Apply(
            default(LinearForm<T>), TrilinearPart.Output, x, weight.Unsqueeze(0), bias?.Unsqueeze(0));
        return result.Squeeze(result.Rank - 1);
    }
}

/// <summary>The form <c>sum of y[…, o] x[…, i] W[o, i]</c> of linear layers.</summary>
internal readonly struct LinearForm<T> : ITrilinearForm<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public string Name(TrilinearPart part) => part == TrilinearPart.Output ? "AddmmBackward0" : "MmBackward0";

    /// <inheritdoc/>
    public int BiasDim(int rank) => rank - 1;

    /// <inheritdoc/>
    public Tensor<T> Output(Tensor<T> x, Tensor<T> weight, Tensor<T>? bias) => Multiply(x, Matrix(weight).Transposed, bias);

    /// <inheritdoc/>
    public Tensor<T> Input(Tensor<T> output, Tensor<T> weight, Tensor<T>? bias) => Multiply(output, Matrix(weight), bias);

    /// <inheritdoc/>
    public Tensor<T> Weight(Tensor<T> x, Tensor<T> output)
    {
        var result = Tensor<T>.Allocate(Layout.Contiguous([output.Layout.Sizes[^1], x.Layout.Sizes[^1]]));
        Gemm.Multiply(Matrix(output).Transposed, Matrix(x), new MatrixTarget<T>(result.Elements, result.Layout.Sizes[0], result.Layout.Sizes[1]));
        return result;
    }

    /// <inheritdoc/>
    public Tensor<T> BiasGradient(Tensor<T> cotangent)
    {
        var columns = cotangent.Layout.Sizes[^1];
        var result = Tensor<T>.Allocate(Layout.Contiguous([columns]));
        var rows = columns == 0 ? 0 : cotangent.Count / columns;
        Reduction.Columns<T, SumReducer>((cotangent.IsContiguous ? cotangent : cotangent.Copy()).Elements, rows, columns, columns, result.Elements);
        return result;
    }

    private static Tensor<T> Multiply(Tensor<T> x, MatrixView<T> weight, Tensor<T>? bias)
    {
        var columns = weight.Layout.Columns;
        var result = Tensor<T>.Allocate(Layout.Contiguous([.. x.Layout.Sizes.AsSpan(0, x.Rank - 1), columns]));
        var rows = Matrix(x);
        var target = new MatrixTarget<T>(result.Elements, rows.Layout.Rows, columns);
        if (bias == null)
            Gemm.Multiply(rows, weight, target);
        else
            Gemm.Multiply(rows, weight, target, Number.From<T>(1), default, new ColumnBias<T>((bias.IsContiguous ? bias : bias.Copy()).Elements));
        return result;
    }

    /// <summary>The elements as a matrix whose columns are the last dimension; copied only if they lie too unevenly.</summary>
    private static MatrixView<T> Matrix(Tensor<T> x)
    {
        var layout = x.Layout;
        if (layout is { Rank: 2, Count: > 0 } && layout.Strides[0] >= 0 && layout.Strides[1] >= 0)
            return new MatrixView<T>(x.Buffer[x.Offset..], new MatrixLayout(layout.Sizes[0], layout.Sizes[1], (int)layout.Strides[0], (int)layout.Strides[1]));
        var columns = layout.Sizes[^1];
        var rows = columns == 0 ? Layout.CountOf(layout.Sizes.AsSpan(0, layout.Rank - 1)) : layout.Count / columns;
        return new MatrixView<T>((x.IsContiguous ? x : x.Copy()).Elements, rows, columns);
    }
}
