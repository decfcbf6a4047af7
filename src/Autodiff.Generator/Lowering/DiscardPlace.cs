namespace Autodiff.Generator.Lowering;

/// <summary>Lower: a discard, or a target that has a problem; what is assigned to it is dropped.</summary>
/// <param name="LeafCount">How many leaves it takes.</param>
internal sealed record DiscardPlace(int LeafCount) : Place;
