using System.Numerics;

namespace Autodiff.Internal;

internal static unsafe partial class Gemm
{
    // Blocks of the lower triangle; half the work is saved but for the blocks of the diagonal.
    private const int SymmetricBlock = 112;

    /// <summary><c>C = alpha * A A' + beta * C</c>; half the work of a product, as C is symmetric.</summary>
    /// <remarks>Where beta is not 0, C has to be symmetric before: only its lower triangle is read.</remarks>
    /// <exception cref="ArgumentException">Sizes do not fit each other or the spans, or C overlaps A. Nothing has been written.</exception>
    public static void MultiplyByOwnTransposed<T>(in MatrixView<T> a, in MatrixTarget<T> c, T alpha, T beta)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        MatrixLayout la = a.Layout, lc = c.Layout;
        la.Check(a.Elements.Length, nameof(a));
        lc.Check(c.Elements.Length, nameof(c));
        lc.CheckWritten(nameof(c));
        if (la.Rows != lc.Rows || la.Rows != lc.Columns)
            throw new ArgumentException($"{la.Rows}x{la.Columns} by its transposed is not {lc.Rows}x{lc.Columns}.");
        MatrixOverlap.Check(c, a, nameof(a));

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

            for (nint i = 0; i < lc.Rows; i++)
            {
                for (var j = i + 1; j < lc.Rows; j++)
                    pc[i * lc.RowStride + j] = pc[j * lc.RowStride + i];
            }
        }
    }
}
