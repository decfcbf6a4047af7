using Autodiff.Internal;

namespace Autodiff;

/// <content>Where elements are not zero.</content>
public sealed partial class Tensor<T>
{
    /// <summary>The indices of the elements that are not zero, or true, one in each row of a matrix, in row-major order.</summary>
    public Tensor<long> NonZero()
    {
        ReadOnlySpan<T> elements = ElementPlaces.Dense(this);
        List<long> places = [];
        for (var i = 0; i < elements.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(elements[i], default))
                places.Add(i);
        }

        var result = Tensor<long>.Allocate(Layout.Contiguous([places.Count, Rank]));
        var rows = result.Elements;
        for (var i = 0; i < places.Count; i++)
        {
            var place = places[i];
            for (var d = Rank - 1; d >= 0; d--)
                (place, rows[i * Rank + d]) = Math.DivRem(place, Layout.Sizes[d]);
        }

        return result;
    }
}

/// <content>Where a mask is true.</content>
public abstract partial class Tensor
{
    /// <summary>The indices at which a mask is true, a vector for each dimension: <c>x[Where(mask)]</c> are the elements there.</summary>
    public static Tensor<long>[] Where(Tensor<bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return (condition.Rank == 0 ? condition.Reshape(1) : condition).NonZero().Unbind(1);
    }
}
