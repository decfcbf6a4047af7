using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>A comment for the reader of the generated code ("forward", "reverse", why a cotangent is cleared). It does nothing.</summary>
/// <param name="StartsSection">Whether a blank line goes before it.</param>
internal sealed record CommentOperation(string Text, bool StartsSection = false) : IrOperation
{
    public override EquatableArray<IrValue> Results => EquatableArray<IrValue>.Empty;

    public override EquatableArray<IrValue> Operands => EquatableArray<IrValue>.Empty;

    public override Effects Effects => Effects.Unknown;
}
