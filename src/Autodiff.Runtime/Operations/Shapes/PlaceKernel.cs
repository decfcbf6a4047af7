namespace Autodiff.Internal;

/// <summary>Reads and writes single elements at listed places, counted in row-major order or in the buffer; off the tape.</summary>
internal static class PlaceKernel
{
    /// <summary>The places of a shape's elements by strides, in the order of its elements.</summary>
    public static Tensor<int> Walk(ReadOnlySpan<int> sizes, ReadOnlySpan<nint> strides)
    {
        var result = Tensor<int>.Allocate(Layout.Contiguous(sizes));
        if (result.Count == 0)
            return result;
        var places = result.Elements;
        places[0] = 0;
        var filled = 1;
        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            for (var i = 1; i < sizes[d]; i++)
            {
                var shift = (int)(i * strides[d]);
                var next = places.Slice(i * filled, filled);
                for (var j = 0; j < next.Length; j++)
                    next[j] = places[j] + shift;
            }

            filled *= sizes[d];
        }

        return result;
    }

    /// <summary>Adds to each place an index, repeated to the shape of the places, times its stride.</summary>
    public static void Shift(Tensor<int> places, Tensor<int> index, nint stride)
    {
        ReadOnlySpan<int> indices = index.ExpandTo(places.Layout).Contiguous().Elements;
        var all = places.Elements;
        for (var i = 0; i < all.Length; i++)
            all[i] += (int)(indices[i] * stride);
    }

    /// <summary><c>result[i] = x[places[i]]</c>.</summary>
    public static void Read<T>(ReadOnlySpan<T> x, ReadOnlySpan<int> places, Span<T> result)
        where T : unmanaged
    {
        for (var i = 0; i < places.Length; i++)
            result[i] = x[places[i]];
    }

    /// <summary><c>x[places[i]] = elements[i]</c>, one after the other.</summary>
    public static void Write<T>(Span<T> x, ReadOnlySpan<int> places, ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        for (var i = 0; i < places.Length; i++)
            x[places[i]] = elements[i];
    }

    /// <summary><c>x[places[i]] += elements[i]</c>, one after the other.</summary>
    public static void Add<T>(Span<T> x, ReadOnlySpan<int> places, ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        for (var i = 0; i < places.Length; i++)
            x[places[i]] = ElementSum.Of(x[places[i]], elements[i]);
    }
}
