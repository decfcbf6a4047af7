using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>A parameter of a function: its C# face, and the SSA values that hold its entry value.</summary>
/// <param name="Name">The source name (without <c>@</c>).</param>
/// <param name="CSharpType">The type as C# source, for signatures.</param>
/// <param name="Values">Its entry values: one, or the leaves of a value tuple; none for <c>out</c>. In a <see cref="Callee"/> only the types matter.</param>
/// <param name="Mode">How it is passed.</param>
/// <param name="Leaves">The types of its leaves (one, unless it is a value tuple).</param>
/// <param name="IsTuple">Whether it is a value tuple.</param>
/// <param name="IsDifferentiated">Whether derivatives are taken with respect to it.</param>
/// <param name="IsWritten">Whether the method writes it: elements of an array or span, or the variable of a <c>ref</c> or <c>out</c>.</param>
/// <param name="NoGradient">Whether it is marked <c>[NoGradient]</c>.</param>
internal sealed record IrParameter(
    string Name,
    string CSharpType,
    EquatableArray<IrValue> Values,
    ParameterMode Mode,
    EquatableArray<IrType> Leaves,
    bool IsTuple,
    bool IsDifferentiated,
    bool IsWritten,
    bool NoGradient)
{
    /// <summary>Whether its exit value is a result of the function: a <c>ref</c> or <c>out</c> scalar or tuple.</summary>
    public bool HasExitValue => Mode is ParameterMode.Ref or ParameterMode.Out;
}
