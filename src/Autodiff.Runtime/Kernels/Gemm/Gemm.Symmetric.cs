namespace Autodiff.Internal;

internal static unsafe partial class Gemm
{
    // Blocks of the lower triangle; half the work is saved but for the blocks of the diagonal.
    private const int SymmetricBlock = 112;

    /// <summary><c>C = alpha * A A' + beta * C</c>; half the work of a product, as C is symmetric.</summary>
    /// <remarks>Where beta is not 0, C has to be symmetric before: only its lower triangle is read.</remarks>
    /// <exception cref="ArgumentException">Sizes do not fit each other or the spans, or C overlaps A. Nothing has been written.</exception>
    public static void MultiplyByOwnTransposed<T>(in MatrixView<T> a, in MatrixTarget<T> c, T alpha, T beta)
        where T : unmanaged
    {
        CheckSymmetric(a, c);
        LowerTriangle(a, c, alpha, beta);

        fixed (T* elements = c.Elements)
        {
            nint row = c.Layout.RowStride;
            for (var first = 0; first < c.Layout.Rows; first += SymmetricBlock)
            {
                var rows = Math.Min(SymmetricBlock, c.Layout.Rows - first);
                Transposition.Copy(elements + first * row, row, rows, first, elements + first, row);
                for (var i = first; i < first + rows; i++)
                {
                    for (var j = i + 1; j < first + rows; j++)
                        elements[i * row + j] = elements[j * row + i];
                }
            }
        }
    }

    /// <summary>As <see cref="MultiplyByOwnTransposed"/> for the lower triangle; of the upper one some elements are overwritten, with anything.</summary>
    internal static void UpdateLowerTriangle<T>(in MatrixView<T> a, in MatrixTarget<T> c, T alpha, T beta)
        where T : unmanaged
    {
        CheckSymmetric(a, c);
        LowerTriangle(a, c, alpha, beta);
    }

    private static void CheckSymmetric<T>(in MatrixView<T> a, in MatrixTarget<T> c)
        where T : unmanaged
    {
        Precision.Check<T>();
        MatrixLayout la = a.Layout, lc = c.Layout;
        la.Check(a.Elements.Length, nameof(a));
        lc.Check(c.Elements.Length, nameof(c));
        lc.CheckWritten(nameof(c));
        if (la.Rows != lc.Rows || la.Rows != lc.Columns)
            throw new ArgumentException($"{la.Rows}x{la.Columns} by its transposed is not {lc.Rows}x{lc.Columns}.");
        MatrixOverlap.Check(c, a, nameof(a));
    }

    private static void LowerTriangle<T>(in MatrixView<T> a, in MatrixTarget<T> c, T alpha, T beta)
        where T : unmanaged
    {
        MatrixLayout la = a.Layout, lc = c.Layout;
        fixed (T* pa = a.Elements, pc = c.Elements)
        {
            for (var row = 0; row < lc.Rows; row += SymmetricBlock)
            {
                var rows = Math.Min(SymmetricBlock, lc.Rows - row);
                Run(
                    new Product<T>
                    {
                        Rows = rows,
                        Columns = row + rows,
                        Depth = la.Columns,
                        A = pa + (nint)row * la.RowStride,
                        ARow = la.RowStride,
                        AColumn = la.ColumnStride,
                        B = pa,
                        BRow = la.ColumnStride,
                        BColumn = la.RowStride,
                        C = pc + (nint)row * lc.RowStride,
                        CRow = lc.RowStride,
                        Alpha = alpha,
                        Beta = beta,
                    },
                    default(NoEpilogue<T>));
            }
        }
    }
}
