using Autodiff.Generator.Analysis;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Transforms;

/// <summary>The state of reversing one region: where its reverse is built, which primal values are at hand there, and the cotangents so far.</summary>
internal sealed class ReverseScope(RegionNode node, IrBuilder builder, ReverseScope? parent)
{
    public RegionNode Node { get; } = node;

    public IrBuilder Builder { get; } = builder;

    public ReverseScope? Parent { get; } = parent;

    /// <summary>Primal values at hand in this reverse region, by primal id.</summary>
    public Dictionary<int, IrValue> Values { get; } = [];

    /// <summary>Values that can be had here for the asking: what to do to put them into <see cref="Values"/>.</summary>
    public Dictionary<int, Action> OnDemand { get; } = [];

    /// <summary>Cotangents by primal id, of values of this region and of outer values that got contributions here.</summary>
    public Dictionary<int, (IrValue Primal, IrValue Cotangent)> Cotangents { get; } = [];

    /// <summary>The index of the operation being reversed; the number of operations before the last one is.</summary>
    public int Current { get; set; }

    /// <summary>Pops go here, the last pushed first: before anything the current operation's reverse does.</summary>
    public IrBuilder Pops { get; set; } = null!;

    /// <summary>Recomputed values go here, after the pops.</summary>
    public IrBuilder Recomputed { get; set; } = null!;

    /// <summary>In a loop body with exits and its branches: the exit code of the iteration being reversed.</summary>
    public IrValue? ExitCode { get; init; }

    /// <summary>Whether the region is a branch that leaves its loop, so that it runs once at most in each run of the loop.</summary>
    public bool LeavesLoop { get; init; }

    /// <summary>Starts the reversal of the operation at an index.</summary>
    public void MoveTo(int index)
    {
        Current = index;
        Pops = Builder.OpenSection();
        Recomputed = Builder.OpenSection();
    }
}
