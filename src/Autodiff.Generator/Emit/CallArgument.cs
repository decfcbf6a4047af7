using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>One C# argument of a call: how it is passed, and which operands and results of the IR's call it carries.</summary>
/// <param name="Type">The parameter's type as C# source.</param>
/// <param name="Operands">Indices of the operands, one for each leaf; -1 for a leaf that has none and is passed as its default. Empty for <c>out</c>.</param>
/// <param name="Results">Indices of the results, one for each leaf; -1 for a leaf that has none. Empty if passed by value.</param>
internal sealed record CallArgument(ParameterMode Mode, string Type, bool IsTuple, int[] Operands, int[] Results)
{
    /// <summary>Whether one variable is passed by reference.</summary>
    public bool IsReference => !IsTuple && Mode is ParameterMode.Ref or ParameterMode.Out;
}
