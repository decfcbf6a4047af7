using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Autodiff.Internal;

/// <summary>The operands of a fused body over a common shape: first its inputs, then its results.</summary>
/// <remarks>
/// An operand without strides is contiguous (row-major), or one number for the whole shape; it must then have exactly that
/// many elements. With strides, one for each dimension of the shape and counted in elements, it is any view from its offset
/// on, broadcast along dimensions of stride 0; a shape without dimensions has one element, at the offset.
/// </remarks>
/// <typeparam name="T">The type of an element.</typeparam>
/// <param name="shape">The common shape.</param>
internal ref struct Operands<T>(ReadOnlySpan<int> shape)
    where T : unmanaged
{
    /// <summary>The most operands a body may have.</summary>
    public const int Maximum = 12;

    private Operand<T> _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11;

    /// <summary>The common shape.</summary>
    public ReadOnlySpan<int> Shape { get; } = shape;

    /// <summary>How many operands were added.</summary>
    public int Count { get; private set; }

    /// <summary>One of the operands.</summary>
    [UnscopedRef]
    public ref Operand<T> this[int index]
    {
        get
        {
            switch (index)
            {
                case 0: return ref _0;
                case 1: return ref _1;
                case 2: return ref _2;
                case 3: return ref _3;
                case 4: return ref _4;
                case 5: return ref _5;
                case 6: return ref _6;
                case 7: return ref _7;
                case 8: return ref _8;
                case 9: return ref _9;
                case 10: return ref _10;
                case 11: return ref _11;
                default: throw new ArgumentOutOfRangeException(nameof(index), index, $"A fused computation has at most {Maximum} operands.");
            }
        }
    }

    /// <summary>Adds an input.</summary>
    public void AddInput(ReadOnlySpan<T> data, ReadOnlySpan<nint> strides = default, nint offset = 0) =>
        this[Count++] = new Operand<T>(ref MemoryMarshal.GetReference(data), data.Length, strides, offset);

    /// <summary>Adds a result.</summary>
    public void AddResult(Span<T> data, ReadOnlySpan<nint> strides = default, nint offset = 0) =>
        this[Count++] = new Operand<T>(ref MemoryMarshal.GetReference(data), data.Length, strides, offset);
}
