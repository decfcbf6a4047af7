using Autodiff.Generator.Collections;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Binding;

/// <summary>Bind's result for one <c>[Differentiable]</c> attribute on a method.</summary>
/// <param name="CanHoldMembers">Whether members, at least ones that refuse to compile, can be written beside the method.</param>
/// <param name="Problems">What is wrong with the declaration, all of it.</param>
internal sealed record BoundMethod(DifferentiableMethod Method, bool CanHoldMembers, EquatableArray<Problem> Problems);
