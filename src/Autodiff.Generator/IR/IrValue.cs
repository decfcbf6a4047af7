namespace Autodiff.Generator.IR;

/// <summary>One SSA value: defined once, by an operation or as a region's parameter.</summary>
/// <param name="Id">Unique within its function.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">The source variable it is a version of, or null for a temporary. Versions of one variable share the name.</param>
internal sealed record IrValue(int Id, IrType Type, string? Name)
{
    public override string ToString() => Name is null ? $"%{Id}" : $"%{Name}.{Id}";
}
