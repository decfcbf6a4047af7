namespace Autodiff.Internal;

/// <summary>What a kernel of dot products works on; both operands have their depth in neighbouring elements.</summary>
internal unsafe struct DotArguments<T>
    where T : unmanaged
{
    /// <summary>How many products each sum has.</summary>
    public nint Depth;

    /// <summary>The first row of A and from row to row.</summary>
    public T* A;
    public nint ARow;

    /// <summary>The first column of B and from column to column.</summary>
    public T* B;
    public nint BColumn;

    /// <summary>The first element of C and from row to row.</summary>
    public T* C;
    public nint CRow;

    /// <summary>C becomes <c>Alpha * A B + Beta * C</c>.</summary>
    public T Alpha;
    public T Beta;

    /// <summary>Whether alpha is not 1 or beta not 0.</summary>
    public bool Scales;
}
