using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Products of matrices: <c>C = alpha * A B + beta * C</c>, and what is to be done to C's elements then.</summary>
/// <remarks>
/// Operands may be transposed and have any strides. C is not read where beta is 0, so that NaN there does not spread; A and
/// B are not read where alpha or their common dimension is 0. Results are the same bits for any number of threads.
/// </remarks>
internal static unsafe partial class Gemm
{
    /// <summary><c>C = A B</c>.</summary>
    public static void Multiply<T>(in MatrixView<T> a, in MatrixView<T> b, in MatrixTarget<T> c)
        where T : unmanaged =>
        Multiply(a, b, c, Scalar.Create<T>(1), default, default(NoEpilogue<T>));

    /// <summary><c>C = alpha * A B + beta * C</c>; <c>w - lr * g</c> for a product <c>g</c> is alpha = -lr, beta = 1.</summary>
    public static void Multiply<T>(in MatrixView<T> a, in MatrixView<T> b, in MatrixTarget<T> c, T alpha, T beta)
        where T : unmanaged =>
        Multiply(a, b, c, alpha, beta, default(NoEpilogue<T>));

    /// <summary><c>C = epilogue(alpha * A B + beta * C)</c>.</summary>
    /// <exception cref="ArgumentException">Sizes do not fit each other or the spans, or C overlaps A or B. Nothing has been written.</exception>
    public static void Multiply<T, TEpilogue>(
        in MatrixView<T> a, in MatrixView<T> b, in MatrixTarget<T> c, T alpha, T beta, scoped in TEpilogue epilogue)
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
    {
        Precision.Check<T>();
        MatrixLayout la = a.Layout, lb = b.Layout, lc = c.Layout;
        la.Check(a.Elements.Length, nameof(a));
        lb.Check(b.Elements.Length, nameof(b));
        lc.Check(c.Elements.Length, nameof(c));
        lc.CheckWritten(nameof(c));
        if (la.Columns != lb.Rows || la.Rows != lc.Rows || lb.Columns != lc.Columns)
            throw new ArgumentException($"{la.Rows}x{la.Columns} by {lb.Rows}x{lb.Columns} is not {lc.Rows}x{lc.Columns}.");
        MatrixOverlap.Check(c, a, nameof(a));
        MatrixOverlap.Check(c, b, nameof(b));
        Unsafe.AsRef(in epilogue).Check(lc.Rows, lc.Columns);

        fixed (T* pa = a.Elements, pb = b.Elements, pc = c.Elements)
        {
            Run(
                new Product<T>
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
                },
                epilogue);
        }
    }

    /// <summary>A checked product with the registers of this machine.</summary>
    internal static void Run<T, TEpilogue>(in Product<T> product, scoped in TEpilogue epilogue)
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
    {
        if (NativeBlas.Current is { } native && native.Suits(product))
        {
            native.Run(product);
            NativePass(product, epilogue);
            return;
        }

        switch (KernelWidths.Current)
        {
            case KernelWidth.Bits512:
                ProductPath<TileLane512<T>, T, TEpilogue>.Run(product, epilogue);
                break;
            case KernelWidth.Bits256:
                ProductPath<TileLane256<T>, T, TEpilogue>.Run(product, epilogue);
                break;
            default:
                ProductPath<TileLaneScalar<T>, T, TEpilogue>.Run(product, epilogue);
                break;
        }
    }

    private static void NativePass<T, TEpilogue>(in Product<T> product, scoped in TEpilogue epilogue)
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
    {
        var pass = epilogue;
        if (EpiloguePass<TileLane256<T>, T, TEpilogue>.Exists)
            EpiloguePass<TileLane256<T>, T, TEpilogue>.Run(ref pass, product.C, product.CRow, 0, product.Rows, 0, product.Columns);
    }
}
