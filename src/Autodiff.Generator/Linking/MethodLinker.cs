using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Linking;

/// <summary>
/// Link: joins the lowered methods of a compilation. Small callees are inlined, the others' summaries are refined, and a method that calls one
/// with problems gets a problem itself. Asks for callees one by one, so that a tool can lower just those it needs.
/// </summary>
/// <param name="find">The lowered method of a <see cref="Callee.Id"/>, or null if it could not even be bound.</param>
/// <param name="check">What is wrong with a linked function for reasons found later; asked of callees that are not inlined, and of methods with problems.</param>
internal sealed class MethodLinker(
    Func<string, LoweredMethod?> find, Func<IrFunction, EquatableArray<Problem>> check, CancellationToken cancellation)
{
    private readonly CallGraph _calls = new(find);
    private readonly WriteSummaries _writes = new(find);
    private readonly Dictionary<string, IrFunction> _expanded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _inlinable = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _failing = new(StringComparer.Ordinal);

    public LinkedMethod Link(LoweredMethod method)
    {
        if (method.Function is null || !method.Problems.IsEmpty)
        {
            return new LinkedMethod(method.Method, null, method.Problems);
        }

        var function = Expand(method.Method.Id, method.Function);
        var problems = CallProblems(method.Method.Id, function).Concat(OwnProblems(function)).ToList();
        if (problems.Count > 0)
        {
            // Later stages do not see it any more, and all problems are to be reported at once.
            problems.AddRange(check(function));
            return new LinkedMethod(method.Method, null, problems.Distinct().ToEquatableArray());
        }

        return new LinkedMethod(method.Method, function, EquatableArray<Problem>.Empty);
    }

    private static IEnumerable<Problem> OwnProblems(IrFunction function) =>
        ArgumentOverlaps.Problems(function).Concat(UndeclaredWrites.Problems(function));

    private IEnumerable<Problem> CallProblems(string caller, IrFunction function)
    {
        foreach (var call in CallGraph.CallsIn(function))
        {
            if (call.Callee.IsInOtherAssembly)
            {
                if (!call.Callee.HasDerivatives)
                {
                    yield return Problem.At(DiagnosticIds.CalleeWithoutDerivatives, call.OriginId, OperationProblems.Display(call), call.Callee.Method);
                }
            }
            else if (ReachesProblem(call.Callee.Id, caller))
            {
                yield return Problem.At(DiagnosticIds.CalleeHasProblems, call.OriginId, OperationProblems.Display(call), call.Callee.Method);
            }
        }
    }

    /// <summary>Whether a method, or one that remains called in it, cannot be differentiated; not counting the caller, which says so itself.</summary>
    private bool ReachesProblem(string id, string caller)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { caller };
        var pending = new Stack<string>();
        pending.Push(id);
        while (pending.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = pending.Pop();
            if (!reached.Add(next))
            {
                continue;
            }

            if (Fails(next))
            {
                return true;
            }

            foreach (var call in CallGraph.CallsIn(_expanded[next]).Where(static call => !call.Callee.IsInOtherAssembly))
            {
                pending.Push(call.Callee.Id);
            }
        }

        return false;
    }

    /// <summary>Whether a method has problems of its own.</summary>
    private bool Fails(string id)
    {
        if (!_failing.TryGetValue(id, out var fails))
        {
            fails = find(id) is not { Function: { } function, Problems.IsEmpty: true }
                || OwnProblems(Expand(id, function)).Any()
                || !check(Expand(id, function)).IsEmpty;
            _failing.Add(id, fails);
        }

        return fails;
    }

    /// <summary>The function with its callees inlined where the policy says so, and the other calls' summaries refined.</summary>
    private IrFunction Expand(string id, IrFunction function)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_expanded.TryGetValue(id, out var expanded))
        {
            expanded = new Inliner(function, InlinedBody, Refine).Run();
            _expanded.Add(id, expanded);
        }

        return expanded;
    }

    /// <summary>The callee's own expanded function if the call is to be inlined, else null.</summary>
    private IrFunction? InlinedBody(CallOperation call)
    {
        var id = call.Callee.Id;
        if (call.Form != CallForm.Primal || find(id)?.Function is not { } function || _calls.IsRecursive(id))
        {
            return null;
        }

        var expanded = Expand(id, function);
        if (!_inlinable.TryGetValue(id, out var inlinable))
        {
            inlinable = InlinePolicy.ShouldInline(expanded);
            _inlinable.Add(id, inlinable);
        }

        return inlinable ? expanded : null;
    }

    private CallOperation Refine(CallOperation call)
    {
        if (call.Callee.IsInOtherAssembly)
        {
            return call;
        }

        var written = _writes.WrittenBy(call.Callee.Id);
        var parameters = call.Callee.Parameters.Select((parameter, i) => parameter.IsWritten && !parameter.HasExitValue && !written.Contains(i)
            ? parameter with { IsWritten = false }
            : parameter);
        return call with
        {
            Callee = call.Callee with { Parameters = parameters.ToEquatableArray(), MayReturnArgument = MayReturnArgument(call.Callee.Id) },
        };
    }

    private bool MayReturnArgument(string id)
    {
        if (find(id)?.Function is not { } function)
        {
            return true;
        }

        var memory = new MemoryAnalysis(function, new ProgramTree(function));
        var given = function.Body.Parameters.Where(static parameter => parameter.Type.IsMemory).ToArray();
        return function.Body.Yields.Any(result => result.Type.IsMemory && given.Any(parameter =>
            memory.RootsWithRows(parameter).Overlaps(memory.RootsWithRows(result))));
    }
}
