namespace Autodiff.Generator.Lowering;

/// <summary>Lower: something that can be assigned, its array and indices evaluated.</summary>
internal abstract record Place;
