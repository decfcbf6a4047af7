using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>One operation of the IR. The hierarchy is closed: every pass matches on all of it.</summary>
internal abstract record IrOperation
{
    /// <summary>Preorder ordinal of the source operation it comes from, for diagnostics; -1 if generated.</summary>
    public int OriginId { get; init; } = -1;

    public abstract EquatableArray<IrValue> Results { get; }

    /// <summary>The values it reads itself, without those its regions read.</summary>
    public abstract EquatableArray<IrValue> Operands { get; }

    public virtual EquatableArray<IrRegion> Regions => EquatableArray<IrRegion>.Empty;

    /// <summary>What it does beside computing its results, without what its regions do.</summary>
    public abstract Effects Effects { get; }
}
