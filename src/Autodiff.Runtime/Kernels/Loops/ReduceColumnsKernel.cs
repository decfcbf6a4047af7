using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// Reduces each column of a matrix: blocks of 64 rows from top to bottom, the blocks in a binary tree. A strip of columns at
/// a time, so that threads and lanes do not touch the order within a column.
/// </summary>
internal readonly ref struct ReduceColumnsKernel<T, TReducer>(ReadOnlySpan<T> x, int rows, int columns, int stride, Span<T> result)
    : ILaneKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TReducer : struct, IReducer
{
    private readonly ReadOnlySpan<T> _x = MatrixShape.Check(x, rows, columns, stride);
    private readonly Span<T> _result = MatrixShape.CheckReduced(x, result, rows, columns, byRow: false);

    /// <inheritdoc/>
    public unsafe void Run<TLane, TScalar>()
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        fixed (T* x = _x)
        fixed (T* result = _result)
        {
            var strips = (columns + 4 * TLane.Count - 1) / (4 * TLane.Count);
            var stripsAPiece = MatrixShape.RowsAPiece(4 * TLane.Count * rows);
            WorkSharing.Run(
                (strips + stripsAPiece - 1) / stripsAPiece, new Body<TLane>(x, rows, columns, stride, result, strips, stripsAPiece));
        }
    }

    /// <summary>Reduces some of the strips.</summary>
    private readonly unsafe struct Body<TLane>(T* x, int rows, int columns, int stride, T* result, int strips, int stripsAPiece)
        : IWorkBody
        where TLane : unmanaged, ILane<TLane, T>
    {
        private const int Block = 64;
        private const int Heights = 26; // 2^31 rows

        public void Invoke(int index)
        {
            var end = Math.Min(strips, (index + 1) * stripsAPiece);
            for (var strip = index * stripsAPiece; strip < end; strip++)
            {
                var column = strip * 4 * TLane.Count;
                if (columns - column >= 4 * TLane.Count)
                {
                    Strip(column, 4, TLane.Count);
                }
                else
                {
                    for (; column < columns; column += TLane.Count)
                        Strip(column, 1, Math.Min(TLane.Count, columns - column));
                }
            }
        }

        /// <summary>Reduces one or four lanes of columns; the elements of a single one may be less than its width.</summary>
        [SkipLocalsInit]
        private void Strip(int column, int lanes, int elements)
        {
            var heights = stackalloc TLane[Heights * 4];
            var values = stackalloc TLane[4];
            for (var k = 0; k < lanes; k++)
                values[k] = TReducer.Identity<TLane>();
            var blocks = 0;
            for (var row = 0; row < rows; row += Block)
            {
                var first = x + (nint)row * stride + column;
                var count = Math.Min(Block, rows - row);
                if (lanes == 4)
                    FourLanes(first, count, values);
                else
                    OneLane(first, count, elements, values);
                var height = 0;
                for (var carry = blocks++; (carry & 1) != 0; carry >>= 1, height++)
                    Combine(values, heights + 4 * height, values, lanes);
                for (var k = 0; k < lanes; k++)
                    heights[4 * height + k] = values[k];
            }

            // What is left of the tree, the last blocks first; they are in values already.
            for (var height = BitOperations.TrailingZeroCount(blocks) + 1; blocks >> height != 0; height++)
            {
                if ((blocks >> height & 1) != 0)
                    Combine(values, heights + 4 * height, values, lanes);
            }

            for (var k = 0; k < lanes; k++)
                TLane.Store(result + column + k * TLane.Count, values[k], elements);
        }

        private static void Combine(TLane* result, TLane* x, TLane* y, int lanes)
        {
            for (var k = 0; k < lanes; k++)
                result[k] = TReducer.Combine(x[k], y[k]);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void FourLanes(T* x, int count, TLane* values)
        {
            var first = TLane.Load(x);
            var second = TLane.Load(x + TLane.Count);
            var third = TLane.Load(x + 2 * TLane.Count);
            var fourth = TLane.Load(x + 3 * TLane.Count);
            for (var row = 1; row < count; row++)
            {
                x += stride;
                first = TReducer.Combine(first, TLane.Load(x));
                second = TReducer.Combine(second, TLane.Load(x + TLane.Count));
                third = TReducer.Combine(third, TLane.Load(x + 2 * TLane.Count));
                fourth = TReducer.Combine(fourth, TLane.Load(x + 3 * TLane.Count));
            }

            values[0] = first;
            values[1] = second;
            values[2] = third;
            values[3] = fourth;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void OneLane(T* x, int count, int elements, TLane* values)
        {
            var value = TLane.Load(x, elements);
            for (var row = 1; row < count; row++)
            {
                x += stride;
                value = TReducer.Combine(value, TLane.Load(x, elements));
            }

            values[0] = value;
        }
    }
}
