using Autodiff.Internal;

namespace Autodiff;

/// <content>Elements in and out.</content>
public sealed partial class Tensor<T>
{
    /// <summary>The one element.</summary>
    /// <exception cref="InvalidOperationException">The tensor does not have exactly one element.</exception>
    public T Item()
    {
        if (Count != 1)
            throw new InvalidOperationException($"Item: the tensor of shape {Layout} has {Count} elements, not one.");
        return Buffer[Offset];
    }

    /// <summary>A copy of the elements in row-major order.</summary>
    public T[] ToArray()
    {
        var array = GC.AllocateUninitializedArray<T>(Count);
        CopyTo(array);
        return array;
    }

    /// <summary>Copies the elements in row-major order.</summary>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void CopyTo(Span<T> destination)
    {
        if (destination.Length < Count)
            throw new ArgumentException($"CopyTo: the tensor of shape {Layout} has {Count} elements; the destination has room for {destination.Length}.", nameof(destination));
        (IsContiguous ? this : Copy()).Elements.CopyTo(destination);
    }

    /// <summary>A tensor without dimensions.</summary>
    internal static Tensor<T> Scalar(T value)
    {
        var result = Allocate(Layout.Scalar);
        result.Elements[0] = value;
        return result;
    }

    /// <summary>The same number everywhere.</summary>
    internal static Tensor<T> Full(ReadOnlySpan<int> shape, T value)
    {
        var result = Allocate(Layout.Contiguous(shape));
        result.Elements.Fill(value);
        return result;
    }

    /// <inheritdoc/>
    internal override bool HasNaN()
    {
        if (!Number.IsReal<T>())
            return false;
        foreach (var element in (IsContiguous ? this : Copy()).Elements)
        {
            if (double.IsNaN(Number.ToDouble(element)))
                return true;
        }

        return false;
    }
}
