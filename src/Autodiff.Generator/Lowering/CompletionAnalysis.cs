using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: finds the ways in which statements can end before they are lowered, since exits decide what is nested in what.</summary>
internal sealed class CompletionAnalysis
{
    private readonly Dictionary<IOperation, Completion> _known = [];

    public Completion Of(IOperation? statement)
    {
        if (statement is null)
        {
            return Completion.Falling;
        }

        if (!_known.TryGetValue(statement, out var completion))
        {
            completion = Find(statement);
            _known.Add(statement, completion);
        }

        return completion;
    }

    public Completion Of(IEnumerable<IOperation> statements)
    {
        var completion = Completion.Falling;
        foreach (var statement in statements)
        {
            if (!completion.Falls)
            {
                break;
            }

            completion = completion.Then(Of(statement));
        }

        return completion;
    }

    /// <summary>The loop's body, with <c>continue</c> at its end.</summary>
    public Completion OfBody(ILoopOperation loop) => Of(loop.Body).Landing(new(loop.ContinueLabel));

    private Completion Find(IOperation statement) => statement switch
    {
        IBlockOperation block => Of(block.Operations),
        IReturnOperation { Kind: OperationKind.Return } => Completion.By(JumpTarget.Return),
        IBranchOperation { BranchKind: not BranchKind.GoTo } branch => Completion.By(new(branch.Target)),
        IThrowOperation => Completion.Never,
        IExpressionStatementOperation { Operation: IThrowOperation } => Completion.Never,
        ILabeledOperation labeled => Of(labeled.Operation),
        IConditionalOperation conditional => OfConditional(conditional),
        ILoopOperation loop => OfLoop(loop),
        ISwitchOperation switchOperation => OfSwitch(switchOperation),
        _ => Completion.Falling,
    };

    private Completion OfConditional(IConditionalOperation conditional) => BooleanConstant(conditional.Condition) switch
    {
        true => Of(conditional.WhenTrue),
        false => Of(conditional.WhenFalse),
        null => Of(conditional.WhenTrue).Or(Of(conditional.WhenFalse)),
    };

    private Completion OfLoop(ILoopOperation loop)
    {
        var body = OfBody(loop);
        var falls = !IsEndless(loop) && (body.Falls || !TestsAtEnd(loop));
        return new Completion(falls, body.Jumps).Landing(new(loop.ExitLabel));
    }

    private Completion OfSwitch(ISwitchOperation switchOperation)
    {
        var hasDefault = switchOperation.Cases.Any(static section => section.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default));
        var completion = hasDefault ? Completion.Never : Completion.Falling;
        foreach (var section in switchOperation.Cases)
        {
            completion = completion.Or(Of(section.Body));
        }

        return completion.Landing(new(switchOperation.ExitLabel));
    }

    /// <summary>Whether the loop ends by jumps only.</summary>
    public static bool IsEndless(ILoopOperation loop) => loop switch
    {
        IForLoopOperation { Condition: var condition } => condition is null || BooleanConstant(condition) == true,
        IWhileLoopOperation { Condition: var condition } => condition is null || BooleanConstant(condition) == true,
        _ => false,
    };

    public static bool TestsAtEnd(ILoopOperation loop) => loop is IWhileLoopOperation { ConditionIsTop: false };

    public static bool? BooleanConstant(IOperation? operation) =>
        operation?.ConstantValue is { HasValue: true, Value: bool value } ? value : null;
}
