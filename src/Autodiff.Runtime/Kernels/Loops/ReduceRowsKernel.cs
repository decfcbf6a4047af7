using System.Numerics;

namespace Autodiff.Internal;

/// <summary>Reduces each row of a matrix; the rows may be apart.</summary>
internal readonly ref struct ReduceRowsKernel<T, TReducer>(ReadOnlySpan<T> x, int rows, int columns, int stride, Span<T> result)
    : ILaneKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TReducer : struct, IReducer
{
    private readonly ReadOnlySpan<T> _x = MatrixShape.Check(x, rows, columns, stride);
    private readonly Span<T> _result = MatrixShape.CheckReduced(x, result, rows, columns, byRow: true);

    /// <inheritdoc/>
    public unsafe void Run<TLane, TScalar>()
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        fixed (T* x = _x)
        fixed (T* result = _result)
        {
            var rowsAPiece = MatrixShape.RowsAPiece(columns);
            WorkSharing.Run((rows + rowsAPiece - 1) / rowsAPiece, new Body<TLane, TScalar>(x, rows, columns, stride, result, rowsAPiece));
        }
    }

    /// <summary>Reduces some of the rows.</summary>
    private readonly unsafe struct Body<TLane, TScalar>(T* x, int rows, int columns, int stride, T* result, int rowsAPiece) : IWorkBody
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        public void Invoke(int index)
        {
            var end = Math.Min(rows, (index + 1) * rowsAPiece);
            for (var row = index * rowsAPiece; row < end; row++)
                result[row] = ReductionTree<T, TLane, TScalar, TReducer>.Reduce(x + (nint)row * stride, columns);
        }
    }
}
