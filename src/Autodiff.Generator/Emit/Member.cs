namespace Autodiff.Generator.Emit;

/// <summary>The signature of a generated member.</summary>
internal sealed record Member(
    MemberKind Kind, string Name, string ReturnType, IReadOnlyList<MemberParameter> Parameters, string Summary, string? Remarks = null)
{
    public bool ReturnsVoid => ReturnType == "void";

    public bool IsPair => Kind is MemberKind.Forward or MemberKind.Reverse;
}
