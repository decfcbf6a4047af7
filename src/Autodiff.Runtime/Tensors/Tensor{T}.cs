using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autodiff.Internal;

namespace Autodiff;

/// <summary>An array of numbers of one type with any number of dimensions.</summary>
/// <remarks>
/// <para>
/// <typeparamref name="T"/> is <see cref="float"/> or <see cref="double"/>, or <see cref="int"/>, <see cref="long"/> or
/// <see cref="bool"/> for indices, labels and masks. Operations never change their operands unless their name ends in an
/// underscore; compound assignment (<c>w -= g</c>) makes a new tensor.
/// </para>
/// <para>Slices, transposes and the like are views: they share the elements.</para>
/// </remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed partial class Tensor<T> : Tensor
    where T : unmanaged
{
    internal Tensor(Layout layout, Storage<T> storage, int offset = 0)
        : base(layout, storage, offset)
    {
    }

    /// <inheritdoc/>
    public override Type ElementType => typeof(T);

    /// <summary>The gradient accumulated by <c>Backward</c>; <see langword="null"/> before the first.</summary>
    public new Tensor<T>? Grad => Unsafe.As<Tensor<T>?>(base.Grad);

    /// <summary>All elements of the buffer, for kernels, which take strides and an offset.</summary>
    internal Span<T> Buffer
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (WritesSeen != Storage.RecordedWrites)
                Refresh();
            return Unsafe.As<Storage<T>>(Storage).Elements;
        }
    }

    /// <summary>The elements of a contiguous tensor.</summary>
    internal Span<T> Elements
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var buffer = Buffer;
            if (!Layout.IsContiguous)
                ThrowScattered();
            return buffer.Slice(Offset, Layout.Count);
        }
    }

    /// <summary>The elements of a dense tensor in the order in which they lie.</summary>
    internal Span<T> Packed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var buffer = Buffer;
            if (!Layout.IsDense)
                ThrowScattered();
            return buffer.Slice(Offset, Layout.Count);
        }
    }

    /// <inheritdoc/>
    internal override bool CoversStorage =>
        Layout.IsDense && Unsafe.As<Storage<T>>(Storage).Array is { } array && array.Length == Layout.Count;

    /// <summary>The tangent of a dual tensor, in the level of forward mode that is open.</summary>
    internal Tensor<T>? Tangent => (Tracking & Tracking.HasTangent) != 0 ? Unsafe.As<Tensor<T>?>(State!.Tangent) : null;

    /// <summary>A new tensor with arbitrary elements for the result of an operation.</summary>
    internal static Tensor<T> Allocate(Layout layout)
    {
        var thread = TensorThread.Current;
        if (thread.Pass is { } pass)
            return AllocateInPass(layout, thread, pass);
        var storage = new Storage<T>(TensorBuffers.Rent<T>(layout.Count));
        thread.Scope?.Add(storage);
        return new Tensor<T>(layout, storage);
    }

    private static Tensor<T> AllocateInPass(Layout layout, TensorThread thread, BackwardPass pass)
    {
        if (pass.Reuse<T>(layout) is { } idle)
            return idle;
        var storage = new Storage<T>(TensorBuffers.Rent<T>(layout.Count)) { Pass = pass.Number };
        thread.Scope?.Add(storage);
        return new Tensor<T>(layout, storage);
    }

    /// <summary>A tensor on the same buffer, off the tape, that the tape knows as a view of this one.</summary>
    internal Tensor<T> View(Layout layout, int offset) =>
        new(layout, Unsafe.As<Storage<T>>(Storage), offset) { WritesSeen = WritesSeen, Base = Base ?? this };

    /// <summary>This layout if it has no gaps and repetitions, else the row-major layout of the shape.</summary>
    /// <remarks>For loops that walk by strides; who walks along the elements in row-major order takes <see cref="RowMajorLayout"/>.</remarks>
    internal Layout DenseLayout => Layout.IsDense ? Layout : Layout.Contiguous(Layout.Sizes);

    /// <summary>The row-major layout of the shape.</summary>
    internal Layout RowMajorLayout => Layout.IsContiguous ? Layout : Layout.Contiguous(Layout.Sizes);

    /// <inheritdoc/>
    internal override void Refresh()
    {
        if (WritesSeen == Storage.RecordedWrites)
            return;
        if (Base is not Tensor<T> whole || whole.WritesSeen != Storage.RecordedWrites || !whole.Layout.IsDense)
        {
            throw new InvalidOperationException(
                $"The tensor of shape {Layout} shares its elements with one that a recorded operation changed in place, so the tape no longer knows where its values come from. Take the view (or Detach) again after the change, or Clone() the tensor before it.");
        }

        WritesSeen = Storage.RecordedWrites;
        AsStrided.Regenerate(this, whole);
    }

    private void ThrowScattered() => throw new InvalidOperationException($"The tensor of shape {Layout} has gaps or another order of its elements than the operation reads.");
}
