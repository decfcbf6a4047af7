using System.Runtime.InteropServices;

namespace Autodiff.Internal;

/// <summary>
/// The elements of an operand that is broadcast to a shape, in row-major order, or its one element: for loops that know
/// no strides.
/// </summary>
internal readonly ref struct OperandElements<T>
    where T : unmanaged
{
    private readonly Span<T> _elements;

    /// <summary>Copies if the operand does not already lie so.</summary>
    public OperandElements(Tensor<T> x, Layout layout)
    {
        if (!x.IsContiguous || (x.Count != 1 && !x.Layout.HasShapeOf(layout)))
            x = x.Detach().ExpandTo(layout).Copy();
        _elements = x.Elements;
    }

    /// <summary>As elements of another type of the same size.</summary>
    public ReadOnlySpan<TOther> As<TOther>()
        where TOther : unmanaged => MemoryMarshal.Cast<T, TOther>(_elements);
}
