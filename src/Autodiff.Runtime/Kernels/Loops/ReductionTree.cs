using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// Reduces numbers that lie side by side, in an order that depends on their count alone. A block of 1,024 is reduced in
/// 256 bytes of accumulators, element i of the block in accumulator i modulo their number; the accumulators are folded in
/// halves; the blocks are the leaves of a binary tree.
/// </summary>
/// <remarks>So the result has the same bits for every width of lane, and for every way to share the blocks.</remarks>
internal static unsafe class ReductionTree<T, TLane, TScalar, TReducer>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLane : unmanaged, ILane<TLane, T>
    where TScalar : unmanaged, ILane<TScalar, T>
    where TReducer : struct, IReducer
{
    /// <summary>How many numbers a leaf has; the last one may have less.</summary>
    public const int Block = 1024;

    private const int AccumulatorBytes = 256;

    /// <summary>The number that changes nothing.</summary>
    public static T Identity
    {
        get
        {
            T value;
            TScalar.Store(&value, TReducer.Identity<TScalar>());
            return value;
        }
    }

    private static int Accumulators => AccumulatorBytes / sizeof(T);

    /// <summary>Reduces them all.</summary>
    public static T Reduce(T* x, nint count)
    {
        if (count <= Block)
            return Leaf(x, (int)count);
        var tree = new ReductionStack<T, TScalar, TReducer>();
        for (nint start = 0; start < count; start += Block)
            tree.Push(Leaf(x + start, (int)Math.Min(Block, count - start)));
        return tree.Root();
    }

    /// <summary>Reduces at most <see cref="Block"/> numbers.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Leaf(T* x, int count)
    {
        var accumulators = stackalloc T[AccumulatorBytes / sizeof(float)];
        var width = Accumulators;
        if (count < width)
        {
            Fill(accumulators, x, count);
            return Fold(accumulators);
        }

        var whole = count - count % width;
        if (TLane.Count * 4 == width)
            FourLanes(x, whole, accumulators);
        else
            AnyLanes(x, whole, accumulators);
        if (whole != count)
        {
            var last = stackalloc T[AccumulatorBytes / sizeof(float)];
            Fill(last, x + whole, count - whole);
            for (var i = 0; i < width; i += TLane.Count)
                TLane.Store(accumulators + i, TReducer.Combine(TLane.Load(accumulators + i), TLane.Load(last + i)));
        }

        return Fold(accumulators);
    }

    private static void FourLanes(T* x, int count, T* accumulators)
    {
        var first = TLane.Load(x);
        var second = TLane.Load(x + TLane.Count);
        var third = TLane.Load(x + 2 * TLane.Count);
        var fourth = TLane.Load(x + 3 * TLane.Count);
        for (var i = 4 * TLane.Count; i < count; i += 4 * TLane.Count)
        {
            first = TReducer.Combine(first, TLane.Load(x + i));
            second = TReducer.Combine(second, TLane.Load(x + i + TLane.Count));
            third = TReducer.Combine(third, TLane.Load(x + i + 2 * TLane.Count));
            fourth = TReducer.Combine(fourth, TLane.Load(x + i + 3 * TLane.Count));
        }

        TLane.Store(accumulators, first);
        TLane.Store(accumulators + TLane.Count, second);
        TLane.Store(accumulators + 2 * TLane.Count, third);
        TLane.Store(accumulators + 3 * TLane.Count, fourth);
    }

    private static void AnyLanes(T* x, int count, T* accumulators)
    {
        // One after the other in registers: the lanes of narrower machines are too many for all of them at once.
        var width = Accumulators;
        for (var at = 0; at < width; at += TLane.Count)
        {
            var accumulator = TLane.Load(x + at);
            for (var i = at + width; i < count; i += width)
                accumulator = TReducer.Combine(accumulator, TLane.Load(x + i));
            TLane.Store(accumulators + at, accumulator);
        }
    }

    /// <summary>Fewer numbers than accumulators, and the identity behind them.</summary>
    private static void Fill(T* accumulators, T* x, int count)
    {
        new ReadOnlySpan<T>(x, count).CopyTo(new Span<T>(accumulators, count));
        new Span<T>(accumulators + count, Accumulators - count).Fill(Identity);
    }

    /// <summary>Folds the accumulators, the second half onto the first.</summary>
    private static T Fold(T* accumulators)
    {
        var width = Accumulators / 2;
        for (; width >= TLane.Count; width /= 2)
        {
            for (var i = 0; i < width; i += TLane.Count)
                TLane.Store(accumulators + i, TReducer.Combine(TLane.Load(accumulators + i), TLane.Load(accumulators + i + width)));
        }

        for (; width > 0; width /= 2)
        {
            for (var i = 0; i < width; i++)
                TScalar.Store(accumulators + i, TReducer.Combine(TScalar.Load(accumulators + i), TScalar.Load(accumulators + i + width)));
        }

        return *accumulators;
    }
}
