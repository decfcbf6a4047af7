using Autodiff.Generator.Analysis;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Transforms;

/// <summary>
/// What the reverse sweep asks of the forward sweep: values to push and where, values of branches to keep in locals, trip counts, calls to record.
/// </summary>
internal sealed class ForwardPlan
{
    /// <summary>Values to push in a region after the operation of an index, in order.</summary>
    public Dictionary<(RegionNode Region, int After), List<IrValue>> Pushes { get; } = [];

    /// <summary>Values of a branch that become results of its If.</summary>
    public Dictionary<OperationNode, List<(RegionNode Branch, IrValue Value, IrValue Result)>> Promotions { get; } = [];

    /// <summary>Loops that count their iterations, with the result that holds the count.</summary>
    public Dictionary<OperationNode, IrValue> Trips { get; } = [];

    /// <summary>Loops whose iterations are reversed one by one.</summary>
    public Dictionary<OperationNode, FusedLoop> Fused { get; } = [];

    /// <summary>Calls that record for their reverse sweep.</summary>
    public HashSet<OperationNode> RecordedCalls { get; } = [];

    /// <summary>Copies of array arguments taken before a call, because the storage is overwritten later.</summary>
    public Dictionary<OperationNode, List<(IrValue Array, IrValue Copy)>> Snapshots { get; } = [];

    public void Push(RegionNode region, int after, IrValue value)
    {
        if (!Pushes.TryGetValue((region, after), out var values))
        {
            Pushes[(region, after)] = values = [];
        }

        values.Add(value);
    }
}
