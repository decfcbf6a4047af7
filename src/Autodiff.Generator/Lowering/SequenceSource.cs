using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: the numbers that a call of LINQ runs over.</summary>
/// <param name="Array">An array; null if it is another source by a function.</param>
/// <param name="First">What <c>Select</c> or <c>Zip</c> take.</param>
/// <param name="Second">The other of <c>Zip</c>.</param>
/// <param name="Function">Their lambda.</param>
internal sealed record SequenceSource(IOperation? Array, SequenceSource? First, SequenceSource? Second, IOperation? Function)
{
    /// <summary>Whether its elements are of type <c>double</c>.</summary>
    public bool IsOfDoubles => Array is not null
        ? Array.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Double }
        : InlinedFunctions.LambdaOf(Function!)?.Expression.Type?.SpecialType == SpecialType.System_Double;

    /// <summary>All lambdas in it.</summary>
    public IEnumerable<IOperation> Functions() =>
        (Function is null ? [] : new[] { Function }).Concat(First?.Functions() ?? []).Concat(Second?.Functions() ?? []);
}
