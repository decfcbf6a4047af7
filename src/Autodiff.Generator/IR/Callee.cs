using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>A differentiable method that is called: its identity and what a caller must know of its signature.</summary>
/// <param name="Id">The documentation-comment id with the stem, by which the linker finds its IR; unique in the compilation.</param>
/// <param name="ContainingType">The fully qualified type that holds the method and its derivatives, as C# source.</param>
/// <param name="Method">The primal's name.</param>
/// <param name="Stem">The stem of the derivatives' names.</param>
/// <param name="Parameters">Its parameters in order; value tuples are flattened.</param>
/// <param name="ReturnLeaves">The types of the returned leaves (none for void, several for value tuples).</param>
/// <param name="ReturnsTuple">Whether it returns a value tuple.</param>
/// <param name="HasDerivatives">Whether its derivatives exist; they are missing only from another assembly that was built without them.</param>
internal sealed record Callee(
    string Id,
    string ContainingType,
    string Method,
    string Stem,
    EquatableArray<IrParameter> Parameters,
    EquatableArray<IrType> ReturnLeaves,
    bool ReturnsTuple,
    bool HasDerivatives = true)
{
    /// <summary>What the ids of methods in other assemblies start with: their derivatives are called, their IR is not known.</summary>
    public const string OtherAssembly = "other:";

    /// <summary>
    /// Whether an array it returns may be one it was given, so that the result would share storage with an argument. Assumed where the IR is not known.
    /// </summary>
    public bool MayReturnArgument { get; init; } = true;

    public bool IsInOtherAssembly => Id.StartsWith(OtherAssembly, StringComparison.Ordinal);
}
