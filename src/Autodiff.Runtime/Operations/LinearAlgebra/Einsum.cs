using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Sums in Einstein's notation.</content>
public abstract partial class Tensor
{
    /// <summary>Sums of products in Einstein's notation: <c>"ij,jk-&gt;ik"</c> is the product of matrices, <c>"ii"</c> the trace.</summary>
    /// <remarks>
    /// A letter names a dimension of each operand; letters that the result does not have are summed over. A letter that occurs twice in an
    /// operand takes its diagonal; <c>...</c> stands for dimensions without letters, which broadcast. Without <c>-&gt;</c> the result has the
    /// dimensions of <c>...</c> and then the letters that occur once, in alphabetical order, upper case first. Operands are contracted from
    /// the left, pair by pair, as products of matrices.
    /// </remarks>
    /// <param name="equation">The subscripts of the operands, separated by commas, and after an arrow those of the result.</param>
    /// <param name="operands">The tensors.</param>
    /// <exception cref="ArgumentException">The equation does not fit the operands.</exception>
    public static Tensor<T> Einsum<T>(string equation, params ReadOnlySpan<Tensor<T>> operands)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(equation);
        var shapes = new Layout[operands.Length];
        for (var i = 0; i < shapes.Length; i++)
            shapes[i] = operands[i].Layout;
        var plan = EinsumEquation.Parse(equation, shapes);
        LabelledTensor<T>? result = null;
        for (var i = 0; i < operands.Length; i++)
        {
            var next = LabelledTensor<T>.Of(operands[i], plan.Operands[i]);
            result = result == null ? next : result.Times(next, plan.NeededAfter(i), plan.Sizes);
            result = result.SumExcept(plan.NeededAfter(i));
        }

        return result!.InOrder(plan.Result, plan.Sizes);
    }
}
