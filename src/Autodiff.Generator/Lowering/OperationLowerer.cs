using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Autodiff.Generator.Binding;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

/// <summary>
/// Lower: the compiler's operation tree of a method's body to structured SSA. Total: whatever it does not understand becomes an opaque
/// operation or a problem, and it goes on, so that all problems of a method are found at once.
/// </summary>
internal sealed partial class OperationLowerer
{
    private readonly DifferentiableMethod _method;
    private readonly IMethodSymbol _symbol;
    private readonly IMethodBodyOperation _body;
    private readonly ICalleeResolver _callees;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<IOperation, int> _ordinals;
    private readonly CompletionAnalysis _completions = new();
    private readonly IrContext _context = new();
    private readonly List<Problem> _problems = [];
    private readonly HashSet<int> _reported = [];

    // The entry values of the parameters.
    private readonly HashSet<int> _entries = [];

    // The region under construction: its operations, the variables' values at its current end, and whether control gets there.
    private IrBuilder _builder;
    private VariableValues _values = new();
    private Flow _flow = Flow.Falls;

    private OperationLowerer(
        DifferentiableMethod method, IMethodSymbol symbol, IMethodBodyOperation body, ICalleeResolver callees, CancellationToken cancellation)
    {
        _method = method;
        _symbol = symbol.PartialImplementationPart ?? symbol;
        _body = body;
        _callees = callees;
        _cancellation = cancellation;
        _ordinals = OperationOrdinals.Of(body);
        _builder = new IrBuilder(_context);
    }

    /// <summary>Lowers a method.</summary>
    /// <param name="method">What Bind knows of it.</param>
    /// <param name="symbol">The method.</param>
    /// <param name="body">Its body.</param>
    /// <param name="callees">Tells the methods that are called.</param>
    /// <param name="cancellation">Stops the compilation.</param>
    /// <returns>
    /// Everything that is wrong with the body, and the method's IR. Where there are problems, it is a draft, with default values in place of what is refused.
    /// </returns>
    public static LoweredMethod Lower(
        DifferentiableMethod method,
        IMethodSymbol symbol,
        IMethodBodyOperation body,
        ICalleeResolver callees,
        CancellationToken cancellation)
    {
        var lowerer = new OperationLowerer(method, symbol, body, callees, cancellation);
        IrFunction? function = null;
        try
        {
            LanguageFence.Check(body, lowerer.Report);
            function = lowerer.LowerMethod();
        }
        catch (InsufficientExecutionStackException)
        {
            lowerer._problems.Add(Problem.At(DiagnosticIds.CompilerFailed, Problem.AtMethod, method.Name, "an expression is nested too deeply"));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A generator that throws is switched off for the whole project; a method that cannot be lowered is one error.
            lowerer._problems.Add(Problem.At(DiagnosticIds.CompilerFailed, Problem.AtMethod, method.Name, exception.Message));
        }

        var problems = lowerer._problems.OrderBy(static problem => problem.Place).ToEquatableArray();
        return new LoweredMethod(method, function, problems);
    }

    private IrFunction LowerMethod()
    {
        var parameters = new List<IrParameter>();
        var entries = new List<IrValue>();
        var exits = new List<Variable>();
        for (var i = 0; i < _method.Parameters.Count; i++)
        {
            var parameter = _method.Parameters[i];
            var variables = VariablesOf(_symbol.Parameters[i]);
            var values = new List<IrValue>();
            foreach (var variable in variables)
            {
                _values.Declare(variable);
                if (parameter.Mode != ParameterMode.Out)
                {
                    var entry = _builder.Fresh(variable.Type, variable.Name);
                    _values[variable] = entry;
                    values.Add(entry);
                    _entries.Add(entry.Id);
                }
            }

            entries.AddRange(values);
            parameters.Add(parameter with { Values = values.ToEquatableArray() });
            if (parameter.HasExitValue)
            {
                exits.AddRange(variables);
            }
        }

        foreach (var result in Result)
        {
            _values.Declare(result);
        }

        var block = (IOperation?)_body.BlockBody ?? _body.ExpressionBody;
        if (block is not null)
        {
            LowerSteps(StepsOf(block));
        }

        var region = Close(_builder, _flow, () => Result.Concat(exits).Select(Read), entries);
        return new IrFunction(
            _method.Name, parameters.ToEquatableArray(), _method.ReturnLeaves, _method.ReturnNames, _method.ReturnsTuple, region);
    }

    /// <summary>Makes a region of what a builder has; code after a throw is cut off.</summary>
    private static IrRegion Close(
        IrBuilder builder, Flow flow, Func<IEnumerable<IrValue>> yields, IEnumerable<IrValue>? parameters = null)
    {
        if (flow == Flow.None)
        {
            var operations = builder.Operations.ToList();
            var end = operations.FindIndex(static operation => operation is ThrowOperation);
            if (end >= 0)
            {
                return new IrRegion(
                    (parameters ?? []).ToEquatableArray(), operations.Take(end + 1).ToEquatableArray(), EquatableArray<IrValue>.Empty);
            }
        }

        return builder.ToRegion(yields().ToList(), parameters);
    }

    /// <summary>Runs an action whose operations have the origin given.</summary>
    private T At<T>(IOperation operation, Func<T> lower)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _cancellation.ThrowIfCancellationRequested();
        var builder = _builder;
        var origin = builder.OriginId;
        builder.OriginId = OrdinalOf(operation);
        var result = lower();
        builder.OriginId = origin;
        return result;
    }

    private int OrdinalOf(IOperation operation)
    {
        for (IOperation? place = operation; place is not null; place = place.Parent)
        {
            if (_ordinals.TryGetValue(place, out var ordinal))
            {
                return ordinal;
            }
        }

        return Problem.AtMethod;
    }

    private static EquatableArray<IrType> LeafTypes(ITypeSymbol? type) =>
        type is null ? EquatableArray<IrType>.Empty : TypeMapper.Leaves(type);

    /// <summary>Reports a problem, unless the operation has one already.</summary>
    private void Report(string id, IOperation place, params string[] arguments)
    {
        var ordinal = OrdinalOf(place);
        if (_reported.Add(ordinal))
        {
            // Where something is still to be typed there is nothing to quote.
            _problems.Add(Problem.At(
                place.Syntax.IsMissing ? DiagnosticIds.CodeDoesNotCompile : id, ordinal, [SourceText.Short(place), .. arguments]));
        }
    }

    private void Unsupported(IOperation place, string reason) => Report(DiagnosticIds.UnsupportedExpression, place, reason);

    /// <summary>Values that stand for an expression that has a problem, so that lowering can go on.</summary>
    private ImmutableArray<IrValue> Defaults(ITypeSymbol? type) => [.. LeafTypes(type).Select(_builder.Default)];
}
