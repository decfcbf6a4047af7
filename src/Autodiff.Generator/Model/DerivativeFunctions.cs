using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Model;

/// <summary>
/// The derivative functions of one method, as IR, ready for the emitter. Signatures, for a primal with parameters P, of which D are differentiated:
/// <list type="bullet">
/// <item><see cref="Gradient"/> (only where the result is one number): P, then a shadow for each array or span in D, named
/// <c>{name}Gradient</c> (type <c>Span&lt;T&gt;</c> for arrays of rank 1 and spans, else the array type), into which the body accumulates.
/// Yields: the value, then the cotangents of the scalar leaves of D in parameter order.</item>
/// <item><see cref="Jvp"/>: P, then a tangent for each parameter in D, named <c>{name}Tangent</c>, of the parameter's own type and mode. Yields: the primal's yields
/// (returned leaves, exit values), then the tangents of the floating-point ones among them, in the same order.</item>
/// <item><see cref="Forward"/>: P. Yields as the primal.</item>
/// <item><see cref="Reverse"/>: P by value (<c>out</c> ones left out), then shadows as for Gradient but named <c>{name}Cotangent</c> if the parameter is written, then the cotangents of
/// the primal's floating-point yields in order (named <c>cotangent</c>, <c>cotangent1</c> … for returned leaves, <c>{name}Cotangent</c> for exit values). Yields: the cotangents of the scalar leaves of D.</item>
/// </list>
/// Forward and Reverse use the tape parameter; Gradient uses a local tape where it has tape operations or pooled arrays, and so does Jvp.
/// </summary>
internal sealed record DerivativeFunctions(
    IrFunction? Gradient, IrFunction Jvp, IrFunction Forward, IrFunction Reverse, EquatableArray<Problem> Problems)
{
    /// <summary>Values of the primal that its reverse sweep computes again.</summary>
    public EquatableArray<IrValue> Recomputed { get; init; } = EquatableArray<IrValue>.Empty;
}
