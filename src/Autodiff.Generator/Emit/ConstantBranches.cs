using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>
/// Evaluates operators on constants and takes out what they decide: branches never taken, loops never entered. C# would find
/// that code unreachable and warn.
/// </summary>
internal sealed class ConstantBranches
{
    private readonly IrRewriter _rewriter = new();
    private readonly Dictionary<int, Constant> _constants = [];

    private ConstantBranches()
    {
    }

    public static IrFunction Remove(IrFunction function) => function with { Body = new ConstantBranches().Region(function.Body) };

    private IrRegion Region(IrRegion region)
    {
        var operations = new List<IrOperation>();
        return Append(region, operations)
            ? new IrRegion(region.Parameters, operations.ToEquatableArray(), _rewriter.Use(region.Yields))
            : new IrRegion(region.Parameters, operations.ToEquatableArray(), EquatableArray<IrValue>.Empty);
    }

    /// <summary>Appends the operations of a region; false if control does not reach its end.</summary>
    private bool Append(IrRegion region, List<IrOperation> operations)
    {
        foreach (var operation in region.Operations)
        {
            if (!Append(operation, operations))
            {
                return false;
            }
        }

        return !region.Throws;
    }

    private bool Append(IrOperation operation, List<IrOperation> operations)
    {
        switch (operation)
        {
            case ConstantOperation o:
                _constants[o.Result.Id] = o.Value;
                operations.Add(o);
                return true;
            case PrimitiveOperation o:
                o = o with { Inputs = _rewriter.Use(o.Inputs) };
                if (ConstantFolding.Evaluate(o, [.. o.Inputs.Select(ConstantOf)]) is { } value)
                {
                    return Append(new ConstantOperation(o.Result, value), operations);
                }

                operations.Add(o);
                return true;
            case IfOperation o:
                return AppendIf(o with { Condition = _rewriter.Use(o.Condition) }, operations);
            case LoopOperation o:
                return AppendLoop(o with { Inits = _rewriter.Use(o.Inits) }, operations);
            default:
                operations.Add(_rewriter.Rewrite(operation));
                return true;
        }
    }

    private bool AppendIf(IfOperation o, List<IrOperation> operations)
    {
        if (ConstantOf(o.Condition) is not { } condition)
        {
            operations.Add(o with { Then = Region(o.Then), Else = Region(o.Else) });
            return true;
        }

        var taken = condition.AsBoolean ? o.Then : o.Else;
        if (!Append(taken, operations))
        {
            return false;
        }

        for (var i = 0; i < o.Values.Count; i++)
        {
            _rewriter.Replace(o.Values[i], _rewriter.Use(taken.Yields[i]));
        }

        return true;
    }

    private bool AppendLoop(LoopOperation o, List<IrOperation> operations)
    {
        var condition = Region(o.Condition);
        if (o.TestsAtEnd || condition.Throws || ConstantOf(condition.Yields[0]) is not { AsBoolean: false })
        {
            operations.Add(o with { Condition = condition, Body = Region(o.Body), Step = Region(o.Step) });
            return true;
        }

        for (var i = 0; i < o.SlotCount; i++)
        {
            _rewriter.Replace(o.Parameters[i], o.Inits[i]);
            _rewriter.Replace(o.Values[i], o.Inits[i]);
        }

        if (o.ExitCode is { } exit)
        {
            Append(new ConstantOperation(exit, Constant.Of(0)), operations);
        }

        return Append(o.Condition, operations);
    }

    private Constant? ConstantOf(IrValue value) => _constants.TryGetValue(value.Id, out var constant) ? constant : null;
}
