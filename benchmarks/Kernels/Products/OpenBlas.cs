using System.Runtime.InteropServices;

namespace Autodiff.Benchmarks.Kernels.Products;

/// <summary>OpenBLAS as Debian's <c>libopenblas0-pthread</c> installs it, with one thread.</summary>
internal static unsafe partial class OpenBlas
{
    public const int RowMajor = 101;
    public const int AsIs = 111;
    public const int Transposed = 112;

    private const string Library = "libopenblas.so.0";

    /// <summary>Loads the library and limits it to one thread.</summary>
    /// <exception cref="PeerMissingException">It is not installed.</exception>
    public static void Require()
    {
        if (!NativeLibrary.TryLoad(Library, out _))
            throw new PeerMissingException("OpenBLAS is missing: apt-get install libopenblas0-pthread");
        openblas_set_num_threads(1);
    }

    [LibraryImport(Library)]
    public static partial void cblas_sgemm(
        int order, int transposedA, int transposedB, int m, int n, int k, float alpha, float* a, int lda, float* b, int ldb, float beta, float* c, int ldc);

    [LibraryImport(Library)]
    public static partial void cblas_dgemm(
        int order, int transposedA, int transposedB, int m, int n, int k, double alpha, double* a, int lda, double* b, int ldb, double beta, double* c, int ldc);

    [LibraryImport(Library)]
    public static partial void cblas_sgemv(
        int order, int transposed, int m, int n, float alpha, float* a, int lda, float* x, int incrementX, float beta, float* y, int incrementY);

    [LibraryImport(Library)]
    public static partial void cblas_dgemv(
        int order, int transposed, int m, int n, double alpha, double* a, int lda, double* x, int incrementX, double beta, double* y, int incrementY);

    [LibraryImport(Library)]
    public static partial void dgetrf_(int* m, int* n, double* a, int* lda, int* pivots, int* status);

    [LibraryImport(Library)]
    public static partial void dpotrf_(byte* triangle, int* n, double* a, int* lda, int* status);

    [LibraryImport(Library)]
    private static partial void openblas_set_num_threads(int threads);
}
