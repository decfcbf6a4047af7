namespace Autodiff.Internal;

/// <summary>Chooses the way a product is computed by its shape.</summary>
internal static unsafe class ProductPath<TLane, T, TEpilogue>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    /// <summary>Computes the product.</summary>
    public static void Run(in Product<T> product, scoped in TEpilogue epilogue)
    {
        if (product.Rows == 0 || product.Columns == 0)
            return;
        if (product.Depth == 0 || Scalar.Equals(product.Alpha, 0))
            Scale(product, epilogue);
        else if (RowProduct<TLane, T, TEpilogue>.Suits(product))
            RowProduct<TLane, T, TEpilogue>.Run(product, epilogue);
        else if (DotProducts<TLane, T, TEpilogue>.Suits(product))
            DotProducts<TLane, T, TEpilogue>.Run(product, epilogue);
        else if (product.Columns <= TransposedProduct<TLane, T, TEpilogue>.MostColumns && product.ARow == 1 && product.Rows > 2 * TransposedProduct<TLane, T, TEpilogue>.MostColumns)
            TransposedProduct<TLane, T, TEpilogue>.Run(product, epilogue);
        else
            TileProduct<TLane, T, TEpilogue>.Run(product, epilogue);
    }

    private static void Scale(in Product<T> product, scoped in TEpilogue epilogue)
    {
        for (nint i = 0; i < product.Rows; i++)
        {
            var row = new Span<T>(product.C + i * product.CRow, product.Columns);
            if (Scalar.Equals(product.Beta, 0))
                row.Clear();
            else if (!Scalar.Equals(product.Beta, 1))
            {
                foreach (ref var value in row)
                    value = Scalar.Multiply(value, product.Beta);
            }
        }

        var pass = epilogue;
        if (EpiloguePass<TLane, T, TEpilogue>.Exists)
            EpiloguePass<TLane, T, TEpilogue>.Run(ref pass, product.C, product.CRow, 0, product.Rows, 0, product.Columns);
    }
}
