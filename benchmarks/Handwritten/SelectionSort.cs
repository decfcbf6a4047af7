using System.Buffers;
using Autodiff;

namespace Autodiff.Benchmarks.Handwritten;

/// <summary>A weighted sum of the elements in ascending order, sorted by selection, and its gradient.</summary>
public static partial class SelectionSort
{
    /// <summary><c>sum_i weights[i] sorted[i]</c>.</summary>
    [Differentiable(Name = "Generated")]
    public static double WeightedSum(double[] values, double[] weights)
    {
        var sorted = (double[])values.Clone();
        for (var i = 0; i < sorted.Length; i++)
        {
            var least = i;
            for (var j = i + 1; j < sorted.Length; j++)
            {
                if (sorted[j] < sorted[least]) least = j;
            }
            (sorted[i], sorted[least]) = (sorted[least], sorted[i]);
        }
        double sum = 0;
        for (var i = 0; i < sorted.Length; i++) sum += weights[i] * sorted[i];
        return sum;
    }

    /// <summary>The sum and its derivatives by values and weights.</summary>
    public static double WeightedSumValueAndGradient(
        double[] values, double[] weights, Span<double> valuesGradient, Span<double> weightsGradient)
    {
        var length = values.Length;
        var workspace = ArrayPool<double>.Shared.Rent(length);
        var exchanges = ArrayPool<int>.Shared.Rent(length);
        var sorted = workspace.AsSpan(0, length);

        // forward: whom each place was exchanged with is what the reverse sweep reads
        values.CopyTo(sorted);
        for (var i = 0; i < sorted.Length; i++)
        {
            var least = i;
            for (var j = i + 1; j < sorted.Length; j++)
            {
                if (sorted[j] < sorted[least]) least = j;
            }
            exchanges[i] = least;
            (sorted[i], sorted[least]) = (sorted[least], sorted[i]);
        }
        double sum = 0;
        for (var i = 0; i < sorted.Length; i++) sum += weights[i] * sorted[i];

        // reverse: the cotangents of what is sorted are unsorted in the place of the result
        for (var i = 0; i < sorted.Length; i++)
        {
            weightsGradient[i] = sorted[i];
            valuesGradient[i] = weights[i];
        }
        for (var i = length - 1; i >= 0; i--)
        {
            var least = exchanges[i];
            (valuesGradient[i], valuesGradient[least]) = (valuesGradient[least], valuesGradient[i]);
        }
        ArrayPool<int>.Shared.Return(exchanges);
        ArrayPool<double>.Shared.Return(workspace);
        return sum;
    }
}
