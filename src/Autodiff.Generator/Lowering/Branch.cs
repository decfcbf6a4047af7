using System.Collections.Immutable;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: a region that has been lowered and is not joined yet.</summary>
/// <param name="Builder">Its operations.</param>
/// <param name="Values">The values of the variables at its end.</param>
/// <param name="Flow">How control comes to its end.</param>
/// <param name="Results">The leaves of the expression it computes, if any.</param>
internal sealed record Branch(IrBuilder Builder, VariableValues Values, Flow Flow, ImmutableArray<IrValue> Results)
{
    public bool EndsNever => Flow == Flow.None;
}
