namespace Autodiff.Generator.IR;

/// <summary>A C# type the IR does not compute with (strings, enums, …): it is passed through and never differentiated.</summary>
/// <param name="Name">The fully qualified name as C# source.</param>
internal sealed record OpaqueType(string Name) : IrType
{
    public override string CSharp => Name;
}
