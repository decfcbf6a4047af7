using System.Numerics;

namespace Autodiff.Internal;

/// <summary>Reductions of tensors of whole numbers and truth values; they have no derivatives.</summary>
internal static class WholeReduction
{
    /// <summary>Folds the elements along the marked dimensions.</summary>
    public static Tensor<TResult> Fold<T, TResult>(Tensor<T> x, bool[] mask, bool keepDim, TResult start, Func<TResult, T, TResult> step)
        where T : unmanaged
        where TResult : unmanaged
    {
        var result = Tensor<TResult>.Allocate(Reduce.ResultLayout(x.Layout, mask, keepDim));
        var elements = Lines.Dense(Reduce.MoveToEnd(x, mask));
        var length = Reduce.CountOf(x.Layout, mask);
        var results = result.Elements;
        for (var i = 0; i < results.Length; i++)
        {
            var folded = start;
            foreach (var element in elements.Slice(i * length, length))
                folded = step(folded, element);
            results[i] = folded;
        }

        return result;
    }

    /// <summary>The largest or smallest along the marked dimensions, which have elements.</summary>
    public static Tensor<T> Extreme<T>(Tensor<T> x, bool[] mask, bool keepDim, bool largest)
        where T : unmanaged, INumber<T>
    {
        var result = Tensor<T>.Allocate(Reduce.ResultLayout(x.Layout, mask, keepDim));
        var elements = Lines.Dense(Reduce.MoveToEnd(x, mask));
        var length = Reduce.CountOf(x.Layout, mask);
        var results = result.Elements;
        for (var i = 0; i < results.Length; i++)
            results[i] = elements[i * length + IndexOf(elements.Slice(i * length, length), largest)];
        return result;
    }

    /// <summary>The index of the first extreme of each row.</summary>
    public static void IndicesOf<T>(ReadOnlySpan<T> rows, int length, Span<long> result, bool largest)
        where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < result.Length; i++)
            result[i] = IndexOf(rows.Slice(i * length, length), largest);
    }

    private static int IndexOf<T>(ReadOnlySpan<T> row, bool largest)
        where T : unmanaged, INumber<T>
    {
        var index = 0;
        for (var i = 1; i < row.Length; i++)
        {
            if (largest ? row[i] > row[index] : row[i] < row[index])
                index = i;
        }

        return index;
    }
}
