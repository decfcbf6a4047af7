namespace Autodiff.Internal;

/// <summary><c>C = Alpha * A B + Beta * C</c> in pinned memory, checked; strides count elements, C's columns are neighbours.</summary>
internal unsafe struct Product<T>
    where T : unmanaged
{
    /// <summary>Rows of A and C, columns of B and C, and columns of A, which are the rows of B.</summary>
    public int Rows;
    public int Columns;
    public int Depth;

    public T* A;
    public nint ARow;
    public nint AColumn;

    public T* B;
    public nint BRow;
    public nint BColumn;

    public T* C;
    public nint CRow;

    public T Alpha;
    public T Beta;
}
