namespace Autodiff.Tests.Reference;

/// <summary>An argument of a reference case.</summary>
/// <param name="Name">The name of the operation's parameter.</param>
/// <param name="IsDifferentiable">Whether the case has a gradient for it.</param>
/// <param name="Value">Its value.</param>
internal sealed record ReferenceInput(string Name, bool IsDifferentiable, ReferenceTensor Value);
