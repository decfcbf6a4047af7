namespace Autodiff.Internal;

/// <summary>
/// A narrow product of a transposed A, whose rows are neighbours: its transposed, <c>B' A'</c>, is long instead of narrow and fills
/// registers; it is computed aside and added to C.
/// </summary>
internal static unsafe class TransposedProduct<TLane, T, TEpilogue>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    /// <summary>The most columns for which this way is the faster one.</summary>
    public const int MostColumns = 16;

    /// <summary>Computes the product.</summary>
    public static void Run(in Product<T> product, scoped in TEpilogue epilogue)
    {
        using var aside = Scratch.Take<T>((nint)product.Rows * product.Columns);
        var transposed = new Product<T>
        {
            Rows = product.Columns,
            Columns = product.Rows,
            Depth = product.Depth,
            A = product.B,
            ARow = product.BColumn,
            AColumn = product.BRow,
            B = product.A,
            BRow = product.AColumn,
            BColumn = product.ARow,
            C = aside.Start,
            CRow = product.Rows,
            Alpha = product.Alpha,
        };
        ProductPath<TLane, T, NoEpilogue<T>>.Run(transposed, default);

        if (Scalar.Equals(product.Beta, 0))
            Transposition.Copy(aside.Start, product.Rows, product.Columns, product.Rows, product.C, product.CRow);
        else
            Add(product, aside.Start);

        var pass = epilogue;
        if (EpiloguePass<TLane, T, TEpilogue>.Exists)
            EpiloguePass<TLane, T, TEpilogue>.Run(ref pass, product.C, product.CRow, 0, product.Rows, 0, product.Columns);
    }

    private static void Add(in Product<T> product, T* aside)
    {
        for (nint i = 0; i < product.Rows; i++)
        {
            var c = product.C + i * product.CRow;
            for (nint j = 0; j < product.Columns; j++)
                c[j] = Scalar.FusedMultiplyAdd(product.Beta, c[j], aside[j * product.Rows + i]);
        }
    }
}
