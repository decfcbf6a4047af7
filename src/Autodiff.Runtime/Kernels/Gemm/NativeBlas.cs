using System.Runtime.InteropServices;

namespace Autodiff.Internal;

/// <summary>
/// A native library with the C interface of BLAS (32-bit integers) that computes products instead of the kernels here, if the environment
/// variable <c>AUTODIFF_BLAS</c> names one. Never needed; its threads and its order of summation are its own.
/// </summary>
internal sealed unsafe class NativeBlas
{
    private const string Variable = "AUTODIFF_BLAS";
    private const int RowMajor = 101;
    private const int AsIs = 111;
    private const int Turned = 112;

    [ThreadStatic]
    private static NativeBlas? t_forced;

    private static NativeBlas? s_named;
    private static volatile bool s_looked;

    private readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> _single;
    private readonly delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void> _double;

    private NativeBlas(nint single, nint @double)
    {
        _single = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)single;
        _double = (delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void>)@double;
    }

    /// <summary>The library in use, or null for the kernels here.</summary>
    /// <exception cref="InvalidOperationException">The one that is named cannot be used.</exception>
    public static NativeBlas? Current
    {
        get
        {
            if (t_forced is not null)
                return t_forced;
            return s_looked ? s_named : Look();
        }
    }

    /// <summary>Loads a library.</summary>
    /// <exception cref="InvalidOperationException">It cannot be loaded or has not the functions.</exception>
    public static NativeBlas Load(string path)
    {
        if (!NativeLibrary.TryLoad(path, out var library))
            throw new InvalidOperationException($"'{path}' is no library that can be loaded. {Variable} must name one with the C interface of BLAS, or nothing.");
        if (!NativeLibrary.TryGetExport(library, "cblas_sgemm", out var single) || !NativeLibrary.TryGetExport(library, "cblas_dgemm", out var @double))
            throw new InvalidOperationException($"'{path}' has no cblas_sgemm and cblas_dgemm. {Variable} must name a library with the C interface of BLAS, or nothing.");
        return new NativeBlas(single, @double);
    }

    /// <summary>Makes this thread use a library, or with null what the environment says.</summary>
    internal static void Force(NativeBlas? library) => t_forced = library;

    /// <summary>Whether BLAS can express a product: one stride of each operand is 1 and the other no less than the line.</summary>
    public bool Suits<T>(in Product<T> product)
        where T : unmanaged =>
        product.Rows > 0 && product.Columns > 0 && product.Depth > 0 && !Scalar.Equals(product.Alpha, 0)
        && Line(product.Rows, product.Depth, product.ARow, product.AColumn) != 0
        && Line(product.Depth, product.Columns, product.BRow, product.BColumn) != 0;

    /// <summary>Computes a product that <see cref="Suits"/>.</summary>
    public void Run<T>(in Product<T> product)
        where T : unmanaged
    {
        int a = Line(product.Rows, product.Depth, product.ARow, product.AColumn), b = Line(product.Depth, product.Columns, product.BRow, product.BColumn);
        int turnA = a > 0 ? AsIs : Turned, turnB = b > 0 ? AsIs : Turned, c = Math.Max((int)product.CRow, product.Columns);
        if (typeof(T) == typeof(float))
        {
            _single(
                RowMajor, turnA, turnB, product.Rows, product.Columns, product.Depth, (float)Scalar.ToDouble(product.Alpha),
                (float*)product.A, Math.Abs(a), (float*)product.B, Math.Abs(b), (float)Scalar.ToDouble(product.Beta), (float*)product.C, c);
        }
        else
        {
            _double(
                RowMajor, turnA, turnB, product.Rows, product.Columns, product.Depth, Scalar.ToDouble(product.Alpha),
                (double*)product.A, Math.Abs(a), (double*)product.B, Math.Abs(b), Scalar.ToDouble(product.Beta), (double*)product.C, c);
        }
    }

    // The leading dimension as BLAS has it, negative for a transposed operand, 0 if there is none.
    private static int Line(int rows, int columns, nint rowStride, nint columnStride)
    {
        if ((columnStride == 1 || columns == 1) && (rowStride >= columns || rows == 1))
            return (int)Math.Max(rows == 1 ? 0 : rowStride, columns);
        if ((rowStride == 1 || rows == 1) && (columnStride >= rows || columns == 1))
            return -(int)Math.Max(columns == 1 ? 0 : columnStride, rows);
        return 0;
    }

    private static NativeBlas? Look()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        s_named = string.IsNullOrEmpty(path) ? null : Load(path);
        s_looked = true;
        return s_named;
    }
}
