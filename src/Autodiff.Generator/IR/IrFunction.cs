using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>
/// A function: its body is a region whose parameters are the entry values of all parameters in order, and whose yields are the
/// returned leaves, followed by the exit values of <c>ref</c> and <c>out</c> parameters in parameter order.
/// </summary>
/// <param name="ReturnNames">Names for the returned leaves, where they are known (tuple element names); else null.</param>
internal sealed record IrFunction(
    string Name,
    EquatableArray<IrParameter> Parameters,
    EquatableArray<IrType> ReturnLeaves,
    EquatableArray<string?> ReturnNames,
    bool ReturnsTuple,
    IrRegion Body)
{
    public override string ToString() => IrPrinter.Print(this);
}
