using Autodiff.Generator.Collections;

namespace Autodiff.Generator.Rules;

/// <summary>What a .NET method is to the compiler.</summary>
/// <param name="MethodId">Its documentation-comment id.</param>
/// <param name="Primitives">
/// The primitives that compute it from its arguments, in order: one, or one for each element of a returned tuple. None if it has no
/// primitive: then calls of it are kept as they are, outside of derivatives.
/// </param>
/// <param name="Kind">The primitives' kind. Without primitives: zero if no argument can carry a derivative, else unsupported.</param>
/// <param name="Reason">Without primitives, why a derivative never passes through it, as the middle of a diagnostic.</param>
internal sealed record PrimitiveMapping(string MethodId, EquatableArray<Primitive> Primitives, RuleKind Kind, string? Reason);
