using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
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

    /// <summary>The elements themselves, to read, in row-major order.</summary>
    /// <exception cref="InvalidOperationException">They do not lie side by side.</exception>
    public ReadOnlySpan<T> AsReadOnlySpan()
    {
        CheckContiguous(nameof(AsReadOnlySpan));
        Storage.IsEscaped = true;
        return Elements;
    }

    /// <summary>The elements themselves, to write, in row-major order.</summary>
    /// <remarks>Counts as a change in place when it is called; what is written later, the tape's checks do not see.</remarks>
    /// <exception cref="InvalidOperationException">They do not lie side by side, or the tensor requires gradients: take <c>Detach()</c> or <c>AsReadOnlySpan()</c> of it.</exception>
    public Span<T> AsSpan()
    {
        BeginWriting(nameof(AsSpan));
        return Elements;
    }

    /// <summary>The elements themselves, to write, in row-major order.</summary>
    /// <remarks>Counts as a change in place when it is called; what is written later, the tape's checks do not see.</remarks>
    /// <exception cref="InvalidOperationException">They do not lie side by side, or the tensor requires gradients: take <c>Detach()</c> of it.</exception>
    public Memory<T> AsMemory()
    {
        BeginWriting(nameof(AsMemory));
        return Unsafe.As<Storage<T>>(Storage).Memory.Slice(Offset, Count);
    }

    /// <summary>The elements themselves, to read, with their strides; a number as a vector of one.</summary>
    public ReadOnlyTensorSpan<T> AsReadOnlyTensorSpan()
    {
        Storage.IsEscaped = true;
        var (lengths, strides) = TensorSpanShape();
        return new ReadOnlyTensorSpan<T>(TensorSpanElements(), lengths, strides);
    }

    /// <summary>The elements themselves, to write, with their strides; a number as a vector of one.</summary>
    /// <remarks>Counts as a change in place when it is called; what is written later, the tape's checks do not see.</remarks>
    /// <exception cref="InvalidOperationException">The tensor requires gradients, or is expanded, so that elements share a place: take <c>Detach()</c>, or <c>Clone()</c> it.</exception>
    public TensorSpan<T> AsTensorSpan()
    {
        _ = InPlaceWrite.Begin(this, nameof(AsTensorSpan));
        RefuseHistory(nameof(AsTensorSpan));
        Storage.IsEscaped = true;
        Storage.Version++;
        var (lengths, strides) = TensorSpanShape();
        return new TensorSpan<T>(TensorSpanElements(), lengths, strides);
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

    private void BeginWriting(string operation)
    {
        CheckContiguous(operation);
        RefuseHistory(operation);
        Storage.IsEscaped = true;
        Storage.Version++;
    }

    private void CheckContiguous(string operation)
    {
        if (!IsContiguous)
            throw new InvalidOperationException($"{operation}: the elements of the tensor of shape {Layout} do not lie side by side. Use Contiguous() first, which copies them.");
    }

    private void RefuseHistory(string operation)
    {
        if (RequiresGrad)
            throw new InvalidOperationException($"{operation}: the tensor of shape {Layout} requires gradients, and the tape would not see what is written. Use Detach().{operation}(), or AsReadOnly{operation[2..]}() to read.");
    }

    /// <summary>The elements from the first on; there, a shape without elements needs room for one.</summary>
    private Span<T> TensorSpanElements() => Count == 0 ? new T[1] : Buffer[Offset..];

    private (nint[] Lengths, nint[] Strides) TensorSpanShape()
    {
        if (Rank == 0)
            return ([1], [0]);
        var strides = new nint[Rank];
        for (var d = 0; d < strides.Length; d++)
        {
            // There, a dimension along which there is no step has stride 0.
            strides[d] = Layout.Sizes[d] == 1 || Count == 0 ? 0 : Layout.Strides[d];
        }

        return (Array.ConvertAll(Layout.Sizes, static size => (nint)size), strides);
    }
}

/// <content>From the tensors of System.Numerics.</content>
public abstract partial class Tensor
{
    /// <summary>A tensor of the elements of a span with dimensions, copied.</summary>
    /// <exception cref="ArgumentException">It has too many elements.</exception>
    public static Tensor<T> Create<T>(in ReadOnlyTensorSpan<T> values)
        where T : unmanaged
    {
        var sizes = new int[values.Rank];
        for (var d = 0; d < sizes.Length; d++)
            sizes[d] = checked((int)values.Lengths[d]);
        var result = Empty<T>(sizes);
        values.FlattenTo(result.Elements);
        return result;
    }
}
