using System.Collections.Immutable;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// Local functions and lambdas that are one expression, and the calls of LINQ that take them.
internal sealed partial class OperationLowerer
{
    private readonly HashSet<ISymbol> _inlined = new(SymbolEqualityComparer.Default);

    private ImmutableArray<IrValue>? TryLowerLocalFunctionCall(IInvocationOperation invocation)
    {
        var function = invocation.TargetMethod;
        if (function.MethodKind != MethodKind.LocalFunction)
        {
            return null;
        }

        var declaration = _body.Descendants().OfType<ILocalFunctionOperation>()
            .FirstOrDefault(local => SymbolEqualityComparer.Default.Equals(local.Symbol, function));
        if (declaration is null || InlinedFunctions.ExpressionOf(declaration) is not { } expression)
        {
            // Its declaration has been refused.
            return Defaults(invocation.Type);
        }

        var arguments = invocation.Arguments.Select(argument => (argument.Parameter!, Values: Lower(argument.Value))).ToList();
        if (!IsPureTest(expression) || !_inlined.Add(function))
        {
            Report(DiagnosticIds.LocalFunctionInBody, declaration);
            return Defaults(invocation.Type);
        }

        var result = Inline(expression, arguments);
        _inlined.Remove(function);
        return result;
    }

    /// <summary>Lowers a function's expression with values for its parameters.</summary>
    private ImmutableArray<IrValue> Inline(IOperation expression, IEnumerable<(IParameterSymbol Parameter, ImmutableArray<IrValue> Values)> arguments)
    {
        var outer = _values.Copy();
        foreach (var (parameter, values) in arguments)
        {
            var variables = VariablesOf(parameter);
            foreach (var variable in variables)
            {
                _values.Declare(variable);
            }

            Assign(variables, values);
        }

        var result = At(expression, () => Lower(expression));
        _values.LeaveScope(outer);
        return result;
    }

    private ImmutableArray<IrValue>? TryLowerSequence(IInvocationOperation invocation)
    {
        if (SequenceCall.Of(invocation) is not { } call)
        {
            return null;
        }

        if (call.Functions().FirstOrDefault(function => !IsPureTest(InlinedFunctions.LambdaOf(function)!.Value.Expression)) is { } impure)
        {
            Report(DiagnosticIds.LambdaInBody, impure);
            return Defaults(invocation.Type);
        }

        var seed = default(IrValue);
        var (length, element) = LowerSource(call.Source);
        if (call.Seed is not null)
        {
            seed = LowerOne(call.Seed);
        }

        switch (call.Reduction)
        {
            case "Aggregate":
                var function = InlinedFunctions.LambdaOf(call.Function!)!.Value;
                return [Reduce(0, length, seed!, (value, index) =>
                    Inline(function.Expression, [(function.Parameters[0], [value]), (function.Parameters[1], [element(index)])])[0])];
            case "Max" or "Min":
                ThrowIfEmpty(length);
                var isMax = call.Reduction == "Max";
                return [Reduce(1, length, element(_builder.Int32(0)), (value, index) => Better(value, element(index), isMax))];
            case "Average":
                ThrowIfEmpty(length);
                return [Compute(Primitive.Divide, IrType.Double, false, SumOf(length, element), Convert(length, IrType.Double))];
            default:
                return [SumOf(length, element)];
        }
    }

    private IrValue SumOf(IrValue length, Func<IrValue, IrValue> element) => Reduce(
        0, length, _builder.Default(IrType.Double), (value, index) => _builder.Primitive(Primitive.Add, IrType.Double, [value, element(index)]));

    /// <summary>
    /// The element, if it is larger (smaller), or one of the two is not a number and the library would take the element: the largest of all ignores what is
    /// not a number, the smallest does not. Of equal elements the first is taken.
    /// </summary>
    private IrValue Better(IrValue value, IrValue element, bool isMax)
    {
        var better = _builder.Compare(isMax ? Primitive.Greater : Primitive.Less, element, value);
        var undefined = isMax ? value : element;
        var takes = OrElse(better, () => _builder.Primitive(Primitive.IsNaN, IrType.Boolean, [undefined]));
        return DecideOne(takes, IrType.Double, () => element, () => value);
    }

    private void ThrowIfEmpty(IrValue length)
    {
        var isEmpty = _builder.Compare(Primitive.Equal, length, _builder.Int32(0));
        var thrown = LowerBranch(() =>
        {
            _builder.Append(new ThrowOperation("new global::System.InvalidOperationException(\"Sequence contains no elements\")", new([])));
            _flow = Flow.None;
        });
        Join(isEmpty, thrown, LowerBranch(static () => { }), new([]), isExpression: false);
    }

    /// <summary>The number of elements, and how one is computed from its index.</summary>
    private (IrValue Length, Func<IrValue, IrValue> Element) LowerSource(SequenceSource source)
    {
        if (source.Array is { } operation)
        {
            var array = LowerOne(operation);
            return (LengthOf(array, null), index => _builder.Load(array, [index]));
        }

        var (length, first) = LowerSource(source.First!);
        var lambda = InlinedFunctions.LambdaOf(source.Function!)!.Value;
        if (source.Second is null)
        {
            return (length, index => Inline(lambda.Expression, [(lambda.Parameters[0], [first(index)])])[0]);
        }

        var (other, second) = LowerSource(source.Second);
        var shorter = DecideOne(_builder.Compare(Primitive.Less, other, length), IrType.Int32, () => other, () => length);
        return (shorter, index => Inline(lambda.Expression, [(lambda.Parameters[0], [first(index)]), (lambda.Parameters[1], [second(index)])])[0]);
    }

    /// <summary>A loop from an index to a length that computes a value from the one before.</summary>
    private IrValue Reduce(int start, IrValue length, IrValue initial, Func<IrValue, IrValue, IrValue> next)
    {
        var accumulator = MakeVariable(NameOfOwn("total"), initial.Type);
        var index = MakeVariable(NameOfOwn("index"), IrType.Int32);
        _values.Declare(accumulator);
        _values.Declare(index);
        _values[accumulator] = initial;
        _values[index] = _builder.Int32(start);
        LowerPlan(
            new LoopPlan([accumulator, index], null)
            {
                Condition = () => _builder.Compare(Primitive.Less, Read(index), length),
                Step = () => Assign(index, _builder.Primitive(Primitive.Add, IrType.Int32, [Read(index), _builder.Int32(1)])),
                Body = new Steps(new ActionStep(() => Assign(accumulator, next(Read(accumulator), Read(index)))), null),
            },
            null);
        var result = Read(accumulator);
        _values.Remove(accumulator);
        _values.Remove(index);
        return result;
    }
}
