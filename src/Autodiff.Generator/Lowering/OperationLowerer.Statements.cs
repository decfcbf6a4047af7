using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// Statements.
internal sealed partial class OperationLowerer
{
    private Steps? StepsOf(IOperation? statement) => statement is null ? null : StepsOf([statement]);

    private Steps? StepsOf(IEnumerable<IOperation> statements)
    {
        Steps? steps = null;
        foreach (var statement in statements.Reverse())
        {
            steps = new Steps(new StatementStep(statement, _completions.Of(statement)), steps);
        }

        return steps;
    }

    /// <summary>Lowers steps to the end of the region; what cannot be reached is dropped.</summary>
    private void LowerSteps(Steps? steps)
    {
        while (steps is not null && (_flow & Flow.Falls) != 0)
        {
            var rest = steps.Tail;
            switch (steps.Head)
            {
                case StatementStep statement:
                    rest = At(statement.Statement, () => LowerStatement(statement, rest));
                    break;
                case ChoiceStep choice:
                    rest = LowerChoice(choice, rest);
                    break;
                case LabelledStep labelled:
                    rest = LowerLabelled(labelled, rest);
                    break;
                case NestedLoopStep nested:
                    rest = nested.Lower(rest);
                    break;
                case ActionStep action:
                    action.Run();
                    break;
                case JumpStep jump:
                    Jump(jump.Target);
                    break;
            }

            steps = rest;
        }
    }

    /// <returns>What is still to be lowered in this region.</returns>
    private Steps? LowerStatement(StatementStep step, Steps? rest)
    {
        switch (step.Statement)
        {
            case IBlockOperation block when step.Completion.Jumps.IsEmpty:
                var outer = _values.Copy();
                LowerSteps(StepsOf(block.Operations));
                _values.LeaveScope(outer);
                return rest;
            case IBlockOperation block:
                return Steps.Concat(StepsOf(block.Operations), rest);
            case ILabeledOperation labeled:
                return Steps.Concat(StepsOf(labeled.Operation), rest);
            case IConditionalOperation conditional:
                return LowerIf(conditional, rest);
            case ILoopOperation loop:
                return LowerLoop(loop, rest);
            case ISwitchOperation switchOperation:
                return LowerSwitch(switchOperation, rest);
            case IReturnOperation { Kind: OperationKind.Return } returned:
                if (returned.ReturnedValue is { } value)
                {
                    var leaves = Lower(value);
                    for (var i = 0; i < Result.Length && i < leaves.Length; i++)
                    {
                        _values[Result[i]] = leaves[i];
                    }
                }

                if ((_flow & Flow.Falls) != 0)
                {
                    Jump(JumpTarget.Return);
                }

                return null;
            case IBranchOperation { BranchKind: not BranchKind.GoTo } branch:
                Jump(new(branch.Target));
                return null;
            default:
                LowerSimpleStatement(step.Statement);
                return rest;
        }
    }

    private Steps? LowerIf(IConditionalOperation conditional, Steps? rest)
    {
        switch (CompletionAnalysis.BooleanConstant(conditional.Condition))
        {
            case true:
                return Steps.Concat(StepsOf(conditional.WhenTrue), rest);
            case false:
                return Steps.Concat(StepsOf(conditional.WhenFalse), rest);
            default:
                var choice = new ChoiceStep(
                    () => LowerOne(conditional.Condition), StepsOf(conditional.WhenTrue), StepsOf(conditional.WhenFalse));
                return LowerChoice(choice, rest);
        }
    }

    /// <summary>A statement that falls through, or throws.</summary>
    private void LowerSimpleStatement(IOperation statement)
    {
        switch (statement)
        {
            case IExpressionStatementOperation expression:
                LowerForEffect(expression.Operation);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(static declaration => declaration.Declarators))
                {
                    LowerDeclarator(declarator);
                }

                break;
            case IVariableDeclaratorOperation declarator:
                LowerDeclarator(declarator);
                break;
            case IThrowOperation thrown:
                LowerThrow(thrown);
                break;
            case IEmptyOperation:
                break;
            case IBranchOperation or IReturnOperation:
                // goto and yield, refused by the fence.
                break;
            case ITryOperation or IUsingOperation or IUsingDeclarationOperation or ILockOperation:
                // Refused by the fence; look for problems inside.
                LowerInside(statement);
                break;
            case ILocalFunctionOperation:
                break;
            case { Kind: OperationKind.None or OperationKind.Invalid }:
                Report(
                    statement.Kind == OperationKind.Invalid ? DiagnosticIds.CodeDoesNotCompile : DiagnosticIds.UnsupportedStatement,
                    statement,
                    "statements of this kind are not supported");
                break;
            default:
                // An expression in the place of a statement: initialisers and increments of a for loop.
                LowerForEffect(statement);
                break;
        }
    }

    private void LowerInside(IOperation statement)
    {
        foreach (var inner in statement.ChildOperations)
        {
            if (inner is IBlockOperation block)
            {
                LowerSteps(StepsOf(block.Operations));
                _flow = Flow.Falls;
            }
        }
    }

    private void LowerForEffect(IOperation expression)
    {
        if (expression is IThrowOperation thrown)
        {
            LowerThrow(thrown);
        }
        else
        {
            Lower(expression);
        }
    }

    private void LowerDeclarator(IVariableDeclaratorOperation declarator)
    {
        var local = declarator.Symbol;
        var initializer = declarator.GetVariableInitializer()?.Value;
        if (local.IsConst)
        {
            return;
        }

        if (local.RefKind != RefKind.None)
        {
            if (initializer is not null)
            {
                _references[local] = PlaceOf(initializer);
            }

            return;
        }

        Declare(local);
        if (initializer is not null)
        {
            Assign(VariablesOf(local), Lower(initializer));
        }
    }

    private void LowerThrow(IThrowOperation thrown)
    {
        if (thrown.Exception is null)
        {
            Report(DiagnosticIds.UnsupportedStatement, thrown, "throw without an exception belongs to exception handling, which is not supported");
        }
        else
        {
            var exception = thrown.Exception;
            while (exception is IConversionOperation { IsImplicit: true } conversion)
            {
                exception = conversion.Operand;
            }

            var text = new OpaqueText(this);
            text.Write(exception);
            if (text.IsComplete)
            {
                _builder.Append(new ThrowOperation(text.Template, text.Inputs));
            }
        }

        _flow = Flow.None;
    }
}
