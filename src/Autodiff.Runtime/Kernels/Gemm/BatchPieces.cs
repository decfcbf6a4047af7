namespace Autodiff.Internal;

/// <summary>Products of one size, some of them a piece.</summary>
internal readonly unsafe struct BatchPieces<T> : IWorkBody
    where T : unmanaged
{
    private const long WorkOfPiece = 1 << 18;

    private readonly Product<T> _first;
    private readonly int _products;
    private readonly nint _aStride;
    private readonly nint _bStride;
    private readonly nint _cStride;
    private readonly int _productsOfPiece;

    public BatchPieces(in Product<T> first, int products, nint aStride, nint bStride, nint cStride)
    {
        _first = first;
        _products = products;
        _aStride = aStride;
        _bStride = bStride;
        _cStride = cStride;
        var work = (long)first.Rows * first.Columns * Math.Max(1, first.Depth);
        ProductsAreSmall = work < 16 * WorkOfPiece;
        _productsOfPiece = (int)Math.Clamp(WorkOfPiece / work, 1, products);
        Count = (products + _productsOfPiece - 1) / _productsOfPiece;
    }

    /// <summary>Whether it is better to share the products than each one's parts.</summary>
    public bool ProductsAreSmall { get; }

    /// <summary>How many pieces there are.</summary>
    public int Count { get; }

    /// <summary>Computes the products of one piece.</summary>
    public void Invoke(int index)
    {
        var end = Math.Min(_products, (index + 1) * _productsOfPiece);
        for (nint i = index * _productsOfPiece; i < end; i++)
        {
            var product = _first;
            product.A += i * _aStride;
            product.B += i * _bStride;
            product.C += i * _cStride;
            Gemm.Run(product, default(NoEpilogue<T>));
        }
    }
}
