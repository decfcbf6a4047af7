namespace Autodiff.Internal;

/// <summary>Products of vectors, matrices and batches of matrices.</summary>
internal static class MatrixProduct
{
    /// <summary>The product of any shapes that multiply, recorded.</summary>
    /// <exception cref="ArgumentException">The shapes do not multiply.</exception>
    public static Tensor<T> Apply<T>(Tensor<T> x, Tensor<T> y, string operation)
        where T : unmanaged
    {
        var result = Tensor<T>.Allocate(LayoutOf(x.Layout, y.Layout, operation));
        MatrixProductKernel.Run(x, y, result);
        return Recorder.Tracks(x, y) ? Recorder.Record(new MatrixProductNode<T>(x, y), x, y, result) : result;
    }

    /// <summary>The row-major layout of a product.</summary>
    /// <exception cref="ArgumentException">The shapes do not multiply.</exception>
    public static Layout LayoutOf(Layout x, Layout y, string operation)
    {
        if (x.Rank == 0 || y.Rank == 0)
            throw new ArgumentException($"{operation}: the shapes {x} and {y} cannot be multiplied: a single number is neither a vector nor a matrix. Use * for it.");
        int depth = x.Sizes[^1], rows = y.Rank == 1 ? y.Count : y.Sizes[^2];
        if (depth != rows)
            ThrowDepths(x, y, depth, rows, operation);
        if (x.Rank == 2 && y.Rank == 2)
            return Layout.Contiguous([x.Sizes[0], y.Sizes[1]]);

        int xBatch = Math.Max(0, x.Rank - 2), yBatch = Math.Max(0, y.Rank - 2), batch = Math.Max(xBatch, yBatch);
        var sizes = new int[batch + (x.Rank > 1 ? 1 : 0) + (y.Rank > 1 ? 1 : 0)];
        for (var d = 1; d <= batch; d++)
        {
            int ofX = d <= xBatch ? x.Sizes[xBatch - d] : 1, ofY = d <= yBatch ? y.Sizes[yBatch - d] : 1;
            if (ofX != ofY && ofX != 1 && ofY != 1)
                throw new ArgumentException($"{operation}: the batches of the shapes {x} and {y} do not broadcast: in dimension {-d - 2} the sizes {ofX} and {ofY} differ and neither is 1.");
            sizes[batch - d] = ofX == 1 ? ofY : ofX;
        }

        if (x.Rank > 1)
            sizes[batch] = x.Sizes[^2];
        if (y.Rank > 1)
            sizes[^1] = y.Sizes[^1];
        return Layout.Contiguous(sizes);
    }

    /// <summary>The cotangent of x from that of the product <c>x y</c>: <c>g y'</c>, summed over broadcast batches.</summary>
    public static Tensor<T> CotangentOfFirst<T>(Tensor<T> cotangent, Layout x, Tensor<T> y)
        where T : unmanaged
    {
        if (x.Rank == 1 && y.Rank == 1)
            return cotangent * y;
        var g = WithMatrices(cotangent, x.Rank, y.Rank);
        return Collected(Apply(g, MatrixViews.Transposed(MatrixViews.AsColumn(y)), "MatMul"), x, isRow: true);
    }

    /// <summary>The cotangent of y from that of the product <c>x y</c>: <c>x' g</c>, summed over broadcast batches.</summary>
    public static Tensor<T> CotangentOfSecond<T>(Tensor<T> cotangent, Tensor<T> x, Layout y)
        where T : unmanaged
    {
        if (x.Rank == 1 && y.Rank == 1)
            return cotangent * x;
        var g = WithMatrices(cotangent, x.Rank, y.Rank);
        x = MatrixViews.AsRow(x);
        if (x.Rank > 2 && y.Rank <= 2 && x.Count != 0)
        {
            // All batches meet the same y: they are the rows of one tall matrix, and the product sums over them.
            x = x.Reshape(-1, x.Layout.Sizes[^1]);
            g = g.Reshape(x.Layout.Sizes[0], g.Layout.Sizes[^1]);
        }

        return Collected(Apply(MatrixViews.Transposed(x), g, "MatMul"), y, isRow: false);
    }

    /// <summary>A cotangent of a product with the dimensions that a vector among the operands took from it.</summary>
    private static Tensor<T> WithMatrices<T>(Tensor<T> cotangent, int xRank, int yRank)
        where T : unmanaged
    {
        if (xRank > 1 && yRank > 1)
            return cotangent;
        var sizes = cotangent.Layout.Sizes;
        return xRank > 1
            ? cotangent.Reshape([.. sizes, 1])
            : cotangent.Reshape([.. sizes.AsSpan(..^1), 1, sizes[^1]]);
    }

    /// <summary>A cotangent summed over the batches that its operand was broadcast to.</summary>
    private static Tensor<T> Collected<T>(Tensor<T> cotangent, Layout operand, bool isRow)
        where T : unmanaged
    {
        if (operand.Rank > 1)
            return cotangent.SumTo(operand);
        var matrix = Layout.Contiguous(isRow ? [1, operand.Count] : [operand.Count, 1]);
        return cotangent.SumTo(matrix).Reshape(operand.Sizes);
    }

    private static void ThrowDepths(Layout x, Layout y, int depth, int rows, string operation)
    {
        var first = x.Rank == 1 ? $"the vector has {depth} elements" : $"the first has {depth} columns";
        var second = y.Rank == 1 ? $"the vector has {rows} elements" : $"the second has {rows} rows";
        if (x.Rank == 1 && y.Rank == 1)
            (first, second) = ($"the first has {depth} elements", $"the second {rows}");
        var advice = y.Rank > 1 && y.Sizes[^1] == depth ? " Transpose the second: y.Transpose(-2, -1)."
            : x.Rank > 1 && x.Sizes[^2] == rows ? " Transpose the first: x.Transpose(-2, -1)."
            : "";
        throw new ArgumentException($"{operation}: the shapes {x} and {y} cannot be multiplied: {first}, {second}; they must be the same.{advice}");
    }
}

/// <summary>A product, recorded.</summary>
internal sealed class MatrixProductNode<T> : Node2<T>
    where T : unmanaged
{
    private readonly Layout _x;
    private readonly Layout _y;

    public MatrixProductNode(Tensor<T> x, Tensor<T> y)
    {
        (_x, _y) = (x.Layout, y.Layout);
        Save(x, y);
    }

    /// <inheritdoc/>
    public override string Name => Math.Max(_x.Rank, _y.Rank) > 2 ? "BmmBackward0" : (_x.Rank, _y.Rank) switch
    {
        (1, 1) => "DotBackward0",
        (2, 1) => "MvBackward0",
        _ => "MmBackward0",
    };

    /// <inheritdoc/>
    public override Tensor<T> VjpFirst(Tensor<T> cotangent) => MatrixProduct.CotangentOfFirst(cotangent, _x, Saved<T>(1));

    /// <inheritdoc/>
    public override Tensor<T> VjpSecond(Tensor<T> cotangent) => MatrixProduct.CotangentOfSecond(cotangent, Saved<T>(0), _y);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T>? xTangent, Tensor<T>? yTangent)
    {
        var ofX = xTangent == null ? null : MatrixProduct.Apply(xTangent, Saved<T>(1), "MatMul");
        var ofY = yTangent == null ? null : MatrixProduct.Apply(Saved<T>(0), yTangent, "MatMul");
        return ofX == null ? ofY! : ofY == null ? ofX : ofX + ofY;
    }
}
