using System.Collections.Concurrent;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Model;

namespace Autodiff.Generator;

/// <summary>
/// What the analyzer has found out about methods, over compilations: from one keystroke to the next all methods but one mean the same, and their
/// derivatives need not be built again to know that they can be.
/// </summary>
internal sealed class KnownMethods
{
    private const int Capacity = 4000;

    private readonly ConcurrentDictionary<string, Findings> _byId = new(StringComparer.Ordinal);

    /// <summary>What is to be said of a method: known, if neither its own code nor what is inlined into it has changed.</summary>
    public Findings Find(LoweredMethod lowered, LinkedMethod linked)
    {
        var id = lowered.Method.Id;
        if (_byId.TryGetValue(id, out var known) && known.Linked.Equals(linked) && known.Lowered.Equals(lowered))
        {
            return known;
        }

        var functions = BackEnd.Differentiate(linked);
        var problems = functions.Problems;
        var remarks = problems.IsEmpty ? BackEnd.Remarks(lowered, linked, functions).ToEquatableArray() : EquatableArray<Problem>.Empty;
        var findings = new Findings(lowered, linked, problems, remarks);
        if (_byId.Count >= Capacity)
        {
            _byId.Clear();
        }

        _byId[id] = findings;
        return findings;
    }

    /// <summary>What was found out, and about which code.</summary>
    /// <param name="Lowered">The method's own code.</param>
    /// <param name="Linked">The same with callees inlined.</param>
    /// <param name="Problems">What prevents derivatives.</param>
    /// <param name="Remarks">What else there is to say if nothing does.</param>
    internal sealed record Findings(LoweredMethod Lowered, LinkedMethod Linked, EquatableArray<Problem> Problems, EquatableArray<Problem> Remarks);
}
