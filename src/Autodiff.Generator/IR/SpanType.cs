namespace Autodiff.Generator.IR;

/// <summary><c>Span&lt;T&gt;</c> or <c>ReadOnlySpan&lt;T&gt;</c>.</summary>
internal sealed record SpanType(IrType ElementType, bool IsReadOnly) : IrType
{
    public override string CSharp =>
        (IsReadOnly ? "global::System.ReadOnlySpan<" : "global::System.Span<") + ElementType.CSharp + ">";
}
