using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>Which values and operations the function's result or effects depend on; nothing else is printed.</summary>
internal sealed class NeededValues
{
    private readonly CodeTree _tree;
    private readonly HashSet<int> _values = [];
    private readonly HashSet<CodeOperation> _operations = [];
    private readonly Dictionary<int, (CodeOperation Loop, int Slot)> _slots = [];
    private readonly Stack<IrValue> _pending = new();

    public NeededValues(CodeTree tree)
    {
        _tree = tree;
        foreach (var operation in tree.AllOperations())
        {
            if (operation.Operation is LoopOperation loop)
            {
                for (var i = 0; i < loop.SlotCount; i++)
                {
                    _slots[loop.Parameters[i].Id] = (operation, i);
                    _slots[loop.Step.Parameters[i].Id] = (operation, i);
                    _slots[loop.Values[i].Id] = (operation, i);
                }
            }
        }

        foreach (var operation in tree.AllOperations())
        {
            if (operation.Operation is not CommentOperation && operation.Operation.Effects is not Effects.Pure)
            {
                Need(operation);
            }
        }

        if (!tree.Body.Region.Throws)
        {
            Need(tree.Body.Region.Yields);
        }

        while (_pending.Count > 0)
        {
            Follow(_pending.Pop());
        }
    }

    public bool Contains(IrValue value) => _values.Contains(value.Id);

    public bool Contains(CodeOperation operation) => operation.Operation is CommentOperation || _operations.Contains(operation);

    private void Need(IEnumerable<IrValue> values)
    {
        foreach (var value in values)
        {
            Need(value);
        }
    }

    private void Need(IrValue value)
    {
        if (_values.Add(value.Id))
        {
            _pending.Push(value);
        }
    }

    private void Need(CodeOperation operation)
    {
        if (!_operations.Add(operation))
        {
            return;
        }

        switch (operation.Operation)
        {
            case IfOperation branch:
                Need(branch.Condition);
                break;
            case LoopOperation loop:
                Need(loop.Condition.Yields);
                if (loop.HasExit && !loop.Body.Throws)
                {
                    Need(loop.Body.Yields[loop.SlotCount]);
                }

                break;
            default:
                Need(operation.Operation.Operands);
                break;
        }

        if (operation.Parent.Owner is { } owner)
        {
            Need(owner);
        }
    }

    private void Follow(IrValue value)
    {
        if (_slots.TryGetValue(value.Id, out var slot))
        {
            var loop = slot.Loop.Loop;
            Need(slot.Loop);
            Need(loop.Parameters[slot.Slot]);
            Need(loop.Inits[slot.Slot]);
            NeedYield(loop.Body, slot.Slot);
            NeedYield(loop.Step, slot.Slot);
            return;
        }

        if (_tree.Definition(value) is not { } definition)
        {
            return;
        }

        Need(definition);
        if (definition.Operation is IfOperation branch)
        {
            for (var i = 0; i < branch.Values.Count; i++)
            {
                if (branch.Values[i].Id == value.Id)
                {
                    NeedYield(branch.Then, i);
                    NeedYield(branch.Else, i);
                }
            }
        }
    }

    private void NeedYield(IrRegion region, int index)
    {
        if (!region.Throws)
        {
            Need(region.Yields[index]);
        }
    }
}
