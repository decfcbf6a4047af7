using System.Numerics;

namespace Autodiff.Internal;

/// <summary>
/// The index of the first element in each row of a matrix that equals the row's extreme, which is found first; of the first
/// NaN, if there is one.
/// </summary>
internal readonly ref struct ExtremeIndexKernel<T, TReducer>(
    ReadOnlySpan<T> x, int rows, int columns, int stride, Span<long> result) : ILaneKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TReducer : struct, IReducer
{
    private readonly ReadOnlySpan<T> _x = columns > 0 || rows == 0
        ? MatrixShape.Check(x, rows, columns, stride)
        : throw new ArgumentException($"The rows of the shape [{rows}, {columns}] have no element, so none is the extreme.");

    private readonly Span<long> _result = MatrixShape.CheckReduced(x, result, rows, columns, byRow: true);

    /// <inheritdoc/>
    public unsafe void Run<TLane, TScalar>()
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        fixed (T* x = _x)
        fixed (long* result = _result)
        {
            var rowsAPiece = MatrixShape.RowsAPiece(columns);
            WorkSharing.Run((rows + rowsAPiece - 1) / rowsAPiece, new Body<TLane, TScalar>(x, rows, columns, stride, result, rowsAPiece));
        }
    }

    /// <summary>Finds the indices of some of the rows.</summary>
    private readonly unsafe struct Body<TLane, TScalar>(T* x, int rows, int columns, int stride, long* result, int rowsAPiece) : IWorkBody
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        public void Invoke(int index)
        {
            var end = Math.Min(rows, (index + 1) * rowsAPiece);
            for (var row = index * rowsAPiece; row < end; row++)
            {
                var first = x + (nint)row * stride;
                result[row] = IndexOf(first, ReductionTree<T, TLane, TScalar, TReducer>.Reduce(first, columns));
            }
        }

        private int IndexOf(T* first, T value)
        {
            var isNaN = T.IsNaN(value);
            var sought = TLane.Create(value);
            var i = 0;
            for (; i <= columns - TLane.Count; i += TLane.Count)
            {
                var element = TLane.Load(first + i);
                if (TLane.Any(isNaN ? ~TLane.Equals(element, element) : TLane.Equals(element, sought)))
                    break;
            }

            while (!(isNaN ? T.IsNaN(first[i]) : first[i] == value))
                i++;
            return i;
        }
    }
}
