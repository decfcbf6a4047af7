using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Transforms;

/// <summary>
/// Removes what nothing observes: operations without effects whose results are not used, results of branches, slots of loops. What comes from the
/// source and may throw stays, in its order.
/// </summary>
internal sealed class DeadCodeElimination
{
    private readonly HashSet<int> _live = [];
    private readonly HashSet<IrOperation> _needed = new(IdentityComparer<IrOperation>.Instance);
    private readonly Dictionary<int, Action> _definitions = [];
    private readonly Stack<int> _work = new();

    public static IrFunction Run(IrFunction function)
    {
        var elimination = new DeadCodeElimination();
        elimination.Define(function.Body, null);
        foreach (var value in function.Body.Yields)
        {
            elimination.Use(value);
        }

        elimination.Propagate();
        return function with { Body = elimination.Prune(function.Body, static _ => true) };
    }

    private static bool IsEssential(IrOperation operation) => operation switch
    {
        // The tape's order must not change.
        PopOperation or PushOperation or FrameOperation or CommentOperation => true,
        _ => (operation.Effects & (Effects.Writes | Effects.Unknown | Effects.Tape)) != 0
            || ((operation.Effects & Effects.Throws) != 0 && operation.OriginId >= 0)
            || operation is ThrowOperation,
    };

    private void Define(IrRegion region, IrOperation? owner)
    {
        foreach (var operation in region.Operations)
        {
            foreach (var nested in operation.Regions)
            {
                Define(nested, operation);
            }

            void Need() => MarkNeeded(operation, owner);

            switch (operation)
            {
                case IfOperation o:
                    for (var i = 0; i < o.Values.Count; i++)
                    {
                        var index = i;
                        _definitions[o.Values[i].Id] = () =>
                        {
                            Need();
                            UseYield(o.Then, index);
                            UseYield(o.Else, index);
                        };
                    }

                    break;
                case LoopOperation o:
                    for (var i = 0; i < o.SlotCount; i++)
                    {
                        var index = i;
                        _definitions[o.Values[i].Id] = () =>
                        {
                            Need();
                            Use(o.Parameters[index]);
                            UseYield(o.Body, index);
                        };
                        _definitions[o.Parameters[i].Id] = () =>
                        {
                            Need();
                            Use(o.Inits[index]);
                            UseYield(o.Step, index);
                        };
                        _definitions[o.Step.Parameters[i].Id] = () =>
                        {
                            Need();
                            UseYield(o.Body, index);
                        };
                    }

                    if (o.HasExit)
                    {
                        _definitions[o.ExitCode!.Id] = Need;
                    }

                    break;
                default:
                    foreach (var result in operation.Results)
                    {
                        _definitions[result.Id] = Need;
                    }

                    break;
            }

            _owners[operation] = owner;
            if (IsEssential(operation))
            {
                _essential.Add(operation);
            }
        }
    }

    private readonly Dictionary<IrOperation, IrOperation?> _owners = new(IdentityComparer<IrOperation>.Instance);
    private readonly List<IrOperation> _essential = [];

    private void Propagate()
    {
        foreach (var operation in _essential)
        {
            MarkNeeded(operation, _owners[operation]);
        }

        while (_work.Count > 0)
        {
            if (_definitions.TryGetValue(_work.Pop(), out var define))
            {
                define();
            }
        }
    }

    private void MarkNeeded(IrOperation operation, IrOperation? owner)
    {
        if (!_needed.Add(operation))
        {
            return;
        }

        switch (operation)
        {
            case IfOperation o:
                Use(o.Condition);
                break;
            case LoopOperation o:
                UseYield(o.Condition, 0);
                if (o.HasExit)
                {
                    UseYield(o.Body, o.SlotCount);
                }

                break;
            default:
                foreach (var operand in operation.Operands)
                {
                    Use(operand);
                }

                break;
        }

        if (owner is not null)
        {
            MarkNeeded(owner, _owners[owner]);
        }
    }

    private void Use(IrValue value)
    {
        if (_live.Add(value.Id))
        {
            _work.Push(value.Id);
        }
    }

    private void UseYield(IrRegion region, int index)
    {
        if (!region.Throws)
        {
            Use(region.Yields[index]);
        }
    }

    private IrRegion Prune(IrRegion region, Func<int, bool> keepsYield)
    {
        var operations = new List<IrOperation>();
        foreach (var operation in region.Operations)
        {
            if (!_needed.Contains(operation))
            {
                continue;
            }

            switch (operation)
            {
                case IfOperation o:
                    bool KeepsValue(int i) => _live.Contains(o.Values[i].Id);
                    operations.Add(o with
                    {
                        Values = Filter(o.Values, KeepsValue),
                        Then = Prune(o.Then, KeepsValue),
                        Else = Prune(o.Else, KeepsValue),
                    });
                    break;
                case LoopOperation o:
                    bool KeepsSlot(int i) => i == o.SlotCount || _live.Contains(o.Values[i].Id) || _live.Contains(o.Parameters[i].Id)
                        || _live.Contains(o.Step.Parameters[i].Id);
                    operations.Add(o with
                    {
                        Values = Filter(o.Values, KeepsSlot),
                        Inits = Filter(o.Inits, KeepsSlot),
                        Parameters = Filter(o.Parameters, KeepsSlot),
                        Condition = Prune(o.Condition, static _ => true),
                        Body = Prune(o.Body, KeepsSlot),
                        Step = Prune(o.Step, KeepsSlot) with { Parameters = Filter(o.Step.Parameters, KeepsSlot) },
                    });
                    break;
                default:
                    operations.Add(operation);
                    break;
            }
        }

        return region with { Operations = operations.ToEquatableArray(), Yields = Filter(region.Yields, keepsYield) };
    }

    private static EquatableArray<IrValue> Filter(EquatableArray<IrValue> values, Func<int, bool> keeps) =>
        values.Where((_, i) => keeps(i)).ToEquatableArray();
}
