using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Labels, counts and places in order.</content>
public static partial class TensorOperations
{
    /// <summary>For each label a vector of zeros with a 1 at its place, as a new last dimension.</summary>
    /// <param name="labels">Labels from 0 on.</param>
    /// <param name="numClasses">The length of the vectors; one more than the largest label if it is -1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is out of range.</exception>
    /// <exception cref="ArgumentException">There is no label to take the length from.</exception>
    public static Tensor<long> OneHot<TIndex>(this Tensor<TIndex> labels, int numClasses = -1)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(numClasses, -1);
        if (numClasses == -1 && labels.Count == 0)
            throw new ArgumentException($"OneHot: the tensor of shape {labels.Layout} has no labels to take the number of classes from.", nameof(labels));
        var classes = IndexList.Of(labels, labels.Rank, numClasses == -1 ? int.MaxValue : numClasses, nameof(OneHot)).Elements;
        if (numClasses == -1)
        {
            foreach (var label in classes)
                numClasses = Math.Max(numClasses, label + 1);
        }

        var result = Tensor.Zeros<long>([.. labels.Layout.Sizes, numClasses]);
        var elements = result.Elements;
        for (var i = 0; i < classes.Length; i++)
            elements[i * numClasses + classes[i]] = 1;
        return result;
    }

    /// <summary>How often each number occurs: element i of the result counts those that are i.</summary>
    /// <param name="x">A vector of numbers from 0 on.</param>
    /// <param name="minLength">The least length of the result.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="ArgumentException">The tensor is no vector.</exception>
    public static Tensor<long> Bincount<TIndex>(this Tensor<TIndex> x, int minLength = 0)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Bincount(Tensor.Ones<long>(x.Layout.Sizes), minLength);
    }

    /// <summary>The sum of the weights of each number: element i of the result adds those of the numbers that are i.</summary>
    /// <param name="x">A vector of numbers from 0 on.</param>
    /// <param name="weights">As many; gradients flow to them.</param>
    /// <param name="minLength">The least length of the result.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="ArgumentException">The tensors are no vectors of one length.</exception>
    public static Tensor<T> Bincount<TIndex, T>(this Tensor<TIndex> x, Tensor<T> weights, int minLength = 0)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNegative(minLength);
        if (x.Rank != 1 || weights.Rank != 1 || weights.Count != x.Count)
            throw new ArgumentException($"Bincount: vectors of one length are needed, not the shapes {x.Layout} and {weights.Layout}.", nameof(x));
        var numbers = IndexList.Of(x, 0, int.MaxValue, nameof(Bincount));
        var length = minLength;
        foreach (var number in numbers.Elements)
            length = Math.Max(length, number + 1);
        return Rows.Embed(weights, 0, numbers, [length]);
    }

    /// <summary>Where values would be inserted into ascending sequences to keep their order.</summary>
    /// <param name="sortedSequence">A vector, or rows: one for each row of values.</param>
    /// <param name="values">The values.</param>
    /// <param name="right">After equal elements instead of before them.</param>
    /// <returns>Places, in the shape of the values.</returns>
    /// <exception cref="ArgumentException">The sequence is no vector, and its shape differs from that of the values elsewhere than in the last dimension.</exception>
    public static Tensor<long> SearchSorted<T>(this Tensor<T> sortedSequence, Tensor<T> values, bool right = false)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(sortedSequence);
        ArgumentNullException.ThrowIfNull(values);
        var isVector = sortedSequence.Rank == 1;
        if (!isVector && (sortedSequence.Rank != values.Rank || values.Rank == 0
            || !sortedSequence.Layout.Sizes.AsSpan()[..^1].SequenceEqual(values.Layout.Sizes.AsSpan()[..^1])))
        {
            throw new ArgumentException($"SearchSorted: the sequence of shape {sortedSequence.Layout} is neither a vector nor of rows for the values of shape {values.Layout}.", nameof(sortedSequence));
        }

        var result = Tensor<long>.Allocate(values.RowMajorLayout);
        var places = result.Elements;
        ReadOnlySpan<T> all = ElementPlaces.Dense(sortedSequence), wanted = ElementPlaces.Dense(values);
        int length = sortedSequence.Layout.Sizes[^1], width = isVector ? 0 : values.Layout.Sizes[^1];
        for (var i = 0; i < wanted.Length; i++)
        {
            var sequence = isVector ? all : all.Slice(i / width * length, length);
            int low = 0, high = length;
            while (low < high)
            {
                // NaN comes after all numbers.
                var middle = (low + high) / 2;
                var comes = right ? !IsLess(wanted[i], sequence[middle]) : IsLess(sequence[middle], wanted[i]);
                (low, high) = comes ? (middle + 1, high) : (low, middle);
            }

            places[i] = low;
        }

        return result;

        static bool IsLess(T x, T y) => x < y || (T.IsNaN(y) && !T.IsNaN(x));
    }
}
