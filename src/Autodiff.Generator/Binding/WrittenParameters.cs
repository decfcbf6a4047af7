using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>
/// Bind: which array and span parameters a method may write the elements of. Errs on the side of written: a parameter that is said to
/// be only read is never written, directly, through a local that may refer to its storage, or by a callee.
/// </summary>
internal sealed class WrittenParameters(SemanticModels models)
{
    private readonly ConcurrentDictionary<IMethodSymbol, StorageSummary> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the method may write elements of the parameter's storage.</summary>
    public bool IsWritten(IParameterSymbol parameter, CancellationToken cancellation)
    {
        if (!CanBeWritten(parameter.Type))
        {
            return false;
        }

        var method = (IMethodSymbol)parameter.ContainingSymbol;
        return SummaryOf(method, cancellation).Written.Contains(parameter.Ordinal);
    }

    /// <summary>Whether storage can be written through a value of the type: spans that are read-only cannot, nor can anything without elements.</summary>
    public static bool CanBeWritten(ITypeSymbol type) =>
        type is IArrayTypeSymbol || TypeMapper.SpanElement(type) is { } element && (type.Name == "Span" || element is IArrayTypeSymbol);

    private StorageSummary SummaryOf(IMethodSymbol method, CancellationToken cancellation)
    {
        method = method.OriginalDefinition;
        method = method.PartialDefinitionPart ?? method;
        if (_known.TryGetValue(method, out var known))
        {
            return known;
        }

        // The methods that depend on each other are solved together: from nothing written or returned, until nothing changes.
        var scans = new Dictionary<IMethodSymbol, StorageScan>(SymbolEqualityComparer.Default);
        Collect(method, scans, cancellation);
        var summaries = scans.Keys.ToDictionary(
            static key => key, static _ => StorageSummary.Nothing, (IEqualityComparer<IMethodSymbol>)SymbolEqualityComparer.Default);
        bool changed;
        do
        {
            changed = false;
            foreach (var pair in scans)
            {
                var now = pair.Value.Solve(callee => summaries.TryGetValue(callee, out var summary) ? summary : null);
                changed |= !now.IsSameSize(summaries[pair.Key]);
                summaries[pair.Key] = now;
            }
        }
        while (changed);

        foreach (var pair in summaries)
        {
            _known.TryAdd(pair.Key, pair.Value);
        }

        return summaries[method];
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
