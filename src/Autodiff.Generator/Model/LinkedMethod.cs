using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Model;

/// <summary>The result of Link, at the second equality boundary: a method's IR with small callees inlined.</summary>
/// <param name="Function">The primal after inlining; null if it has problems.</param>
internal sealed record LinkedMethod(DifferentiableMethod Method, IrFunction? Function, EquatableArray<Problem> Problems);
