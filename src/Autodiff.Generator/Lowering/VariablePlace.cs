using System.Collections.Immutable;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: a local or parameter, or an element of one that is a tuple.</summary>
internal sealed record VariablePlace(ImmutableArray<Variable> Variables) : Place;
