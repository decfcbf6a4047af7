using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The columns of a product of one row in pieces.</summary>
internal unsafe ref struct RowPieces<TLane, T, TEpilogue> : IWorkBody
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    private readonly ref readonly Product<T> _product;
    private readonly int _columns;
    private TEpilogue _epilogue;

    public RowPieces(in Product<T> product, int columns, in TEpilogue epilogue)
    {
        _product = ref product;
        _columns = columns;
        _epilogue = epilogue;
    }

    /// <summary>Sums one piece.</summary>
    public void Invoke(int index)
    {
        int first = index * _columns, columns = Math.Min(_columns, _product.Columns - first);
        var c = _product.C + first;
        var span = new Span<T>(c, columns);
        if (Scalar.Equals(_product.Beta, 0))
        {
            span.Clear();
        }
        else if (!Scalar.Equals(_product.Beta, 1))
        {
            foreach (ref var value in span)
                value = Scalar.Multiply(value, _product.Beta);
        }

        T* a = _product.A, b = _product.B + first;
        for (nint k = 0; k < _product.Depth; k += RowKernel<TLane, T>.Steps)
        {
            RowKernel<TLane, T>.Add(
                a + k * _product.AColumn, _product.AColumn, _product.Alpha, b + k * _product.BRow, _product.BRow,
                (int)Math.Min(RowKernel<TLane, T>.Steps, _product.Depth - k), c, columns);
        }

        if (EpiloguePass<TLane, T, TEpilogue>.Exists)
            EpiloguePass<TLane, T, TEpilogue>.Run(ref _epilogue, _product.C, _product.CRow, 0, 1, first, columns);
    }
}
