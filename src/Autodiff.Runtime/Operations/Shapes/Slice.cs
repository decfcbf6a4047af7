namespace Autodiff;

/// <summary>Indices in even steps along a dimension, as Python's <c>start:end:step</c>, for the indexer: <c>x[new Slice(0, null, 2)]</c>.</summary>
/// <param name="Start">The first index, negative from the end; the first of all if omitted.</param>
/// <param name="End">Where it stops, exclusive, negative from the end; after the last if omitted.</param>
/// <param name="Step">At least 1.</param>
/// <remarks>What is beyond an end counts as that end. <see cref="Range"/> does for steps of 1: <c>x[1..3]</c>.</remarks>
public readonly record struct Slice(int? Start = null, int? End = null, int Step = 1);
