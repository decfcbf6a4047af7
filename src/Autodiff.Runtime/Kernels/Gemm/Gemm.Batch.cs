namespace Autodiff.Internal;

internal static unsafe partial class Gemm
{
    /// <summary>
    /// <c>C[i] = alpha * A[i] B[i] + beta * C[i]</c> for a batch of products of one size; strides are from matrix to matrix, and 0 for
    /// an operand that is the same in all.
    /// </summary>
    /// <exception cref="ArgumentException">Sizes do not fit each other or the spans, or results overlap. Nothing has been written.</exception>
    public static void MultiplyBatch<T>(
        int count, in MatrixView<T> a, int aStride, in MatrixView<T> b, int bStride, in MatrixTarget<T> c, int cStride, T alpha, T beta)
        where T : unmanaged
    {
        Precision.Check<T>();
        MatrixLayout la = a.Layout, lb = b.Layout, lc = c.Layout;
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        CheckBatch(la, count, aStride, a.Elements.Length, nameof(a));
        CheckBatch(lb, count, bStride, b.Elements.Length, nameof(b));
        CheckBatch(lc, count, cStride, c.Elements.Length, nameof(c));
        lc.CheckWritten(nameof(c));
        if (la.Columns != lb.Rows || la.Rows != lc.Rows || lb.Columns != lc.Columns)
            throw new ArgumentException($"{count} times {la.Rows}x{la.Columns} by {lb.Rows}x{lb.Columns} is not {lc.Rows}x{lc.Columns}.");
        if (count > 1 && cStride < lc.Extent)
            throw new ArgumentException($"Results of {lc} overlap each other at a stride of {cStride}.", nameof(c));
        if (count == 0 || lc.Extent == 0)
            return;

        ReadOnlySpan<T> written = c.Elements[..(int)BatchExtent(lc, count, cStride)];
        if (written.Overlaps(a.Elements[..(int)BatchExtent(la, count, aStride)]))
            throw new ArgumentException($"The results, {count} times {lc}, overlap a.", nameof(a));
        if (written.Overlaps(b.Elements[..(int)BatchExtent(lb, count, bStride)]))
            throw new ArgumentException($"The results, {count} times {lc}, overlap b.", nameof(b));

        // Matrices that follow each other by whole rows and meet the same B are one tall matrix.
        if (bStride == 0 && aStride == (long)la.Rows * la.RowStride && cStride == (long)lc.Rows * lc.RowStride && (long)count * lc.Rows <= int.MaxValue)
        {
            Multiply(
                new MatrixView<T>(a.Elements, la with { Rows = count * la.Rows }),
                b,
                new MatrixTarget<T>(c.Elements, lc with { Rows = count * lc.Rows }),
                alpha,
                beta);
            return;
        }

        fixed (T* pa = a.Elements, pb = b.Elements, pc = c.Elements)
        {
            var first = new Product<T>
            {
                Rows = lc.Rows,
                Columns = lc.Columns,
                Depth = la.Columns,
                A = pa,
                ARow = la.RowStride,
                AColumn = la.ColumnStride,
                B = pb,
                BRow = lb.RowStride,
                BColumn = lb.ColumnStride,
                C = pc,
                CRow = lc.RowStride,
                Alpha = alpha,
                Beta = beta,
            };
            var pieces = new BatchPieces<T>(first, count, aStride, bStride, cStride);
            if (pieces.ProductsAreSmall)
            {
                WorkSharing.Run(pieces.Count, pieces);
                return;
            }

            // Large products are shared one by one.
            for (var i = 0; i < pieces.Count; i++)
                pieces.Invoke(i);
        }
    }

    private static void CheckBatch(MatrixLayout layout, int count, int stride, int length, string name)
    {
        layout.Check(long.MaxValue, name);
        if (stride < 0)
            throw new ArgumentException($"{name} cannot have a stride of {stride}.", name);
        if (BatchExtent(layout, count, stride) > length)
        {
            throw new ArgumentException(
                $"{name} is {count} times {layout}, {stride} apart, and needs {BatchExtent(layout, count, stride)} elements; there are {length}.", name);
        }
    }

    private static long BatchExtent(MatrixLayout layout, int count, int stride) =>
        count == 0 || layout.Extent == 0 ? 0 : (long)(count - 1) * stride + layout.Extent;
}
