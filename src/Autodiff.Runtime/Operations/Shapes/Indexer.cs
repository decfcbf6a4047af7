using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Indexing.</content>
public sealed partial class Tensor<T>
{
    /// <summary>Elements by index, as in PyTorch; assignment changes them in place.</summary>
    /// <remarks>
    /// <para>
    /// Numbers (<c>x[1]</c>, <c>x[^1]</c>, <c>x[-1]</c>), ranges (<c>x[1..3]</c>), a <see cref="Slice"/>,
    /// <see cref="TensorIndex.Ellipsis"/> and <see cref="TensorIndex.NewAxis"/> give views. Ranges are cut at the ends of their
    /// dimension. Tensors of indices and masks give copies; several tensors are broadcast and walked together, and their
    /// dimensions take the place of those they index, or stand in front if those are not neighbours.
    /// </para>
    /// <para>
    /// An assigned tensor is broadcast. Where an index comes several times, the last assignment counts. The rules of changes
    /// in place hold: not on leaves that require gradients while operations are recorded.
    /// </para>
    /// </remarks>
    /// <param name="indices">One for each dimension from the first on, the rest is taken whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    /// <exception cref="ArgumentException">There are too many indices, a mask or an assigned tensor has another shape, or index tensors do not broadcast.</exception>
    /// <exception cref="InvalidOperationException">An assignment changes a leaf that requires gradients, or its view.</exception>
    [IndexerName("At")] // Item is a method
    public Tensor<T> this[params ReadOnlySpan<TensorIndex> indices]
    {
        get
        {
            var expression = IndexExpression.Read(Layout, indices);
            var part = expression.Part == null ? this : Parts.Take(this, expression.Part);
            return expression.Picks.Count == 0 ? part : IndexPicking.Select(part, expression.Picks, "IndexBackward0");
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var expression = IndexExpression.Read(Layout, indices);
            var part = expression.Part == null ? this : Parts.Take(this, expression.Part);
            if (expression.Picks.Count == 0)
                Assignment.Apply(part, value, "Assignment by index");
            else
                Assignment.ApplyAt(part, layout => IndexPicking.PlacesOf(layout, expression.Picks), value, accumulate: false, "Assignment by index", "IndexPutBackward0");
        }
    }
}
