namespace Autodiff.Internal;

/// <summary>Constant matrices that weigh the triangles of others.</summary>
internal static class MatrixWeights
{
    /// <summary>A matrix with one number below its diagonal, one on it and one above it.</summary>
    public static Tensor<T> Of<T>(int rows, int columns, double below, double diagonal, double above)
        where T : unmanaged
    {
        var result = Tensor<T>.Allocate(Layout.Contiguous([rows, columns]));
        var elements = result.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            var (row, column) = Math.DivRem(i, columns);
            elements[i] = Number.From<T>(row == column ? diagonal : row > column ? below : above);
        }

        return result;
    }

    /// <summary>The identity.</summary>
    public static Tensor<T> Identity<T>(int size)
        where T : unmanaged => Of<T>(size, size, 0, 1, 0);
}
