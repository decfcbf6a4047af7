using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Lowering;

// break, continue and return: what follows a statement that may be left is nested into the branch that goes on, or guarded.
internal sealed partial class OperationLowerer
{
    private readonly List<ExitScope> _scopes = [];

    /// <summary>Leaves everything up to the target; what is left remembers it.</summary>
    private void Jump(JumpTarget target)
    {
        _flow = Flow.Jumped;
        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            switch (_scopes[i])
            {
                case LabelScope label when label.Label == target:
                    return;
                case PartialScope { Skip: { } skip }:
                    _values[skip] = _builder.Boolean(true);
                    break;
                case LoopScope { Exit: { } exit } loop:
                    // What lies further out is left after the loop.
                    _values[exit] = _builder.Int32(loop.AddExit(target));
                    return;
                case LoopScope:
                    return;
            }
        }
    }

    /// <summary>Lowers steps inside a scope.</summary>
    private void Within(ExitScope scope, Action lower)
    {
        _scopes.Add(scope);
        lower();
        _scopes.RemoveAt(_scopes.Count - 1);
    }

    /// <summary>Lowers a decision, and as much of the rest as must be nested in it.</summary>
    /// <returns>The rest that follows it in the same region.</returns>
    private Steps? LowerChoice(ChoiceStep choice, Steps? rest)
    {
        var then = Steps.CompletionOf(choice.Then);
        var otherwise = Steps.CompletionOf(choice.Otherwise);
        var condition = choice.Condition();
        if (then.NeverEnds && !IsPlain(otherwise))
        {
            LowerDecision(condition, choice.Then, null);
            return Steps.Concat(choice.Otherwise, rest);
        }

        if (otherwise.NeverEnds && !IsPlain(then))
        {
            LowerDecision(condition, null, choice.Otherwise);
            return Steps.Concat(choice.Then, rest);
        }

        if (rest is null || choice.Completion.Jumps.IsEmpty)
        {
            LowerDecision(condition, choice.Then, choice.Otherwise);
            return rest;
        }

        if (then.AlwaysJumps)
        {
            LowerDecision(condition, choice.Then, Steps.Concat(choice.Otherwise, rest));
            return null;
        }

        if (otherwise.AlwaysJumps)
        {
            LowerDecision(condition, Steps.Concat(choice.Then, rest), choice.Otherwise);
            return null;
        }

        LowerPartly(choice.Completion, () => LowerDecision(condition, choice.Then, choice.Otherwise), rest);
        return null;
    }

    private static bool IsPlain(Completion completion) => completion.Falls && completion.Jumps.IsEmpty;

    private Steps? LowerLabelled(LabelledStep step, Steps? rest)
    {
        var inner = Steps.CompletionOf(step.Inner);
        if (!inner.Jumps.Contains(step.Label))
        {
            return Steps.Concat(step.Inner, rest);
        }

        void LowerInner() => Within(new LabelScope(step.Label), () => LowerSteps(step.Inner));

        if (step.Completion.Jumps.IsEmpty || rest is null)
        {
            LowerInner();
            _flow |= Flow.Falls;
            return rest;
        }

        LowerPartly(step.Completion, LowerInner, rest);
        return null;
    }

    /// <summary>Lowers something that is left on some paths, and guards the rest.</summary>
    private void LowerPartly(Completion completion, Action lower, Steps? rest)
    {
        var exit = InnermostLoopExit(completion);
        var skip = exit is null ? MakeVariable(NameOfOwn("skip"), IrType.Boolean) : null;
        if (skip is not null)
        {
            _values.Declare(skip);
            _values[skip] = _builder.Boolean(false);
        }

        Within(new PartialScope(skip), lower);
        var goesOn = exit is not null
            ? _builder.Compare(Primitive.Equal, Read(exit), _builder.Int32(0))
            : _builder.Primitive(Primitive.LogicalNot, IrType.Boolean, [Read(skip!)]);
        if (skip is not null)
        {
            _values.Remove(skip);
        }

        LowerDecision(goesOn, rest, null);
    }

    /// <summary>The exit code of the loop around, if all jumps leave that loop.</summary>
    private Variable? InnermostLoopExit(Completion completion)
    {
        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            switch (_scopes[i])
            {
                case LabelScope label when completion.Jumps.Contains(label.Label):
                    return null;
                case LoopScope loop:
                    return loop.Exit;
            }
        }

        return null;
    }
}
