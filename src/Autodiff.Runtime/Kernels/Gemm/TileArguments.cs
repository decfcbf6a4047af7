namespace Autodiff.Internal;

/// <summary>What a tile kernel works on; strides count elements.</summary>
internal unsafe struct TileArguments<T>
    where T : unmanaged
{
    /// <summary>How many products each sum has, in each segment.</summary>
    public nint Depth;

    /// <summary>
    /// In how many segments, at least 1 (0 counts as 1), and how far A jumps from the end of each to the next; B goes on. The taps of a
    /// convolution are segments, and so are the rows of an image.
    /// </summary>
    public nint Segments;
    public nint* Jumps;

    /// <summary>The tile's first element of A, from row to row, and from step to step of the depth.</summary>
    public T* A;
    public nint ARow;
    public nint AStep;

    /// <summary>From three rows to the next three, where that is not three times <see cref="ARow"/> (which 0 stands for).</summary>
    public nint AThree;

    /// <summary>The tile's first element of B, whose columns are neighbours, and from step to step of the depth.</summary>
    public T* B;
    public nint BStep;

    /// <summary>How far ahead of its use B is fetched.</summary>
    public nint BAhead;

    /// <summary>The numbers that the sums of each column start from, whole registers, or null for zeros.</summary>
    public T* Start;

    /// <summary>The tile of C, whose columns are neighbours, and from row to row.</summary>
    public T* C;
    public nint CRow;

    /// <summary>How many columns of C exist; what lies behind is neither read nor written.</summary>
    public int Columns;

    /// <summary>C becomes <c>Alpha * A B + Beta * C</c>.</summary>
    public T Alpha;
    public T Beta;

    /// <summary>Whether alpha is not 1 or beta not 0; and whether beta is not 0.</summary>
    public bool Scales;
    public bool Adds;
}
