using System.Collections.Immutable;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// switch, as statement and as expression: chains of decisions.
internal sealed partial class OperationLowerer
{
    private Steps? LowerSwitch(ISwitchOperation switchOperation, Steps? rest)
    {
        var value = Lower(switchOperation.Value);
        if (switchOperation.Value.Type is not { } type)
        {
            return rest;
        }

        Steps? chain = null;
        foreach (var section in switchOperation.Cases.Where(IsDefault))
        {
            chain = StepsOf(BodyOf(section, switchOperation));
        }

        foreach (var section in switchOperation.Cases.Where(static section => !IsDefault(section)).Reverse())
        {
            chain = new Steps(
                new ChoiceStep(() => MatchSection(value, type, section), StepsOf(BodyOf(section, switchOperation)), chain),
                null);
        }

        var exit = new JumpTarget(switchOperation.ExitLabel);
        return Steps.CompletionOf(chain).Jumps.Contains(exit)
            ? new Steps(new LabelledStep(exit, chain), rest)
            : Steps.Concat(chain, rest);
    }

    private static bool IsDefault(ISwitchCaseOperation section) =>
        section.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default);

    /// <summary>The statements of a section, without the break at its end.</summary>
    private static IEnumerable<IOperation> BodyOf(ISwitchCaseOperation section, ISwitchOperation switchOperation)
    {
        var statements = section.Body.ToList();
        while (statements.Count > 0 && statements[statements.Count - 1] is IBlockOperation block)
        {
            statements.RemoveAt(statements.Count - 1);
            statements.AddRange(block.Operations);
            if (block.Operations.IsEmpty)
            {
                break;
            }
        }

        if (statements.Count > 0 && statements[statements.Count - 1] is IBranchOperation { BranchKind: BranchKind.Break } end
            && SymbolEqualityComparer.Default.Equals(end.Target, switchOperation.ExitLabel))
        {
            statements.RemoveAt(statements.Count - 1);
        }

        return statements;
    }

    private IrValue MatchSection(ImmutableArray<IrValue> value, ITypeSymbol type, ISwitchCaseOperation section)
    {
        IrValue MatchFrom(int index)
        {
            var matches = MatchClause(value, type, section.Clauses[index]);
            return index + 1 < section.Clauses.Length ? OrElse(matches, () => MatchFrom(index + 1)) : matches;
        }

        return section.Clauses.IsEmpty ? _builder.Boolean(false) : MatchFrom(0);
    }

    private IrValue MatchClause(ImmutableArray<IrValue> value, ITypeSymbol type, ICaseClauseOperation clause)
    {
        switch (clause)
        {
            case IPatternCaseClauseOperation pattern:
                var matches = Match(value, type, pattern.Pattern);
                return pattern.Guard is null ? matches : AndAlso(matches, () => LowerOne(pattern.Guard));
            case ISingleValueCaseClauseOperation { Value: { Type: { } constantType, ConstantValue: { HasValue: true, Value: var constant } } }
                when value.Length == 1:
                return value[0].Type is ScalarType && constant is not null
                    ? MatchConstant(value[0], Constants.Of(constant, constantType))
                    : OpaqueText.Pure(
                        this,
                        "{0} is " + Constants.Text(constant, constantType).Replace("{", "{{").Replace("}", "}}"),
                        IrType.Boolean,
                        value[0]);
            default:
                Unsupported(clause, "this kind of case is not supported");
                return _builder.Boolean(false);
        }
    }

    private ImmutableArray<IrValue> LowerSwitchExpression(ISwitchExpressionOperation switchExpression)
    {
        var value = Lower(switchExpression.Value);
        return switchExpression.Value.Type is { } type
            ? LowerArms(switchExpression, 0, value, type, LeafTypes(switchExpression.Type))
            : Defaults(switchExpression.Type);
    }

    private ImmutableArray<IrValue> LowerArms(
        ISwitchExpressionOperation switchExpression, int index, ImmutableArray<IrValue> value, ITypeSymbol type, EquatableArray<IrType> types)
    {
        if (index == switchExpression.Arms.Length)
        {
            _builder.Append(value.Length == 1
                ? new ThrowOperation("new global::System.Runtime.CompilerServices.SwitchExpressionException({0})", new([value[0]]))
                : new ThrowOperation("new global::System.Runtime.CompilerServices.SwitchExpressionException()", new([])));
            _flow = Flow.None;
            return [.. types.Select(_builder.Default)];
        }

        var arm = switchExpression.Arms[index];
        if (index == switchExpression.Arms.Length - 1 && switchExpression.IsExhaustive && arm.Guard is null && arm.Locals.IsEmpty)
        {
            return Lower(arm.Value);
        }

        var matches = Match(value, type, arm.Pattern);
        if (arm.Guard is not null)
        {
            matches = AndAlso(matches, () => LowerOne(arm.Guard));
        }

        return IsConstant(matches, true)
            ? Lower(arm.Value)
            : Decide(matches, types, () => Lower(arm.Value), () => LowerArms(switchExpression, index + 1, value, type, types));
    }
}
