namespace Autodiff.Internal;

/// <summary>
/// Single elements of a tensor at listed places, counted in row-major order, and the transpose, which adds them up in their
/// places: what gathering, sorting and indexing by tensors come down to.
/// </summary>
internal static class ElementPlaces
{
    /// <summary>The elements at the places, in the shape of the list.</summary>
    public static Tensor<T> Select<T>(Tensor<T> x, Tensor<int> places, string name)
        where T : unmanaged
    {
        var result = Tensor<T>.Allocate(places.Layout);
        PlaceKernel.Read((x.IsContiguous ? x : x.Copy()).Elements, places.Elements, result.Elements);
        return Recorder.Tracks(x) ? Recorder.Record(new PlacesNode<T>(x, places, name), x, result) : result;
    }

    /// <summary>A tensor that is zero but for the elements at the places; those of the same place are added.</summary>
    public static Tensor<T> Embed<T>(Tensor<T> elements, Tensor<int> places, int[] sizes, string name)
        where T : unmanaged
    {
        var result = Tensor<T>.Full(sizes, default);
        PlaceKernel.Add(result.Elements, places.Elements, Dense(elements));
        return Recorder.Tracks(elements) ? Recorder.Record(new EmbeddedPlacesNode<T>(places, sizes, name), elements, result) : result;
    }

    /// <summary>A tensor with elements added at the places.</summary>
    public static Tensor<T> Add<T>(Tensor<T> x, Tensor<int> places, Tensor<T> elements, string name)
        where T : unmanaged
    {
        var result = x.Copy();
        PlaceKernel.Add(result.Elements, places.Elements, Dense(elements));
        return Recorder.Tracks(x, elements) ? Recorder.Record(new AddedPlacesNode<T>(x, places, name), x, elements, result) : result;
    }

    /// <summary>A tensor with elements at the places replaced; of several at one place the last counts.</summary>
    public static Tensor<T> Set<T>(Tensor<T> x, Tensor<int> places, Tensor<T> elements, string name)
        where T : unmanaged
    {
        var result = x.Copy();
        PlaceKernel.Write(result.Elements, places.Elements, Dense(elements));
        return Recorder.Tracks(x, elements) ? Recorder.Record(new SetPlacesNode<T>(x, places, name), x, elements, result) : result;
    }

    /// <summary>The places of the parts at listed indices of a dimension, by the strides of a layout.</summary>
    public static Tensor<int> OfRows(Layout x, int dim, Tensor<int> index)
    {
        var places = PlaceKernel.Walk(Rows.SizesOf(x.Sizes, dim, index.Count), StridesWithout(x, dim));
        PlaceKernel.Shift(places, index.Reshape([index.Count, .. Enumerable.Repeat(1, x.Rank - 1 - dim)]), x.Strides[dim]);
        return places;
    }

    /// <summary>The places at an index along a dimension for each element, by the strides of a layout.</summary>
    public static Tensor<int> OfGather(Layout x, int dim, Tensor<int> index)
    {
        if (index.Count == 0 || x.Rank == 0)
            return Tensor<int>.Full(index.Layout.Sizes, 0);
        var places = PlaceKernel.Walk(index.Layout.Sizes, StridesWithout(x, dim));
        PlaceKernel.Shift(places, index, x.Strides[dim]);
        return places;
    }

    /// <summary>1 for each element in the list that is the last for its place, else 0; null if all are.</summary>
    public static Tensor<T>? LastOnes<T>(Tensor<int> places, int count)
        where T : unmanaged
    {
        var last = new int[count];
        ReadOnlySpan<int> all = places.Elements;
        var repeated = false;
        for (var i = 0; i < all.Length; i++)
        {
            repeated |= last[all[i]] != 0;
            last[all[i]] = i + 1;
        }

        if (!repeated)
            return null;
        var result = Tensor<T>.Full(places.Layout.Sizes, default);
        var mask = result.Elements;
        foreach (var i in last)
        {
            if (i != 0)
                mask[i - 1] = Number.One<T>();
        }

        return result;
    }

    /// <summary>The elements side by side.</summary>
    public static ReadOnlySpan<T> Dense<T>(Tensor<T> x)
        where T : unmanaged => (x.IsContiguous ? x : x.Copy()).Elements;

    private static nint[] StridesWithout(Layout x, int dim)
    {
        nint[] strides = [.. x.Strides];
        strides[dim] = 0;
        return strides;
    }
}

/// <summary>Elements at listed places, recorded.</summary>
internal sealed class PlacesNode<T> : ViewNode<T>
    where T : unmanaged
{
    public PlacesNode(Tensor<T> x, Tensor<int> places, string name)
        : base(x)
    {
        Name = name;
        Save(places);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => ElementPlaces.Embed(cotangent, Saved<int>(0), Source.Sizes, Name);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => ElementPlaces.Select(tangent, Saved<int>(0), Name);
}

/// <summary>Elements at listed places in a tensor of zeros, recorded.</summary>
internal sealed class EmbeddedPlacesNode<T> : Node1<T>
    where T : unmanaged
{
    private readonly int[] _sizes;

    public EmbeddedPlacesNode(Tensor<int> places, int[] sizes, string name)
    {
        _sizes = sizes;
        Name = name;
        Save(places);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => ElementPlaces.Select(cotangent, Saved<int>(0), Name);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => ElementPlaces.Embed(tangent, Saved<int>(0), _sizes, Name);
}

/// <summary>Elements added at listed places, recorded.</summary>
internal sealed class AddedPlacesNode<T> : Node2<T>
    where T : unmanaged
{
    private readonly int[] _sizes;

    public AddedPlacesNode(Tensor<T> x, Tensor<int> places, string name)
    {
        _sizes = x.Layout.Sizes;
        Name = name;
        Save(places);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Tensor<T> VjpFirst(Tensor<T> cotangent) => cotangent;

    /// <inheritdoc/>
    public override Tensor<T> VjpSecond(Tensor<T> cotangent) => ElementPlaces.Select(cotangent, Saved<int>(0), Name);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T>? xTangent, Tensor<T>? yTangent) =>
        yTangent == null ? xTangent!
        : xTangent == null ? ElementPlaces.Embed(yTangent, Saved<int>(0), _sizes, Name)
        : ElementPlaces.Add(xTangent, Saved<int>(0), yTangent, Name);
}

/// <summary>Elements replaced at listed places, recorded: what was there, and what was written over again, has no derivative.</summary>
internal sealed class SetPlacesNode<T> : Node2<T>
    where T : unmanaged
{
    private readonly Layout _x;

    public SetPlacesNode(Tensor<T> x, Tensor<int> places, string name)
    {
        _x = x.Layout;
        Name = name;
        Save(places);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Tensor<T> VjpFirst(Tensor<T> cotangent) => ElementPlaces.Set(cotangent, Saved<int>(0), Zeros(Saved<int>(0).Layout), Name);

    /// <inheritdoc/>
    public override Tensor<T> VjpSecond(Tensor<T> cotangent)
    {
        var places = Saved<int>(0);
        var picked = ElementPlaces.Select(cotangent, places, Name);
        return ElementPlaces.LastOnes<T>(places, _x.Count) is { } mask ? Selection.Apply(mask, picked, Tensor<T>.Scalar(default)) : picked;
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T>? xTangent, Tensor<T>? yTangent) =>
        ElementPlaces.Set(xTangent ?? Zeros(_x), Saved<int>(0), yTangent ?? Zeros(Saved<int>(0).Layout), Name);

    private static Tensor<T> Zeros(Layout layout) => Tensor<T>.Full(layout.Sizes, default);
}
