using Autodiff.Generator.IR;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: whether two references are one variable.</summary>
/// <param name="IsCertain">Whether they certainly are.</param>
/// <param name="Test">Computes it where only the run time tells; null if it is certain or impossible.</param>
internal sealed record Overlap(bool IsCertain, Func<IrValue>? Test)
{
    public static readonly Overlap Never = new(false, null);

    public static readonly Overlap Certain = new(true, null);

    public static Overlap If(Func<IrValue> test) => new(false, test);
}
