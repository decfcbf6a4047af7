using Autodiff.Generator.Binding;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// Loops.
internal sealed partial class OperationLowerer
{
    private Steps? LowerLoop(ILoopOperation loop, Steps? rest)
    {
        var outer = _values.Copy();
        switch (loop)
        {
            case IForLoopOperation forLoop:
                foreach (var before in forLoop.Before)
                {
                    LowerSimpleStatement(before);
                }

                rest = LowerTested(loop, forLoop.Condition, forLoop.AtLoopBottom, rest);
                break;
            case IWhileLoopOperation whileLoop:
                rest = LowerTested(loop, whileLoop.Condition, [], rest);
                break;
            case IForEachLoopOperation forEach:
                rest = LowerForEach(forEach, rest);
                break;
            default:
                // No other loops in C#.
                Unsupported(loop, "loops of this kind are not supported");
                break;
        }

        _values.LeaveScope(outer);
        return rest;
    }

    /// <summary>A <c>for</c>, <c>while</c> or <c>do</c> loop.</summary>
    private Steps? LowerTested(ILoopOperation loop, IOperation? condition, IReadOnlyList<IOperation> increments, Steps? rest)
    {
        var slots = Slots(loop, [loop.Body, condition, .. increments]);
        var body = StepsOf(loop.Body);
        var tests = condition is not null && !CompletionAnalysis.IsEndless(loop);
        var plan = new LoopPlan(slots, new(loop.ExitLabel));
        if (tests && IsPureTest(condition!))
        {
            plan.Condition = () => LowerOne(condition!);
            plan.TestsAtEnd = CompletionAnalysis.TestsAtEnd(loop);
            tests = false;
        }

        var labelled = new Steps(new LabelledStep(new(loop.ContinueLabel), body), null);
        if (increments.Count > 0)
        {
            if (increments.All(IsInduction))
            {
                plan.Step = () => LowerIncrements(increments);
            }
            else
            {
                labelled = new Steps(labelled.Head, new Steps(new ActionStep(() => LowerIncrements(increments)), null));
            }
        }

        if (tests)
        {
            // A condition that assigns is part of the body: while (true) { if (!condition) break; body }
            var guard = new ChoiceStep(() => LowerOne(condition!), null, new Steps(new JumpStep(new(loop.ExitLabel)), null));
            labelled = CompletionAnalysis.TestsAtEnd(loop)
                ? Steps.Concat(labelled, new Steps(guard, null))!
                : new Steps(guard, labelled);
        }

        plan.Body = labelled;
        return LowerPlan(plan, rest);
    }

    private void LowerIncrements(IEnumerable<IOperation> increments)
    {
        foreach (var increment in increments)
        {
            At(increment, () =>
            {
                LowerSimpleStatement(increment);
                return true;
            });
        }
    }

    /// <summary>Whether an operation is an update of an integer variable by a plain expression, as <c>i++</c> and <c>i += step</c>.</summary>
    private bool IsInduction(IOperation operation)
    {
        var update = operation is IExpressionStatementOperation statement ? statement.Operation : operation;
        var (target, value) = update switch
        {
            IIncrementOrDecrementOperation increment => (increment.Target, null),
            ICompoundAssignmentOperation compound => (compound.Target, compound.Value),
            ISimpleAssignmentOperation assignment => (assignment.Target, assignment.Value),
            _ => (null, null),
        };
        return target is ILocalReferenceOperation { Local.IsRef: false } or IParameterReferenceOperation
            && target.Type is { } type && TypeMapper.Map(type).IsIntegral
            && (value is null || value.DescendantsAndSelf().All(static inner => inner.ConstantValue.HasValue
                || inner is ILocalReferenceOperation or IParameterReferenceOperation or IConversionOperation or IUnaryOperation or IBinaryOperation));
    }

    /// <summary>Whether evaluating an expression assigns nothing and declares nothing.</summary>
    private bool IsPureTest(IOperation expression) => !expression.DescendantsAndSelf().Any(operation => operation switch
    {
        IAssignmentOperation or IIncrementOrDecrementOperation or IDeclarationExpressionOperation => true,
        IDeclarationPatternOperation or IRecursivePatternOperation { DeclaredSymbol: not null } => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IInvocationOperation call => _callees.Resolve(call.TargetMethod) is { } callee
            ? callee.Parameters.Any(static parameter => parameter.IsWritten)
            : call.Arguments.Any(static argument => MayBeWritten(argument.Parameter?.Type)),
        _ => false,
    });

    /// <summary>Whether a method that is not known could write what it is given.</summary>
    private static bool MayBeWritten(ITypeSymbol? type) => type is not null && TypeMapper.Map(type) is ArrayType or SpanType { IsReadOnly: false };

    private List<Variable> Slots(ILoopOperation loop, IEnumerable<IOperation?> parts)
    {
        var assigned = AssignedVariables.In(parts, VariablesOfReference);
        if (_completions.Of(loop).Jumps.Contains(JumpTarget.Return))
        {
            assigned.UnionWith(Result);
        }

        return [.. _values.Variables.Where(assigned.Contains)];
    }

    /// <summary>Lowers a loop by its plan, and as much of the rest as must be nested in a decision by its exit code.</summary>
    private Steps? LowerPlan(LoopPlan plan, Steps? rest)
    {
        var hasExit = !Steps.CompletionOf(plan.Body).Jumps.IsEmpty;
        var exit = hasExit ? MakeVariable(NameOfOwn("exit"), IrType.Int32) : null;
        var scope = new LoopScope(exit);
        var slots = plan.Slots;
        var inits = slots.Select(Read).ToEquatableArray();
        var parameters = slots.Select(slot => _builder.Fresh(slot.Type, slot.Name)).ToEquatableArray();
        var condition = LowerPart(slots, parameters, () => { }, () => [plan.Condition?.Invoke() ?? _builder.Boolean(true)]);
        var outputs = exit is null ? slots : [.. slots, exit];
        var bodyRegion = LowerPart(
            slots,
            parameters,
            () =>
            {
                if (exit is not null)
                {
                    _values.Declare(exit);
                    _values[exit] = _builder.Int32(0);
                }

                Within(scope, () => LowerSteps(plan.Body));
            },
            () => outputs.Select(Read));
        var stepParameters = slots.Select(slot => _builder.Fresh(slot.Type, slot.Name)).ToEquatableArray();
        var step = LowerPart(slots, stepParameters, plan.Step ?? (() => { }), () => slots.Select(Read))
            with { Parameters = stepParameters };

        var results = outputs.Select(output => _builder.Fresh(output.Type, output.Name)).ToEquatableArray();
        _builder.Append(new LoopOperation(results, inits, parameters, condition, bodyRegion, step, hasExit, plan.TestsAtEnd));
        for (var i = 0; i < slots.Count; i++)
        {
            _values[slots[i]] = results[i];
        }

        return GoOnAfter(plan, scope, exit is null ? null : results[slots.Count], rest);
    }

    private IrRegion LowerPart(
        List<Variable> slots, EquatableArray<IrValue> parameters, Action lower, Func<IEnumerable<IrValue>> yields)
    {
        var (builder, values) = (_builder, _values);
        _builder = builder.Nested();
        _values = values.Copy();
        _flow = Flow.Falls;
        for (var i = 0; i < slots.Count; i++)
        {
            _values[slots[i]] = parameters[i];
        }

        lower();
        var region = Close(_builder, _flow, yields);
        (_builder, _values, _flow) = (builder, values, Flow.Falls);
        return region;
    }

    /// <summary>After a loop: exits that are not its own <c>break</c> jump on to where they go.</summary>
    private Steps? GoOnAfter(LoopPlan plan, LoopScope scope, IrValue? exitCode, Steps? rest)
    {
        var ends = plan.Condition is not null || (plan.Exit is not null && scope.Targets.Contains(plan.Exit));
        var further = scope.Targets.Distinct().Where(target => target != plan.Exit).ToList();
        if (exitCode is null || further.Count == 0)
        {
            _flow = ends ? Flow.Falls : Flow.None;
            return rest;
        }

        for (var i = further.Count - 1; i >= 0; i--)
        {
            var target = further[i];
            var jump = new Steps(new JumpStep(target), null);
            if (!ends && i == further.Count - 1)
            {
                rest = jump;
            }
            else if (rest is not null || IsRemembered(target))
            {
                rest = new Steps(new ChoiceStep(() => HasLeftBy(scope, target, exitCode), jump, null), rest);
            }
        }

        return rest;
    }

    /// <summary>Whether a jump to the target changes a variable, so that it matters even where nothing follows.</summary>
    private bool IsRemembered(JumpTarget target)
    {
        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            switch (_scopes[i])
            {
                case LabelScope label when label.Label == target:
                    return false;
                case PartialScope { Skip: not null } or LoopScope:
                    return true;
            }
        }

        return false;
    }

    private IrValue HasLeftBy(LoopScope scope, JumpTarget target, IrValue exitCode)
    {
        if (scope.Targets.All(other => other == target))
        {
            return _builder.Compare(Primitive.NotEqual, exitCode, _builder.Int32(0));
        }

        IrValue? any = null;
        for (var i = 0; i < scope.Targets.Count; i++)
        {
            if (scope.Targets[i] == target)
            {
                var one = _builder.Compare(Primitive.Equal, exitCode, _builder.Int32(i + 1));
                any = any is null ? one : _builder.Primitive(Primitive.Or, IrType.Boolean, [any, one]);
            }
        }

        return any!;
    }
}
