using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Analysis;

/// <summary>
/// Finds the active values of a function by two fixed points (varied forwards, useful backwards), and every place where a derivative would
/// be lost: those are problems, never zeros.
/// </summary>
internal sealed class ActivityAnalysis
{
    private readonly IrFunction _function;
    private readonly ProgramTree _tree;
    private readonly MemoryAnalysis _memory;
    private readonly HashSet<int> _varied = [];
    private readonly HashSet<int> _useful = [];
    private readonly List<Problem> _problems = [];
    private bool _changed;

    // Whether opaque code may have put a varied value where other opaque code finds it without being given anything.
    private bool _variesStaticState;

    private ActivityAnalysis(IrFunction function, ProgramTree tree, MemoryAnalysis memory)
    {
        _function = function;
        _tree = tree;
        _memory = memory;
    }

    public static (ActivityMap Map, EquatableArray<Problem> Problems) Analyze(IrFunction function, ProgramTree tree, MemoryAnalysis memory)
    {
        var analysis = new ActivityAnalysis(function, tree, memory);
        analysis.FindVaried();
        analysis.FindUseful();
        analysis.FindLosses();
        analysis.Unify();
        return (new ActivityMap(analysis._varied, analysis._useful, memory), analysis._problems.Distinct().ToEquatableArray());
    }

    private void FindVaried()
    {
        foreach (var parameter in _function.Parameters)
        {
            if (parameter.IsDifferentiated)
            {
                foreach (var value in parameter.Values.Where(static value => value.Type.IsDifferentiable))
                {
                    Vary(value);
                }
            }
        }

        do
        {
            _changed = false;
            foreach (var node in _tree.Operations)
            {
                Vary(node.Operation);
            }
        }
        while (_changed);
    }

    private void Vary(IrOperation operation)
    {
        switch (operation)
        {
            case PrimitiveOperation o when o.Result.Type.IsFloating && Carries(o).Any(IsVaried):
                Vary(o.Result);
                break;
            case PrimitiveOperation o when !o.Result.Type.IsFloating && o.Inputs.Any(input => !input.Type.IsFloating && IsVaried(input)):
                Vary(o.Result);
                break;
            case LoadOperation o when IsVaried(o.Array):
                Vary(o.Result);
                break;
            case StoreOperation o when IsVaried(o.Value):
                Vary(o.Array);
                break;
            case AccumulateOperation o when IsVaried(o.Value):
                Vary(o.Array);
                break;
            case CopyOperation o when IsVaried(o.Source):
                Vary(o.Destination);
                break;
            case FillOperation { Value: { } value } o when IsVaried(value):
                Vary(o.Array);
                break;
            case CloneOperation o when IsVaried(o.Source):
                Vary(o.Result);
                break;
            case OpaqueOperation { DiagnosticId.Length: > 0 } o when o.Inputs.Any(IsVaried):
                // What it computes may come back as a number through another opaque operation: a decimal, the bits of a double, an object
                // that it was stored in.
                foreach (var result in o.Values)
                {
                    Vary(result);
                }

                foreach (var input in o.Inputs)
                {
                    if ((input.Type.IsMemory && (o.Does & Effects.Writes) != 0) || (input.Type is OpaqueType && (o.Does & Effects.Unknown) != 0))
                    {
                        Vary(input);
                    }
                }

                _variesStaticState |= (o.Does & Effects.Unknown) != 0;

                break;
            case PopOperation o when o.Result.Type.IsDifferentiable:
                Vary(o.Result);
                break;
            case OpaqueOperation { DiagnosticId.Length: > 0 } o when o.Inputs.Any(IsVaried):
                // Numbers come back out of other types: (double)(decimal)x.
                foreach (var result in o.Values.Where(static result => result.Type is OpaqueType))
                {
                    Vary(result);
                }

                break;
            case IfOperation o:
                for (var i = 0; i < o.Values.Count; i++)
                {
                    if ((!o.Then.Throws && IsVaried(o.Then.Yields[i])) || (!o.Else.Throws && IsVaried(o.Else.Yields[i])))
                    {
                        Vary(o.Values[i]);
                    }
                }

                break;
            case LoopOperation o:
                for (var i = 0; i < o.SlotCount; i++)
                {
                    Vary(o.Inits[i], o.Parameters[i]);
                    Vary(o.Parameters[i], o.Values[i]);
                    if (!o.Body.Throws)
                    {
                        Vary(o.Body.Yields[i], o.Step.Parameters[i]);
                        Vary(o.Step.Yields[i], o.Parameters[i]);
                        Vary(o.Body.Yields[i], o.Values[i]);
                    }
                }

                break;
            case CallOperation o:
                if (CallArguments.Differentiated(o).Any(argument => IsVaried(argument.Value)))
                {
                    foreach (var result in o.Values)
                    {
                        if (result.Type.IsDifferentiable)
                        {
                            Vary(result);
                        }
                    }

                    foreach (var (parameter, value) in CallArguments.All(o))
                    {
                        if (parameter.IsWritten && value.Type.IsMemory && value.Type.IsDifferentiable)
                        {
                            Vary(value);
                        }
                    }
                }

                break;
        }
    }

    private void FindUseful()
    {
        foreach (var value in _function.Body.Yields)
        {
            if (value.Type.IsDifferentiable)
            {
                Use(value);
            }
        }

        foreach (var parameter in _function.Parameters)
        {
            if (parameter.IsDifferentiated && parameter.IsWritten)
            {
                foreach (var value in parameter.Values)
                {
                    if (value.Type.IsMemory)
                    {
                        Use(value);
                    }
                }
            }
        }

        do
        {
            _changed = false;
            for (var i = _tree.Operations.Count - 1; i >= 0; i--)
            {
                Use(_tree.Operations[i].Operation);
            }
        }
        while (_changed);
    }

    private void Use(IrOperation operation)
    {
        switch (operation)
        {
            case PrimitiveOperation o when IsUseful(o.Result):
                foreach (var input in Carries(o))
                {
                    Use(input);
                }

                break;
            case LoadOperation o when IsUseful(o.Result):
                Use(o.Array);
                break;
            case StoreOperation o when o.Value.Type.IsDifferentiable && IsUseful(o.Array):
                Use(o.Value);
                break;
            case AccumulateOperation o when IsUseful(o.Array):
                Use(o.Value);
                break;
            case CopyOperation o when IsUseful(o.Destination):
                Use(o.Source);
                break;
            case FillOperation { Value: { } value } o when IsUseful(o.Array):
                Use(value);
                break;
            case CloneOperation o when IsUseful(o.Result):
                Use(o.Source);
                break;
            case PushOperation o when o.Value.Type.IsDifferentiable:
                Use(o.Value);
                break;
            case IfOperation o:
                for (var i = 0; i < o.Values.Count; i++)
                {
                    if (IsUseful(o.Values[i]))
                    {
                        if (!o.Then.Throws)
                        {
                            Use(o.Then.Yields[i]);
                        }

                        if (!o.Else.Throws)
                        {
                            Use(o.Else.Yields[i]);
                        }
                    }
                }

                break;
            case LoopOperation o:
                for (var i = 0; i < o.SlotCount; i++)
                {
                    if (IsUseful(o.Values[i]))
                    {
                        Use(o.Parameters[i]);
                    }

                    if (!o.Body.Throws)
                    {
                        if (IsUseful(o.Values[i]))
                        {
                            Use(o.Body.Yields[i]);
                        }

                        if (IsUseful(o.Parameters[i]))
                        {
                            Use(o.Step.Yields[i]);
                        }

                        if (IsUseful(o.Step.Parameters[i]))
                        {
                            Use(o.Body.Yields[i]);
                        }
                    }

                    if (IsUseful(o.Parameters[i]))
                    {
                        Use(o.Inits[i]);
                    }
                }

                break;
            case CallOperation o:
                var matters = o.Values.Any(IsUseful)
                    || CallArguments.All(o).Any(argument => argument.Parameter.IsWritten && IsUseful(argument.Value));
                if (matters)
                {
                    foreach (var (_, value) in CallArguments.Differentiated(o))
                    {
                        Use(value);
                    }
                }

                break;
        }
    }

    /// <summary>The floating-point operands through which a derivative passes into the result.</summary>
    private static IEnumerable<IrValue> Carries(PrimitiveOperation operation)
    {
        var rule = PrimitiveTable.Get(operation.Primitive);
        for (var i = 0; i < operation.Inputs.Count; i++)
        {
            var input = operation.Inputs[i];
            if (input.Type.IsFloating && operation.Result.Type.IsFloating
                && (rule.Kind is RuleKind.Unsupported || (rule.Kind is RuleKind.Differentiable && rule.Partials[i] is not null)))
            {
                yield return input;
            }
        }
    }

    private void FindLosses()
    {
        foreach (var node in _tree.Operations)
        {
            FindForeignWrite(node.Operation);
            switch (node.Operation)
            {
                case PrimitiveOperation o when PrimitiveTable.Get(o.Primitive) is { Kind: RuleKind.Unsupported } rule
                    && IsUseful(o.Result) && o.Inputs.Any(IsVaried):
                    Report(o, DiagnosticIds.UnsupportedFunction, o.Primitive.ToString(), rule.Reason ?? "it has no derivative rule");
                    break;
                case OpaqueOperation { DiagnosticId.Length: > 0 } o:
                    var readsStaticState = (o.Does & Effects.Unknown) != 0 && !o.Inputs.Any(static input => input.Type.IsMemory || input.Type is OpaqueType);
                    var feedsDerivative = (o.Inputs.Any(IsVaried) || (readsStaticState && _variesStaticState))
                        && o.Values.Any(value => value.Type.IsDifferentiable && IsUseful(value));
                    var mayWriteActive = (o.Does & Effects.Writes) != 0
                        && o.Inputs.Any(input => input.Type.IsMemory && IsVaried(input) && IsUseful(input));
                    if (feedsDerivative || mayWriteActive)
                    {
                        _problems.Add(OperationProblems.Of(o));
                    }

                    break;
                case CallOperation o:
                    if (o.Callee.MayReturnArgument && o.Values.Any(static result => result.Type.IsMemory)
                        && CallArguments.All(o).Any(argument => o.Values.Any(result => result.Type == argument.Value.Type && result.Type.IsMemory)))
                    {
                        Report(o, DiagnosticIds.UnsupportedExpression, o.Callee.Method, "it may return an array that it was given, and is too large or recursive to be inlined; return a copy (Clone)");
                    }

                    foreach (var (parameter, value) in CallArguments.All(o))
                    {
                        if (!parameter.IsDifferentiated && !parameter.NoGradient && value.Type.IsDifferentiable && IsVaried(value)
                            && (o.Values.Any(IsUseful) || (parameter.IsWritten && IsUseful(value))))
                        {
                            Report(o, DiagnosticIds.ArgumentOutsideDifferentiatedSet, o.Callee.Method, parameter.Name, o.Callee.Method);
                        }
                        else if (!parameter.IsDifferentiated && parameter.IsWritten && value.Type.IsMemory && value.Type.IsDifferentiable
                            && IsVaried(value) && IsUseful(value))
                        {
                            Report(o, DiagnosticIds.ArgumentOutsideDifferentiatedSet, o.Callee.Method, parameter.Name, o.Callee.Method);
                        }
                    }

                    break;
                case StoreOperation o when IsVaried(o.Value) && o.Value.Type.IsDifferentiable:
                    foreach (var parameter in _function.Parameters)
                    {
                        if (parameter.NoGradient && parameter.Values.Any(value => value.Type.IsMemory && _memory.MayShare(value, o.Array)))
                        {
                            Report(o, DiagnosticIds.ActiveValueIntoConstant, parameter.Name, parameter.Name);
                        }
                    }

                    break;
            }
        }
    }

    /// <summary>An active value in storage that opaque code gave away, such as an array in a static field: others may read it, unseen.</summary>
    private void FindForeignWrite(IrOperation operation)
    {
        var written = operation switch
        {
            StoreOperation o when o.Value.Type.IsDifferentiable && IsVaried(o.Value) => [o.Array],
            CopyOperation o when IsVaried(o.Source) => [o.Destination],
            FillOperation { Value: { } value } o when IsVaried(value) => [o.Array],
            CallOperation o => CallArguments.All(o)
                .Where(argument => argument.Parameter.IsWritten && argument.Value.Type.IsMemory && IsVaried(argument.Value))
                .Select(static argument => argument.Value),
            _ => Enumerable.Empty<IrValue>(),
        };
        foreach (var array in written)
        {
            if (_tree.Operations.Select(static node => node.Operation).OfType<OpaqueOperation>()
                .FirstOrDefault(opaque => opaque.Values.Any(value => value.Type.IsMemory && _memory.MayShare(value, array))) is { } source)
            {
                var text = OperationProblems.Display(source);
                Report(operation, DiagnosticIds.ActiveValueIntoConstant, array.Name ?? text, text);
            }
        }
    }

    /// <summary>
    /// Storage that one variable may refer to is active together: the shadow of the variable must exist whichever storage it refers to.
    /// </summary>
    private void Unify()
    {
        bool grew;
        do
        {
            grew = false;
            foreach (var value in _function.Body.AllDefinitions())
            {
                if (value.Type.IsMemory && value.Type.IsDifferentiable
                    && _memory.RootsOf(value).Any(root => _varied.Contains(root) && _useful.Contains(root)))
                {
                    foreach (var root in _memory.RootsOf(value))
                    {
                        grew |= _varied.Add(root) | _useful.Add(root);
                    }
                }
            }
        }
        while (grew);
    }

    private void Report(IrOperation operation, string id, params string[] arguments) =>
        _problems.Add(Problem.At(id, operation.OriginId < 0 ? Problem.AtMethod : operation.OriginId, arguments));

    private bool IsVaried(IrValue value) => Has(_varied, value);

    private bool IsUseful(IrValue value) => Has(_useful, value);

    private bool Has(HashSet<int> set, IrValue value) =>
        value.Type.IsMemory ? _memory.RootsOf(value).Overlaps(set) : set.Contains(value.Id);

    private void Vary(IrValue value) => Mark(_varied, value);

    private void Vary(IrValue from, IrValue to)
    {
        if (IsVaried(from))
        {
            Vary(to);
        }
    }

    private void Use(IrValue value) => Mark(_useful, value);

    private void Mark(HashSet<int> set, IrValue value)
    {
        if (value.Type.IsMemory)
        {
            // What happens to a jagged array happens to its rows.
            foreach (var root in _memory.RootsWithRows(value))
            {
                _changed |= set.Add(root);
            }
        }
        else
        {
            _changed |= set.Add(value.Id);
        }
    }
}
