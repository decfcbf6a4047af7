using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>
/// Bind: which array and span parameters a method may write the elements of. Errs on the side of written: a parameter that is said to
/// be only read is never written, directly, through a local that may refer to its storage, or by a callee.
/// </summary>
internal sealed class WrittenParameters(SemanticModels models)
{
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableHashSet<int>> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the method may write elements of the parameter's storage.</summary>
    public bool IsWritten(IParameterSymbol parameter, CancellationToken cancellation)
    {
        if (!CanBeWritten(parameter.Type))
        {
            return false;
        }

        var method = (IMethodSymbol)parameter.ContainingSymbol;
        return WrittenBy(method, cancellation).Contains(parameter.Ordinal);
    }

    /// <summary>Whether storage can be written through a value of the type: spans that are read-only cannot, nor can anything without elements.</summary>
    public static bool CanBeWritten(ITypeSymbol type) =>
        type is IArrayTypeSymbol || TypeMapper.SpanElement(type) is { } element && (type.Name == "Span" || element is IArrayTypeSymbol);

    private ImmutableHashSet<int> WrittenBy(IMethodSymbol method, CancellationToken cancellation)
    {
        method = method.OriginalDefinition;
        method = method.PartialDefinitionPart ?? method;
        if (_known.TryGetValue(method, out var known))
        {
            return known;
        }

        // The methods that depend on each other are solved together: from nothing written, until nothing changes.
        var scans = new Dictionary<IMethodSymbol, StorageScan>(SymbolEqualityComparer.Default);
        Collect(method, scans, cancellation);
        var written = scans.Keys.ToDictionary(
            static key => key, static _ => ImmutableHashSet<int>.Empty, (IEqualityComparer<IMethodSymbol>)SymbolEqualityComparer.Default);
        bool changed;
        do
        {
            changed = false;
            foreach (var pair in scans)
            {
                var now = pair.Value.Written(callee => written[callee]);
                changed |= now.Count != written[pair.Key].Count;
                written[pair.Key] = now;
            }
        }
        while (changed);

        foreach (var pair in written)
        {
            _known.TryAdd(pair.Key, pair.Value);
        }

        return written[method];
    }

    private void Collect(IMethodSymbol method, Dictionary<IMethodSymbol, StorageScan> scans, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (scans.ContainsKey(method))
        {
            return;
        }

        var scan = _known.TryGetValue(method, out var known) ? StorageScan.Known(known)
            : MethodBodies.Find(method, models, cancellation) is { } body ? StorageScan.Of(method, body)
            : StorageScan.Unknown(method);
        scans.Add(method, scan);
        foreach (var callee in scan.Callees)
        {
            Collect(callee, scans, cancellation);
        }
    }
}
