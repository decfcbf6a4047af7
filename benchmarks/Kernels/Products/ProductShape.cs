namespace Autodiff.Benchmarks.Kernels.Products;

/// <summary>The size of a product: rows x depth x columns, and which operands are transposed.</summary>
internal readonly record struct ProductShape(int Rows, int Depth, int Columns, bool TransposedA = false, bool TransposedB = false)
{
    /// <summary>Whether it is a matrix times a vector.</summary>
    public bool IsOneRow => Rows == 1 && !TransposedA;

    /// <summary>As BLAS says it: <c>sgemm 64x64x64</c>.</summary>
    public string Name<T>() =>
        $"{(typeof(T) == typeof(float) ? "sgemm" : "dgemm")} {Rows}x{Depth}x{Columns}{(TransposedA ? " A'" : "")}{(TransposedB ? " B'" : "")}";
}
