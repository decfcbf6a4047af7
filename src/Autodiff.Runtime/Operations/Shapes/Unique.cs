using Autodiff.Internal;

namespace Autodiff;

/// <content>Different elements.</content>
public sealed partial class Tensor<T>
{
    /// <summary>The different elements in ascending order, which of them each element is, and how often each occurs.</summary>
    /// <returns>A vector of values, their places in the shape of this tensor, and a vector of counts.</returns>
    public (Tensor<T> Values, Tensor<long> Inverse, Tensor<long> Counts) Unique()
    {
        var (sorted, order) = Detach().Reshape(-1).Sort();
        ReadOnlySpan<T> elements = sorted.Elements;
        ReadOnlySpan<long> places = order.Elements;
        List<T> values = [];
        List<long> counts = [];
        var inverse = Tensor<long>.Allocate(RowMajorLayout);
        var all = inverse.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            // NaN differs from NaN, as in PyTorch.
            var isNew = i == 0 || !EqualityComparer<T>.Default.Equals(elements[i], elements[i - 1])
                || (Number.IsReal<T>() && double.IsNaN(Number.ToDouble(elements[i])));
            if (isNew)
            {
                values.Add(elements[i]);
                counts.Add(0);
            }

            counts[^1]++;
            all[(int)places[i]] = values.Count - 1;
        }

        return (Create<T>([.. values]), inverse, Create<long>([.. counts]));
    }
}
