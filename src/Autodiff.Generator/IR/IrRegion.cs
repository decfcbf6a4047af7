using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>
/// A straight sequence of operations with one entry and one end, which yields values to the operation that owns it.
/// Values of enclosing regions are visible in it. A region whose last operation is a <see cref="ThrowOperation"/> never
/// reaches its end; its yields are then undefined and by convention are empty.
/// </summary>
internal sealed record IrRegion(
    EquatableArray<IrValue> Parameters,
    EquatableArray<IrOperation> Operations,
    EquatableArray<IrValue> Yields)
{
    public static readonly IrRegion Empty = new(
        EquatableArray<IrValue>.Empty, EquatableArray<IrOperation>.Empty, EquatableArray<IrValue>.Empty);

    /// <summary>Whether the region ends in a throw.</summary>
    public bool Throws => Operations.Count > 0 && Operations[Operations.Count - 1] is ThrowOperation;
}
