namespace Autodiff.Internal;

/// <summary>Views that products take: vectors as rows and columns, matrices transposed. All are recorded, nothing is copied.</summary>
internal static class MatrixViews
{
    /// <summary>A vector as a matrix of one row; anything else as it is.</summary>
    public static Tensor<T> AsRow<T>(Tensor<T> x)
        where T : unmanaged =>
        x.Rank == 1 ? x.ViewAs(new Layout([1, x.Count], [x.Layout.Strides[0] * Math.Max(1, x.Count), x.Layout.Strides[0]], x.Count)) : x;

    /// <summary>A vector as a matrix of one column; anything else as it is.</summary>
    public static Tensor<T> AsColumn<T>(Tensor<T> x)
        where T : unmanaged =>
        x.Rank == 1 ? x.ViewAs(new Layout([x.Count, 1], [x.Layout.Strides[0], 1], x.Count)) : x;

    /// <summary>The matrices of the last two dimensions, transposed.</summary>
    public static Tensor<T> Transposed<T>(Tensor<T> x)
        where T : unmanaged => Permutation.Swap(x, x.Rank - 2, x.Rank - 1, "TransposeBackward0");
}
