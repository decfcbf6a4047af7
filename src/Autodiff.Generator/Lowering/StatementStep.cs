using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: a statement of the source.</summary>
internal sealed record StatementStep(IOperation Statement, Completion Completion) : Step(Completion);
