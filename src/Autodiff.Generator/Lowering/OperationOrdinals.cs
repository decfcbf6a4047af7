using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

/// <summary>
/// Lower: the numbers of the operations of a body, in preorder. Models hold these instead of locations; the analyzer, which has the same
/// operations, finds the place again.
/// </summary>
internal static class OperationOrdinals
{
    public static Dictionary<IOperation, int> Of(IOperation body)
    {
        var ordinals = new Dictionary<IOperation, int>();
        foreach (var operation in body.DescendantsAndSelf())
        {
            ordinals[operation] = ordinals.Count;
        }

        return ordinals;
    }

    /// <summary>The operation with a number, or null if there is none.</summary>
    public static IOperation? Find(IOperation body, int ordinal) =>
        ordinal < 0 ? null : body.DescendantsAndSelf().Skip(ordinal).FirstOrDefault();
}
