using Autodiff.Generator.Collections;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.IR;

/// <summary><c>result = primitive(inputs)</c>: a scalar function or operator of the rule table.</summary>
/// <param name="IsChecked">Whether integer overflow throws (a <c>checked</c> context).</param>
internal sealed record PrimitiveOperation(
    IrValue Result, Primitive Primitive, EquatableArray<IrValue> Inputs, bool IsChecked = false) : IrOperation
{
    public override EquatableArray<IrValue> Results => new([Result]);

    public override EquatableArray<IrValue> Operands => Inputs;

    // Integer division throws on zero, Abs of the least integer and checked arithmetic and conversions on overflow.
    public override Effects Effects =>
        IsChecked || (Primitive is Primitive.Divide or Primitive.Remainder or Primitive.Abs && Result.Type.IsIntegral)
            ? Effects.Throws
            : PrimitiveTable.MayThrow(Primitive) ? Effects.Throws : Effects.Pure;
}
