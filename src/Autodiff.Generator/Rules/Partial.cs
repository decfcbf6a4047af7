using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>
/// <c>seed * ∂result/∂operand</c>: since partials of scalar primitives are scalars, one formula serves the JVP (the seed is the operand's
/// tangent) and the VJP (the seed is the result's cotangent).
/// </summary>
internal delegate IrValue Partial(PartialArguments arguments);
