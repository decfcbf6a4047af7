using System.Collections.Immutable;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Lowering;

// Regions of decisions, and what comes out of them.
internal sealed partial class OperationLowerer
{
    private Branch LowerBranch(Action lower) => LowerBranch(() =>
    {
        lower();
        return ImmutableArray<IrValue>.Empty;
    });

    private Branch LowerBranch(Func<ImmutableArray<IrValue>> lower)
    {
        var (builder, values) = (_builder, _values);
        _builder = builder.Nested();
        _values = values.Copy();
        _flow = Flow.Falls;
        var results = lower();
        var branch = new Branch(_builder, _values, _flow, results);
        (_builder, _values, _flow) = (builder, values, Flow.Falls);
        return branch;
    }

    /// <summary><c>condition ? then : otherwise</c> for statements.</summary>
    private void LowerDecision(IrValue condition, Steps? then, Steps? otherwise)
    {
        var thenBranch = LowerBranch(() => LowerSteps(then));
        var otherwiseBranch = LowerBranch(() => LowerSteps(otherwise));
        Join(condition, thenBranch, otherwiseBranch, EquatableArray<IrType>.Empty, isExpression: false);
    }

    /// <summary><c>condition ? then : otherwise</c> for expressions; each side is evaluated only if chosen.</summary>
    private ImmutableArray<IrValue> Decide(
        IrValue condition, EquatableArray<IrType> types, Func<ImmutableArray<IrValue>> then, Func<ImmutableArray<IrValue>> otherwise) =>
        Join(condition, LowerBranch(then), LowerBranch(otherwise), types, isExpression: true);

    private IrValue DecideOne(IrValue condition, IrType type, Func<IrValue> then, Func<IrValue> otherwise) =>
        Decide(condition, new([type]), () => [then()], () => [otherwise()])[0];

    private IrValue AndAlso(IrValue left, Func<IrValue> right) => IsConstant(left, true)
        ? right()
        : DecideOne(left, IrType.Boolean, right, () => _builder.Boolean(false));

    private IrValue OrElse(IrValue left, Func<IrValue> right) => IsConstant(left, false)
        ? right()
        : DecideOne(left, IrType.Boolean, () => _builder.Boolean(true), right);

    private bool IsConstant(IrValue value, bool expected) =>
        _context.ConstantOf(value) is { } constant && constant.Type.IsBoolean && constant.AsBoolean == expected;

    /// <summary>
    /// Ends a decision: its results are the leaves of the expression, then the variables that are in scope before it and differ between the branches.
    /// </summary>
    private ImmutableArray<IrValue> Join(
        IrValue condition, Branch then, Branch otherwise, EquatableArray<IrType> types, bool isExpression)
    {
        if (isExpression)
        {
            // What a branch of an expression declares is in scope after it: x > 0 && f(x) is var y && y > 1.
            foreach (var declared in then.Values.Variables.Concat(otherwise.Values.Variables).Where(variable => !_values.Contains(variable)).ToList())
            {
                _values.Declare(declared);
            }
        }

        var changed = _values.Variables.Where(variable => Differs(variable, then, otherwise)).ToList();
        foreach (var variable in _values.Variables.Except(changed).ToList())
        {
            // Both branches agree, on a value from outside or because neither touches it.
            _values[variable] = (then.EndsNever ? otherwise : then).EndsNever
                ? _values[variable]
                : (then.EndsNever ? otherwise : then).Values[variable];
        }

        var thenRegion = CloseBranch(then, types, changed);
        var otherwiseRegion = CloseBranch(otherwise, types, changed);
        var results = types.Select(type => _builder.Fresh(type)).ToImmutableArray();
        var outputs = changed.Select(variable => _builder.Fresh(variable.Type, variable.Name)).ToList();
        if (outputs.Count > 0 || results.Length > 0 || thenRegion.Operations.Count > 0 || otherwiseRegion.Operations.Count > 0)
        {
            _builder.Append(new IfOperation(
                new([.. results, .. outputs]), condition, thenRegion, otherwiseRegion, isExpression));
        }

        for (var i = 0; i < changed.Count; i++)
        {
            _values[changed[i]] = outputs[i];
        }

        _flow = then.Flow | otherwise.Flow;
        return results;
    }

    private bool Differs(Variable variable, Branch then, Branch otherwise)
    {
        if (then.EndsNever && otherwise.EndsNever)
        {
            return false;
        }

        var before = _values[variable]?.Id;
        var thenValue = then.EndsNever ? before : then.Values[variable]?.Id;
        var otherwiseValue = otherwise.EndsNever ? before : otherwise.Values[variable]?.Id;
        return thenValue != otherwiseValue;
    }

    private IrRegion CloseBranch(Branch branch, EquatableArray<IrType> types, List<Variable> changed)
    {
        var (builder, values) = (_builder, _values);
        (_builder, _values) = (branch.Builder, branch.Values);
        var region = Close(_builder, branch.Flow, () =>
        {
            // A branch that jumps away has no value for the expression.
            var results = branch.Results.Length == types.Count ? branch.Results : types.Select(_builder.Default);
            return results.Concat(changed.Select(Read));
        });
        (_builder, _values) = (builder, values);
        return region;
    }
}
