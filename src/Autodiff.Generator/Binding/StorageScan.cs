using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Binding;

/// <summary>
/// Bind: a walk over a method's body that notes which variables may refer to the storage of which others, which storage is written,
/// returned, and handed to callees. It ignores order: what may happen anywhere counts everywhere.
/// </summary>
internal sealed class StorageScan
{
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _sources = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _returned = new(SymbolEqualityComparer.Default);
    private readonly List<(IMethodSymbol Callee, int Parameter, HashSet<ISymbol> Roots)> _passed = [];
    private readonly ImmutableArray<IParameterSymbol> _parameters;
    private readonly IOperation? _body;
    private readonly StorageSummary? _fixed;
    private Func<IMethodSymbol, StorageSummary?> _summaryOf = static _ => null;

    private StorageScan(ImmutableArray<IParameterSymbol> parameters, IOperation? body, StorageSummary? fixedResult)
    {
        _parameters = parameters;
        _body = body;
        _fixed = fixedResult;
    }

    /// <summary>The methods of this compilation whose own writes matter.</summary>
    public IEnumerable<IMethodSymbol> Callees => _passed.Select(static passed => passed.Callee);

    public static StorageScan Known(StorageSummary summary) => new([], null, summary);

    /// <summary>A method without source: by the types of its parameters, and what is known of the base library.</summary>
    public static StorageScan Unknown(IMethodSymbol method) => new([], null, new StorageSummary(
        [.. method.Parameters.Where(static parameter => ForeignWrites.MayWrite(parameter)).Select(static parameter => parameter.Ordinal)],
        [.. method.Parameters.Select(static parameter => parameter.Ordinal)]));

    public static StorageScan Of(IMethodSymbol method, IOperation body)
    {
        var scan = new StorageScan((method.PartialImplementationPart ?? method).Parameters, body, null);
        scan.Walk(body);
        return scan;
    }

    /// <summary>What the method writes and returns, given what its callees do.</summary>
    public StorageSummary Solve(Func<IMethodSymbol, StorageSummary?> summaryOf)
    {
        if (_body is null)
        {
            return _fixed!;
        }

        _summaryOf = summaryOf;
        _sources.Clear();
        _written.Clear();
        _returned.Clear();
        _passed.Clear();
        Walk(_body);
        var pending = new Stack<ISymbol>(_written);
        foreach (var (callee, parameter, roots) in _passed)
        {
            if (summaryOf(callee)?.Written.Contains(parameter) != false)
            {
                foreach (var root in roots)
                {
                    pending.Push(root);
                }
            }
        }

        return new StorageSummary(ParametersBehind(pending), ParametersBehind(new Stack<ISymbol>(_returned)));
    }

    private void Walk(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            Visit(operation);
        }
    }

    private ImmutableHashSet<int> ParametersBehind(Stack<ISymbol> pending)
    {
        var reached = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (pending.Count > 0)
        {
            var symbol = pending.Pop();
            if (reached.Add(symbol) && _sources.TryGetValue(symbol, out var sources))
            {
                foreach (var source in sources)
                {
                    pending.Push(source);
                }
            }
        }

        return [.. _parameters.Where(reached.Contains).Select(static parameter => parameter.Ordinal)];
    }

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol: var local } declarator when declarator.GetVariableInitializer() is { } initializer:
                Refer(local, initializer.Value);
                if (local.RefKind == RefKind.Ref)
                {
                    Write(initializer.Value);
                }

                break;
            case IAssignmentOperation assignment:
                Assign(assignment.Target, assignment.Value);
                if (assignment is ISimpleAssignmentOperation { IsRef: true })
                {
                    Write(assignment.Value);
                }

                break;
            case IIncrementOrDecrementOperation increment:
                Write(increment.Target);
                break;
            case IForEachLoopOperation loop:
                foreach (var local in loop.Locals)
                {
                    Refer(local, loop.Collection);
                    if (local.RefKind == RefKind.Ref)
                    {
                        WriteStorageOf(loop.Collection);
                    }
                }

                break;
            case IReturnOperation { ReturnedValue: { } returned }:
                _returned.UnionWith(Roots(returned));
                break;
            case IArgumentOperation { Parameter: { } parameter } argument:
                Pass(parameter, argument.Value);
                break;
            case IInvocationOperation { Instance: { } instance, TargetMethod: var method } when ForeignWrites.WritesInstance(method):
                WriteStorageOf(instance);
                break;
            case IAddressOfOperation address:
                Write(address.Reference);
                break;
            case IIsPatternOperation pattern:
                ReferFromPattern(pattern.Pattern, pattern.Value);
                break;
            case ISwitchOperation { Value: var value } @switch:
                ReferFromPattern(@switch, value);
                break;
            case ISwitchExpressionOperation { Value: var value } @switch:
                ReferFromPattern(@switch, value);
                break;
        }
    }

    private void Assign(IOperation target, IOperation value)
    {
        switch (target)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IDeclarationExpressionOperation or IDiscardOperation:
                foreach (var symbol in Roots(target))
                {
                    Refer(symbol, value);
                }

                break;
            case ITupleOperation tuple:
                // Element by element would be more exact; every element may refer to everything on the right.
                foreach (var element in tuple.Elements)
                {
                    Assign(element, value);
                }

                break;
            default:
                Write(target);
                foreach (var symbol in Roots(target))
                {
                    Refer(symbol, value);
                }

                if (target is IFieldReferenceOperation || (target is IPropertyReferenceOperation property && !property.Property.IsIndexer))
                {
                    // It escapes to where anybody may write it.
                    WriteStorageOf(value);
                }

                break;
        }
    }

    private void Pass(IParameterSymbol parameter, IOperation value)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out)
        {
            Write(value);
        }

        var roots = Roots(value);
        if (roots.Count == 0)
        {
            return;
        }

        if (parameter.ContainingSymbol is IMethodSymbol method)
        {
            if (method.MethodKind == MethodKind.LocalFunction)
            {
                Refer(parameter, value);
            }
            else
            {
                method = method.OriginalDefinition;
                _passed.Add((method.PartialDefinitionPart ?? method, parameter.Ordinal, roots));
            }
        }
    }

    private void ReferFromPattern(IOperation owner, IOperation value)
    {
        foreach (var pattern in owner.DescendantsAndSelf())
        {
            var symbol = pattern switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                IListPatternOperation list => list.DeclaredSymbol,
                _ => null,
            };
            if (symbol is not null)
            {
                Refer(symbol, value);
            }
        }
    }

    /// <summary>Notes a write to a place: only places inside storage matter, variables themselves do not.</summary>
    private void Write(IOperation place)
    {
        switch (place)
        {
            case IArrayElementReferenceOperation element:
                WriteStorageOf(element.ArrayReference);
                break;
            case IPropertyReferenceOperation { Instance: { } instance }:
                WriteStorageOf(instance);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                WriteStorageOf(indexer.Instance);
                break;
            case ILocalReferenceOperation { Local.RefKind: RefKind.None } or IParameterReferenceOperation or IDiscardOperation or IDeclarationExpressionOperation:
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    Write(element);
                }

                break;
            case IConditionalOperation conditional:
                Write(conditional.WhenTrue);
                if (conditional.WhenFalse is { } otherwise)
                {
                    Write(otherwise);
                }

                break;
            default:
                // A reference returned by a call, a field: it may lie in the storage of anything inside.
                foreach (var child in place.ChildOperations)
                {
                    WriteStorageOf(child);
                }

                WriteStorageOf(place);
                break;
        }
    }

    private void WriteStorageOf(IOperation value) => _written.UnionWith(Roots(value));

    private void Refer(ISymbol symbol, IOperation value)
    {
        var roots = Roots(value);
        if (roots.Count == 0)
        {
            return;
        }

        if (!_sources.TryGetValue(symbol, out var sources))
        {
            _sources.Add(symbol, sources = new(SymbolEqualityComparer.Default));
        }

        sources.UnionWith(roots);
    }

    /// <summary>The variables whose storage a value may share.</summary>
    private HashSet<ISymbol> Roots(IOperation value)
    {
        var roots = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        AddRoots(value, roots);
        return roots;
    }

    private void AddRoots(IOperation value, HashSet<ISymbol> roots)
    {
        if (value.Type is { } type && !CanRefer(type) && value is not (ILocalReferenceOperation or IConversionOperation))
        {
            return;
        }

        switch (value)
        {
            case ILocalReferenceOperation local:
                roots.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                roots.Add(parameter.Parameter);
                break;
            case IConversionOperation { Operand: IInvocationOperation { TargetMethod.Name: "Clone" } } when HasScalarElements(value.Type):
            case IInvocationOperation { TargetMethod.Name: "ToArray" } when HasScalarElements(value.Type):
            case IArrayCreationOperation or ICollectionExpressionOperation when HasScalarElements(value.Type):
            case IArrayElementReferenceOperation { Type: IArrayTypeSymbol } range when IsRange(range) && HasScalarElements(value.Type):
                break;
            case IInvocationOperation { Instance: null } call when SummaryOf(call.TargetMethod) is { } summary:
                foreach (var argument in call.Arguments)
                {
                    if (argument.Parameter is not { } parameter || summary.Returned.Contains(parameter.Ordinal))
                    {
                        AddRoots(argument.Value, roots);
                    }
                }

                break;
            default:
                foreach (var child in value.ChildOperations)
                {
                    AddRoots(child, roots);
                }

                break;
        }
    }

    // Extension methods called as such have shifted parameters; they are taken for unknown.
    private StorageSummary? SummaryOf(IMethodSymbol method)
    {
        if (method.ReducedFrom is not null || method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke)
        {
            return null;
        }

        method = method.OriginalDefinition;
        return _summaryOf(method.PartialDefinitionPart ?? method);
    }

    private static bool IsRange(IArrayElementReferenceOperation element) =>
        element.Indices.Length == 1 && element.Indices[0].Type.Is("System.Range");

    /// <summary>Whether the elements are no references, so that a copy shares nothing.</summary>
    private static bool HasScalarElements(ITypeSymbol? type) =>
        ((type as IArrayTypeSymbol)?.ElementType ?? (type is null ? null : TypeMapper.SpanElement(type))) is { } element && !CanRefer(element);

    /// <summary>Whether a value of the type can refer to an array.</summary>
    private static bool CanRefer(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Void } => false,
        { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_Double } => false,
        { TypeKind: TypeKind.Enum } => false,
        _ => true,
    };
}
