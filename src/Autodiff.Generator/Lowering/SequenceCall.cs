using Autodiff.Generator.Binding;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

/// <summary>
/// Lower: a call of LINQ that becomes a loop: <c>Sum</c>, <c>Average</c>, <c>Max</c>, <c>Min</c> and <c>Aggregate</c> to a <c>double</c>, over an array of
/// numbers, directly or by <c>Select</c> and <c>Zip</c>, with lambdas that are one expression.
/// </summary>
/// <param name="Reduction">The method's name.</param>
/// <param name="Source">What is reduced.</param>
/// <param name="Seed">The start of <c>Aggregate</c>.</param>
/// <param name="Function">The function of <c>Aggregate</c>.</param>
internal sealed record SequenceCall(string Reduction, SequenceSource Source, IOperation? Seed, IOperation? Function)
{
    /// <summary>The call as a sequence that can be lowered, or null if it is none.</summary>
    public static SequenceCall? Of(IInvocationOperation invocation)
    {
        if (!IsLinq(invocation) || invocation.Type?.SpecialType != SpecialType.System_Double || invocation.Arguments.Length == 0
            || SourceOf(invocation.Arguments[0].Value) is not { } source)
        {
            return null;
        }

        var values = invocation.Arguments.Select(static argument => argument.Value).ToArray();
        switch (invocation.TargetMethod.Name, values.Length)
        {
            case ("Sum" or "Average" or "Max" or "Min", 1) when source.IsOfDoubles:
                return new SequenceCall(invocation.TargetMethod.Name, source, null, null);
            case ("Sum" or "Average" or "Max" or "Min", 2) when LambdaTo(values[1], 1, SpecialType.System_Double):
                return new SequenceCall(invocation.TargetMethod.Name, new SequenceSource(null, source, null, values[1]), null, null);
            case ("Aggregate", 3) when LambdaTo(values[2], 2, SpecialType.System_Double):
                return new SequenceCall("Aggregate", source, values[1], values[2]);
            default:
                return null;
        }
    }

    /// <summary>Whether a lambda stands where a call that can be lowered takes it.</summary>
    public static bool Takes(IOperation lambda)
    {
        for (var outer = lambda.Parent; outer is not null and not IExpressionStatementOperation; outer = outer.Parent)
        {
            if (outer is IInvocationOperation invocation && Of(invocation) is { } call)
            {
                return call.Functions().Any(function => function.DescendantsAndSelf().Contains(lambda));
            }
        }

        return false;
    }

    /// <summary>All lambdas in it.</summary>
    public IEnumerable<IOperation> Functions()
    {
        if (Function is not null)
        {
            yield return Function;
        }

        foreach (var function in Source.Functions())
        {
            yield return function;
        }
    }

    private static SequenceSource? SourceOf(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true, Operand: { Type: not null } operand })
        {
            value = operand;
        }

        if (value.Type is IArrayTypeSymbol { Rank: 1, ElementType: var element } && TypeMapper.Map(element) is ScalarType)
        {
            return new SequenceSource(value, null, null, null);
        }

        if (value is not IInvocationOperation invocation || !IsLinq(invocation))
        {
            return null;
        }

        var values = invocation.Arguments.Select(static argument => argument.Value).ToArray();
        return (invocation.TargetMethod.Name, values.Length) switch
        {
            ("Select", 2) when SourceOf(values[0]) is { } source && LambdaTo(values[1], 1, null) => new SequenceSource(null, source, null, values[1]),
            ("Zip", 3) when SourceOf(values[0]) is { } first && SourceOf(values[1]) is { } second && LambdaTo(values[2], 2, null) =>
                new SequenceSource(null, first, second, values[2]),
            _ => null,
        };
    }

    private static bool LambdaTo(IOperation value, int parameters, SpecialType? result) =>
        InlinedFunctions.LambdaOf(value) is { } lambda && lambda.Parameters.Count == parameters
        && (result is null || lambda.Expression.Type?.SpecialType == result);

    private static bool IsLinq(IInvocationOperation invocation) => invocation.TargetMethod.ContainingType.Is("System.Linq.Enumerable");
}
