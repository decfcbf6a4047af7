namespace Autodiff.Internal;

/// <summary>Elements of a tensor replaced in place.</summary>
internal static class Assignment
{
    /// <summary>Replaces all elements of a tensor, which may be a view.</summary>
    /// <exception cref="ArgumentException">The value does not broadcast.</exception>
    /// <exception cref="InvalidOperationException">The tensor must not be changed in place.</exception>
    public static Tensor<T> Apply<T>(Tensor<T> target, Tensor<T> value, string name)
        where T : unmanaged => target.CopyFrom_(ToShape(value, target.Layout, name));

    /// <summary>Replaces, or adds to, the elements at listed places.</summary>
    /// <param name="target">The tensor, which may be a view.</param>
    /// <param name="placesOf">The places by the strides of a layout.</param>
    /// <param name="value">One element for each place, or a tensor that broadcasts to them.</param>
    /// <param name="accumulate">Adds instead of replacing.</param>
    /// <param name="name">The operation, for errors.</param>
    /// <param name="nodeName">The name of the node.</param>
    /// <exception cref="ArgumentException">The value does not broadcast.</exception>
    /// <exception cref="InvalidOperationException">The tensor must not be changed in place.</exception>
    public static Tensor<T> ApplyAt<T>(
        Tensor<T> target, Func<Layout, Tensor<int>> placesOf, Tensor<T> value, bool accumulate, string name, string nodeName)
        where T : unmanaged
    {
        var places = placesOf(target.Layout);
        value = ToShape(value, places.Layout, name);
        var write = InPlaceWrite.Begin(target, name);
        Node2<T>? node = null;
        if (Recorder.Tracks(target, value))
        {
            var dense = target.IsContiguous ? places : placesOf(Layout.Contiguous(target.Layout.Sizes));
            node = accumulate ? new AddedPlacesNode<T>(target, dense, nodeName) : new SetPlacesNode<T>(target, dense, nodeName);
        }

        var elements = ElementPlaces.Dense(Apart(value, target));
        if (accumulate)
            PlaceKernel.Add(target.Buffer[target.Offset..], places.Elements, elements);
        else
            PlaceKernel.Write(target.Buffer[target.Offset..], places.Elements, elements);
        return write.End(node, target, value, -1);
    }

    /// <summary>A value repeated to a shape; dimensions of size 1 in front of it are dropped.</summary>
    private static Tensor<T> ToShape<T>(Tensor<T> value, Layout target, string name)
        where T : unmanaged
    {
        var original = value.Layout;
        while (value.Rank > target.Rank && value.Layout.Sizes[0] == 1)
            value = value.Select(0, 0);
        if (!Broadcast.Fits(value.Layout, target))
            throw new ArgumentException($"{name}: a tensor of shape {original} does not broadcast to the shape {target} of the elements that are assigned.", nameof(value));
        return value.ExpandTo(target);
    }

    private static Tensor<T> Apart<T>(Tensor<T> value, Tensor<T> target)
        where T : unmanaged => value.Storage == target.Storage ? value.Copy() : value;
}
