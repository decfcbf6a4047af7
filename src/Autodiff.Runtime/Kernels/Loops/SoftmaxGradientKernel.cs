using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// The cotangent of softmax's argument from its result y and the result's cotangent g: <c>y (g - sum(g y))</c>, or of the
/// log-softmax, <c>g - exp(y) sum(g)</c>, for each row.
/// </summary>
internal readonly ref struct SoftmaxGradientKernel<T>(
    ReadOnlySpan<T> y, ReadOnlySpan<T> g, int rows, int columns, Span<T> result, bool isLog) : ILaneKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _y = y;
    private readonly ReadOnlySpan<T> _g = g;
    private readonly Span<T> _result = MatrixShape.CheckSame(g, MatrixShape.CheckSame(y, result, rows, columns), rows, columns);

    /// <inheritdoc/>
    public unsafe void Run<TLane, TScalar>()
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        fixed (T* y = _y)
        fixed (T* g = _g)
        fixed (T* result = _result)
        {
            var rowsAPiece = MatrixShape.RowsAPiece(columns);
            WorkSharing.Run((rows + rowsAPiece - 1) / rowsAPiece, new Body<TLane, TScalar>(y, g, rows, columns, result, isLog, rowsAPiece));
        }
    }

    /// <summary>Computes some of the rows.</summary>
    private readonly unsafe struct Body<TLane, TScalar>(T* y, T* g, int rows, int columns, T* result, bool isLog, int rowsAPiece)
        : IWorkBody
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        public void Invoke(int index)
        {
            var end = Math.Min(rows, (index + 1) * rowsAPiece);
            for (var row = index * rowsAPiece; row < end; row++)
            {
                var start = (nint)row * columns;
                if (isLog)
                {
                    var sum = ReductionTree<T, TLane, TScalar, SumReducer>.Reduce(g + start, columns);
                    Run(y + start, g + start, result + start, columns, new LogGradientBody(-double.CreateTruncating(sum)));
                }
                else
                {
                    Map(y + start, g + start, result + start, columns, new GradientMap(double.CreateTruncating(Dot(y + start, g + start))));
                }
            }
        }

        [SkipLocalsInit]
        private T Dot(T* y, T* g)
        {
            var buffer = stackalloc T[ReductionTree<T, TLane, TScalar, SumReducer>.Block];
            var tree = new ReductionStack<T, TScalar, SumReducer>();
            for (var start = 0; start < columns; start += ReductionTree<T, TLane, TScalar, SumReducer>.Block)
            {
                var count = Math.Min(columns - start, ReductionTree<T, TLane, TScalar, SumReducer>.Block);
                Map(y + start, g + start, buffer, count, default(ProductMap));
                tree.Push(ReductionTree<T, TLane, TScalar, SumReducer>.Leaf(buffer, count));
            }

            return columns == 0 ? T.Zero : tree.Root();
        }

        private static void Map<TMap>(T* x, T* y, T* z, int count, TMap map)
            where TMap : struct, IMap2 => Run(x, y, z, count, new Map2Body<TMap>(map));

        private static void Run<TBody>(T* x, T* y, T* z, int count, TBody body)
            where TBody : struct, IFusedBody
        {
            var rows = stackalloc T*[3];
            rows[0] = x;
            rows[1] = y;
            rows[2] = z;
            var masks = stackalloc nint[3];
            masks[0] = masks[1] = masks[2] = -1;
            FusedLoop<T, TLane, TBody>.Run(rows, masks, count, body);
        }
    }

    private readonly struct ProductMap : IMap2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TElement Invoke<TElement>(TElement x, TElement y)
            where TElement : struct, IElement<TElement> => x * y;
    }

    private readonly struct GradientMap(double dot) : IMap2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TElement Invoke<TElement>(TElement x, TElement y)
            where TElement : struct, IElement<TElement> => x * (y - TElement.Constant(dot));
    }

    private readonly struct LogGradientBody(double minusSum) : IFusedBody
    {
        public static int Inputs => 2;

        public static int Results => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TLane, TNumber>(Cursor<TNumber> at)
            where TLane : unmanaged, ILane<TLane, TNumber>
            where TNumber : unmanaged =>
            at.Store(2, TLane.FusedMultiplyAdd(TLane.Exp(at.Load<TLane>(0)), TLane.Constant(minusSum), at.Load<TLane>(1)));
    }
}
