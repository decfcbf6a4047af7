using System.Numerics;
using System.Runtime.InteropServices;
using Autodiff.Internal;

namespace Autodiff.Benchmarks.Kernels.Products;

/// <summary>A product of matrices by OpenBLAS's gemm, or, of one row, by its gemv, which is the faster one there.</summary>
internal sealed unsafe class ProductWorkload<T> : KernelWorkload
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ProductShape _shape;
    private readonly T* _a;
    private readonly T* _b;
    private readonly T* _ours;
    private readonly T* _theirs;

    public ProductWorkload(ProductShape shape)
    {
        OpenBlas.Require();
        _shape = shape;
        var random = new Random(1);
        _a = Numbers(shape.Rows * shape.Depth, random);
        _b = Numbers(shape.Depth * shape.Columns, random);
        _ours = Numbers(shape.Rows * shape.Columns, random);
        _theirs = Numbers(shape.Rows * shape.Columns, random);
    }

    private static bool IsSingle => typeof(T) == typeof(float);

    public override string Work => _shape.Name<T>();

    public override string Peer => _shape.IsOneRow ? "OpenBLAS gemv" : "OpenBLAS";

    public override void RunPeer()
    {
        int m = _shape.Rows, n = _shape.Columns, k = _shape.Depth;
        int ta = _shape.TransposedA ? OpenBlas.Transposed : OpenBlas.AsIs, tb = _shape.TransposedB ? OpenBlas.Transposed : OpenBlas.AsIs;
        int lda = _shape.TransposedA ? m : k, ldb = _shape.TransposedB ? k : n;
        if (_shape.IsOneRow)
        {
            // x B is B' x.
            var (rows, columns) = _shape.TransposedB ? (n, k) : (k, n);
            var turned = _shape.TransposedB ? OpenBlas.AsIs : OpenBlas.Transposed;
            if (IsSingle)
                OpenBlas.cblas_sgemv(OpenBlas.RowMajor, turned, rows, columns, 1, (float*)_b, ldb, (float*)_a, 1, 0, (float*)_theirs, 1);
            else
                OpenBlas.cblas_dgemv(OpenBlas.RowMajor, turned, rows, columns, 1, (double*)_b, ldb, (double*)_a, 1, 0, (double*)_theirs, 1);
        }
        else if (IsSingle)
        {
            OpenBlas.cblas_sgemm(OpenBlas.RowMajor, ta, tb, m, n, k, 1, (float*)_a, lda, (float*)_b, ldb, 0, (float*)_theirs, n);
        }
        else
        {
            OpenBlas.cblas_dgemm(OpenBlas.RowMajor, ta, tb, m, n, k, 1, (double*)_a, lda, (double*)_b, ldb, 0, (double*)_theirs, n);
        }
    }

    public override void RunAutodiff()
    {
        int m = _shape.Rows, n = _shape.Columns, k = _shape.Depth;
        ReadOnlySpan<T> a = new(_a, m * k), b = new(_b, k * n);
        Gemm.Multiply(
            _shape.TransposedA ? new MatrixView<T>(a, k, m).Transposed : new MatrixView<T>(a, m, k),
            _shape.TransposedB ? new MatrixView<T>(b, n, k).Transposed : new MatrixView<T>(b, k, n),
            new MatrixTarget<T>(new Span<T>(_ours, m * n), m, n));
    }

    public override void Check()
    {
        var count = _shape.Rows * _shape.Columns;
        Compare<T>(new ReadOnlySpan<T>(_theirs, count), new ReadOnlySpan<T>(_ours, count), IsSingle ? 1e-5 : 1e-13);
    }

    // Aligned as OpenBLAS likes it; the process ends with the workload.
    private static T* Numbers(int count, Random random)
    {
        var numbers = (T*)NativeMemory.AlignedAlloc((nuint)count * (nuint)sizeof(T), 64);
        for (var i = 0; i < count; i++)
            numbers[i] = T.CreateTruncating(random.NextDouble() - 0.5);
        return numbers;
    }
}
