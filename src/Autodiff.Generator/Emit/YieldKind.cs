namespace Autodiff.Generator.Emit;

/// <summary>What becomes of a yield of an emitted function.</summary>
internal enum YieldKind
{
    Returned,
    Assigned,
    Added,
    Dropped,
}
