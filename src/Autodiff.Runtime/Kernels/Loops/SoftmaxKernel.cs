using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// The softmax of each row, or its logarithm, or the logarithm of the sum of exponentials alone: the largest element, then
/// the exponentials of the differences together with their sum, then the quotients.
/// </summary>
internal readonly ref struct SoftmaxKernel<T>(ReadOnlySpan<T> x, int rows, int columns, Span<T> result, SoftmaxForm form)
    : ILaneKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _x = MatrixShape.Check(x, rows, columns, columns);
    private readonly Span<T> _result = form == SoftmaxForm.LogOfSum
        ? MatrixShape.CheckReduced(x, result, rows, columns, byRow: true)
        : MatrixShape.CheckSame(x, result, rows, columns);

    /// <inheritdoc/>
    public unsafe void Run<TLane, TScalar>()
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        fixed (T* x = _x)
        fixed (T* result = _result)
        {
            var rowsAPiece = MatrixShape.RowsAPiece(columns);
            WorkSharing.Run((rows + rowsAPiece - 1) / rowsAPiece, new Body<TLane, TScalar>(x, rows, columns, result, form, rowsAPiece));
        }
    }

    /// <summary>Computes some of the rows.</summary>
    private readonly unsafe struct Body<TLane, TScalar>(T* x, int rows, int columns, T* result, SoftmaxForm form, int rowsAPiece)
        : IWorkBody
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        public void Invoke(int index)
        {
            var end = Math.Min(rows, (index + 1) * rowsAPiece);
            for (var row = index * rowsAPiece; row < end; row++)
                Row(x + (nint)row * columns, row);
        }

        private void Row(T* x, int row)
        {
            var max = ReductionTree<T, TLane, TScalar, MaxReducer>.Reduce(x, columns);
            if (form == SoftmaxForm.Probabilities)
            {
                var y = result + (nint)row * columns;
                var sum = Exponentials(x, max, y);
                Map(y, y, new QuotientMap(double.CreateTruncating(sum)));
                return;
            }

            // All differences are NaN where the largest is infinite; the logarithm of the sum is then that infinity.
            var log = T.IsInfinity(max) ? max : max + LogOf(Exponentials(x, max, null));
            if (form == SoftmaxForm.LogOfSum)
                result[row] = log;
            else
                Map(x, result + (nint)row * columns, new DifferenceMap(double.CreateTruncating(log)));
        }

        /// <summary>The sum of <c>exp(x - max)</c>, whose terms are kept if there is a place for them.</summary>
        [SkipLocalsInit]
        private T Exponentials(T* x, T max, T* kept)
        {
            var buffer = stackalloc T[ReductionTree<T, TLane, TScalar, SumReducer>.Block];
            var tree = new ReductionStack<T, TScalar, SumReducer>();
            var left = columns;
            while (left > 0)
            {
                var count = Math.Min(left, ReductionTree<T, TLane, TScalar, SumReducer>.Block);
                var y = kept == null ? buffer : kept;
                Map(x, y, new ShiftedExpMap(double.CreateTruncating(max)), count);
                tree.Push(ReductionTree<T, TLane, TScalar, SumReducer>.Leaf(y, count));
                x += count;
                kept = kept == null ? null : kept + count;
                left -= count;
            }

            return columns == 0 ? T.Zero : tree.Root();
        }

        private void Map<TMap>(T* x, T* y, TMap map)
            where TMap : struct, IMap1 => Map(x, y, map, columns);

        private static void Map<TMap>(T* x, T* y, TMap map, int count)
            where TMap : struct, IMap1
        {
            var rows = stackalloc T*[2];
            rows[0] = x;
            rows[1] = y;
            var masks = stackalloc nint[2];
            masks[0] = masks[1] = -1;
            FusedLoop<T, TLane, Map1Body<TMap>>.Run(rows, masks, count, new Map1Body<TMap>(map));
        }

        private static T LogOf(T x)
        {
            T result;
            TScalar.Store(&result, TScalar.Log(TScalar.Create(x)));
            return result;
        }
    }

    private readonly struct ShiftedExpMap(double shift) : IMap1
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TElement Invoke<TElement>(TElement x)
            where TElement : struct, IElement<TElement> => TElement.Exp(x - TElement.Constant(shift));
    }

    private readonly struct QuotientMap(double divisor) : IMap1
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TElement Invoke<TElement>(TElement x)
            where TElement : struct, IElement<TElement> => x / TElement.Constant(divisor);
    }

    private readonly struct DifferenceMap(double subtrahend) : IMap1
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TElement Invoke<TElement>(TElement x)
            where TElement : struct, IElement<TElement> => x - TElement.Constant(subtrahend);
    }
}
