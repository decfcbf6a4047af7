using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Model;

/// <summary>The result of Bind and Lower, at the pipeline's first equality boundary.</summary>
/// <param name="Function">The primal; null if there are problems that prevent lowering.</param>
/// <param name="Problems">What is wrong with the declaration and the body, all of it.</param>
internal sealed record LoweredMethod(DifferentiableMethod Method, IrFunction? Function, EquatableArray<Problem> Problems);
