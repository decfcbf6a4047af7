using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Runs products of tensors by the matrix kernels: operands keep their strides, batches are broadcast; off the tape.</summary>
internal static class MatrixProductKernel
{
    /// <summary><c>result = alpha x y + beta result</c> of checked shapes; the result is contiguous.</summary>
    public static void Run<T>(Tensor<T> x, Tensor<T> y, Tensor<T> result, double alpha = 1, double beta = 0)
        where T : unmanaged
    {
        MatrixLayout a = Left(x.Layout), b = Right(y.Layout), c = MatrixLayout.Dense(a.Rows, b.Columns);
        if (x.Rank <= 2 && y.Rank <= 2)
        {
            Gemm.Multiply(
                new MatrixView<T>(x.Buffer[x.Offset..], a),
                new MatrixView<T>(y.Buffer[y.Offset..], b),
                new MatrixTarget<T>(result.Elements, c),
                Scalar.Create<T>(alpha),
                Scalar.Create<T>(beta));
        }
        else if (result.Count != 0)
        {
            RunBatch(x, a, y, b, result, c, alpha, beta);
        }
    }

    [SkipLocalsInit]
    private static void RunBatch<T>(
        Tensor<T> x, MatrixLayout a, Tensor<T> y, MatrixLayout b, Tensor<T> result, MatrixLayout c, double alpha, double beta)
        where T : unmanaged
    {
        var rank = Math.Max(x.Rank, y.Rank) - 2;
        Span<int> sizes = stackalloc int[rank + 1];
        Span<nint> xStrides = stackalloc nint[rank + 1], yStrides = stackalloc nint[rank + 1];

        // From the innermost dimension outwards, those that both operands walk evenly through are one.
        int dims = 1;
        (sizes[0], xStrides[0], yStrides[0]) = (1, 0, 0);
        for (var d = rank - 1; d >= 0; d--)
        {
            var size = result.Layout.Sizes[d];
            if (size == 1)
                continue;
            nint ofX = Stride(x.Layout, d - rank + x.Rank - 2), ofY = Stride(y.Layout, d - rank + y.Rank - 2);
            var last = dims - 1;
            if (sizes[last] == 1)
                (sizes[last], xStrides[last], yStrides[last]) = (size, ofX, ofY);
            else if (ofX == xStrides[last] * sizes[last] && ofY == yStrides[last] * sizes[last])
                sizes[last] *= size;
            else
                (sizes[dims], xStrides[dims], yStrides[dims++]) = (size, ofX, ofY);
        }

        ReadOnlySpan<T> ofA = x.Buffer[x.Offset..], ofB = y.Buffer[y.Offset..];
        var ofC = result.Elements;
        Span<int> index = stackalloc int[rank + 1];
        index.Clear();
        nint atA = 0, atB = 0;
        for (var atC = 0; atC < ofC.Length; atC += sizes[0] * c.Rows * c.Columns)
        {
            Gemm.MultiplyBatch(
                sizes[0],
                new MatrixView<T>(ofA[(int)atA..], a), (int)xStrides[0],
                new MatrixView<T>(ofB[(int)atB..], b), (int)yStrides[0],
                new MatrixTarget<T>(ofC[atC..], c), c.Rows * c.Columns,
                Scalar.Create<T>(alpha), Scalar.Create<T>(beta));
            for (var d = 1; d < dims; d++)
            {
                (atA, atB) = (atA + xStrides[d], atB + yStrides[d]);
                if (++index[d] < sizes[d])
                    break;
                (atA, atB) = (atA - xStrides[d] * sizes[d], atB - yStrides[d] * sizes[d]);
                index[d] = 0;
            }
        }
    }

    /// <summary>The matrices of a first operand; a vector is a row.</summary>
    private static MatrixLayout Left(Layout x) => x.Rank == 1
        ? new(1, x.Count, x.Count, (int)x.Strides[0])
        : new(x.Sizes[^2], x.Sizes[^1], (int)x.Strides[^2], (int)x.Strides[^1]);

    /// <summary>The matrices of a second operand; a vector is a column.</summary>
    private static MatrixLayout Right(Layout y) => y.Rank == 1
        ? new(y.Count, 1, (int)y.Strides[0], 1)
        : new(y.Sizes[^2], y.Sizes[^1], (int)y.Strides[^2], (int)y.Strides[^1]);

    private static nint Stride(Layout layout, int d) => d < 0 || layout.Sizes[d] == 1 ? 0 : layout.Strides[d];
}
