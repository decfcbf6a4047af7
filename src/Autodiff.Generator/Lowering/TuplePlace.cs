using System.Collections.Immutable;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: the left side of a deconstruction.</summary>
internal sealed record TuplePlace(ImmutableArray<Place> Elements) : Place;
