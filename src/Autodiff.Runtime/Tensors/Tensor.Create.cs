using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Creation of given elements.</content>
public abstract partial class Tensor
{
    /// <summary>A single number as a tensor without dimensions.</summary>
    public static Tensor<T> Create<T>(T value)
        where T : unmanaged => Tensor<T>.Scalar(value);

    /// <summary>A vector of these elements, copied: <c>Tensor.Create&lt;float&gt;([1, 2, 3])</c>.</summary>
    [OverloadResolutionPriority(3)]
    public static Tensor<T> Create<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Create(values, [values.Length]);

    /// <summary>A matrix of these rows, copied: <c>Tensor.Create&lt;float&gt;([[1, 2], [3, 4]])</c>.</summary>
    /// <exception cref="ArgumentException">The rows differ in length, or one is null.</exception>
    [OverloadResolutionPriority(2)]
    public static Tensor<T> Create<T>(ReadOnlySpan<T[]> values)
        where T : unmanaged => new NestedElements<T>(2).Read(values.ToArray());

    /// <summary>A tensor of three dimensions of these elements, copied.</summary>
    /// <exception cref="ArgumentException">The arrays of one level differ in length, or one is null.</exception>
    [OverloadResolutionPriority(1)]
    public static Tensor<T> Create<T>(ReadOnlySpan<T[][]> values)
        where T : unmanaged => new NestedElements<T>(3).Read(values.ToArray());

    /// <summary>A tensor of four dimensions of these elements, copied.</summary>
    /// <exception cref="ArgumentException">The arrays of one level differ in length, or one is null.</exception>
    public static Tensor<T> Create<T>(ReadOnlySpan<T[][][]> values)
        where T : unmanaged => new NestedElements<T>(4).Read(values.ToArray());

    /// <summary>A matrix of these elements, copied.</summary>
    public static Tensor<T> Create<T>(T[,] values)
        where T : unmanaged => CreateFrom<T>(values);

    /// <summary>A tensor of three dimensions of these elements, copied.</summary>
    public static Tensor<T> Create<T>(T[,,] values)
        where T : unmanaged => CreateFrom<T>(values);

    /// <summary>A tensor of four dimensions of these elements, copied.</summary>
    public static Tensor<T> Create<T>(T[,,,] values)
        where T : unmanaged => CreateFrom<T>(values);

    /// <summary>A tensor of these elements in row-major order, copied.</summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static Tensor<T> Create<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        var layout = Layout.Contiguous(shape);
        if (layout.Count != values.Length)
            throw new ArgumentException($"Tensor.Create: the shape {layout} has {layout.Count} elements, but {values.Length} are given.", nameof(shape));
        var result = Tensor<T>.Allocate(layout);
        values.CopyTo(result.Elements);
        return result;
    }

    /// <summary>A tensor on an array, without copying: both see each other's changes.</summary>
    /// <remarks>A change of the array is not seen by the tape's checks: do not change what a graph still needs.</remarks>
    /// <param name="array">The elements in row-major order.</param>
    /// <param name="shape">The sizes; a vector if there are none.</param>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static Tensor<T> FromArray<T>(T[] array, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        return new Tensor<T>(LayoutFor(array.Length, shape, nameof(FromArray)), new Storage<T>(array) { IsEscaped = true });
    }

    /// <summary>A tensor on memory, without copying: both see each other's changes.</summary>
    /// <remarks>A change of the memory is not seen by the tape's checks: do not change what a graph still needs.</remarks>
    /// <param name="memory">The elements in row-major order.</param>
    /// <param name="shape">The sizes; a vector if there are none.</param>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static Tensor<T> FromMemory<T>(Memory<T> memory, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        var layout = LayoutFor(memory.Length, shape, nameof(FromMemory));
        return MemoryMarshal.TryGetArray<T>(memory, out var segment)
            ? new Tensor<T>(layout, new Storage<T>(segment.Array) { IsEscaped = true }, segment.Offset)
            : new Tensor<T>(layout, new ForeignStorage<T>(memory));
    }

    private static Layout LayoutFor(int count, ReadOnlySpan<int> shape, string operation)
    {
        var layout = Layout.Contiguous(shape.IsEmpty ? [count] : shape);
        return layout.Count == count
            ? layout
            : throw new ArgumentException($"{operation}: the shape {layout} has {layout.Count} elements, but {count} are given.", nameof(shape));
    }

    private static Tensor<T> CreateFrom<T>(Array values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        var sizes = new int[values.Rank];
        for (var d = 0; d < sizes.Length; d++)
            sizes[d] = values.GetLength(d);
        return Create<T>(MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length), sizes);
    }
}
