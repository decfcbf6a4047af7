using Autodiff.Generator.IR;

namespace Autodiff.Generator.Analysis;

/// <summary>A function's regions and operations with their places, and where each value is defined.</summary>
internal sealed class ProgramTree
{
    private readonly Dictionary<int, RegionNode> _regionOf = [];
    private readonly Dictionary<int, OperationNode> _definitionOf = [];
    private int _order;

    public ProgramTree(IrFunction function) => Root = Build(function.Body, null);

    public RegionNode Root { get; }

    /// <summary>All operations in preorder.</summary>
    public List<OperationNode> Operations { get; } = [];

    /// <summary>The region in which a value is defined. Loop parameters belong to the loop's body.</summary>
    public RegionNode RegionOf(IrValue value) => _regionOf[value.Id];

    /// <summary>The operation whose result a value is; null for parameters.</summary>
    public OperationNode? DefinitionOf(IrValue value) => _definitionOf.TryGetValue(value.Id, out var node) ? node : null;

    public bool Knows(IrValue value) => _regionOf.ContainsKey(value.Id);

    private RegionNode Build(IrRegion region, OperationNode? owner)
    {
        var node = new RegionNode(region, owner);
        foreach (var parameter in region.Parameters)
        {
            _regionOf[parameter.Id] = node;
        }

        for (var i = 0; i < region.Operations.Count; i++)
        {
            var operation = region.Operations[i];
            var operationNode = new OperationNode(operation, node, i, _order++);
            node.Operations.Add(operationNode);
            Operations.Add(operationNode);
            foreach (var nested in operation.Regions)
            {
                operationNode.Regions.Add(Build(nested, operationNode));
            }

            if (operation is LoopOperation loop)
            {
                foreach (var parameter in loop.Parameters)
                {
                    _regionOf[parameter.Id] = operationNode.Regions[1];
                }
            }

            foreach (var result in operation.Results)
            {
                _regionOf[result.Id] = node;
                _definitionOf[result.Id] = operationNode;
            }
        }

        return node;
    }
}
