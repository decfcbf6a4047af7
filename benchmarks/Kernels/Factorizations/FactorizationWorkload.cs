using Autodiff.Benchmarks.Kernels.Products;
using Autodiff.Internal;
using MathNet.Numerics.LinearAlgebra;

namespace Autodiff.Benchmarks.Kernels.Factorizations;

/// <summary>LU or Cholesky factors of one matrix; each side begins with a copy of it.</summary>
internal sealed unsafe class FactorizationWorkload : KernelWorkload
{
    private readonly bool _cholesky;
    private readonly bool _native;
    private readonly int _size;
    private readonly double[] _matrix;
    private readonly double[] _ours;
    private readonly double[] _theirs;
    private readonly int[] _pivots;
    private readonly Matrix<double> _managed;

    public FactorizationWorkload(bool cholesky, bool native, int size)
    {
        if (native) OpenBlas.Require();
        (_cholesky, _native, _size) = (cholesky, native, size);
        var random = new Random(1);
        _matrix = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
                _matrix[i * size + j] = _matrix[j * size + i] = random.NextDouble() - 0.5 + (i == j ? size : 0);
        }

        _ours = new double[size * size];
        _theirs = new double[size * size];
        _pivots = new int[size];
        _managed = Matrix<double>.Build.DenseOfRowMajor(size, size, _matrix);
    }

    public override string Work => Name(_cholesky, _native, _size);

    public override string Peer => _native ? "OpenBLAS LAPACK" : "MathNet.Numerics";

    public static string Name(bool cholesky, bool native, int size) => $"{(cholesky ? "cholesky" : "lu")} {size}{(native ? " native" : "")}";

    public override void RunPeer()
    {
        if (_native)
        {
            // The matrix is symmetric, so that its columns are its rows.
            _matrix.CopyTo(_theirs, 0);
            int size = _size, status;
            var lower = (byte)'L';
            fixed (double* a = _theirs)
            fixed (int* p = _pivots)
            {
                if (_cholesky) OpenBlas.dpotrf_(&lower, &size, a, &size, &status);
                else OpenBlas.dgetrf_(&size, &size, a, &size, p, &status);
            }
        }
        else if (_cholesky)
        {
            _managed.Cholesky();
        }
        else
        {
            _managed.LU();
        }
    }

    public override void RunAutodiff()
    {
        _matrix.CopyTo(_ours, 0);
        var a = new MatrixTarget<double>(_ours, _size, _size);
        if (_cholesky) CholeskyFactorization.Factorize(a);
        else LuFactorization.Factorize(a, _pivots);
    }

    public override void Check()
    {
        var expected = _cholesky ? _managed.Cholesky().Factor : _managed.LU().U;
        for (var i = 0; i < _size; i++)
        {
            for (var j = 0; j < _size; j++)
            {
                if (_cholesky ? j > i : j < i)
                    _ours[i * _size + j] = 0;
            }
        }

        Compare<double>(expected.ToRowMajorArray(), _ours, 1e-11);
    }
}
