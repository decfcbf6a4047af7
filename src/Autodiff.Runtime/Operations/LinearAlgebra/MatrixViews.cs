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
        where T : unmanaged
    {
        var sizes = (int[])x.Layout.Sizes.Clone();
        var strides = (nint[])x.Layout.Strides.Clone();
        (sizes[^1], sizes[^2]) = (sizes[^2], sizes[^1]);
        (strides[^1], strides[^2]) = (strides[^2], strides[^1]);
        var result = x.View(new Layout(sizes, strides, x.Count), x.Offset);
        return Recorder.Tracks(x) ? Recorder.Record(new MatrixTransposeNode<T>(x), x, result) : result;
    }
}

/// <summary>The transposition of matrices, recorded.</summary>
internal sealed class MatrixTransposeNode<T>(Tensor<T> x) : ViewNode<T>(x)
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => "TransposeBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => MatrixViews.Transposed(cotangent);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => MatrixViews.Transposed(tangent);
}
