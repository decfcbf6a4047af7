using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>
/// C# that the compiler does not understand and keeps as text. It is an error if a derivative would have to pass through it; otherwise
/// it runs once, in the forward sweep, in its place.
/// </summary>
/// <param name="Values">Its results: none for a statement, one for an expression.</param>
/// <param name="Text">C# source with <c>{0}</c>, <c>{1}</c> … for the inputs; braces of the source are doubled.</param>
/// <param name="Reason">Why it is not differentiated, as the middle of a diagnostic: "… is not supported".</param>
/// <param name="DiagnosticId">The diagnostic to report if a derivative would pass through it.</param>
internal sealed record OpaqueOperation(
    EquatableArray<IrValue> Values,
    string Text,
    EquatableArray<IrValue> Inputs,
    string Reason,
    string DiagnosticId,
    Effects Does) : IrOperation
{
    public override EquatableArray<IrValue> Results => Values;

    public override EquatableArray<IrValue> Operands => Inputs;

    public override Effects Effects => Does;
}
