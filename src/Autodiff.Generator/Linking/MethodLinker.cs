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
internal sealed class MethodLinker(Func<string, LoweredMethod?> find, CancellationToken cancellation)
{
    private readonly CallGraph _calls = new(find);
    private readonly Dictionary<string, IrFunction> _linked = [];
    private readonly Dictionary<string, bool> _inlinable = [];
    private WriteSummaries? _writes;

    private WriteSummaries Writes => _writes ??= new WriteSummaries(find);

    public LinkedMethod Link(LoweredMethod method)
    {
        var problems = method.Problems.Concat(CallProblems(method)).ToEquatableArray();
        return method.Function is null || !problems.IsEmpty
            ? new LinkedMethod(method.Method, null, problems)
            : WithoutOverlaps(method.Method, Expand(method.Method.Id, method.Function));
    }

    private LinkedMethod WithoutOverlaps(DifferentiableMethod method, IrFunction function)
    {
        var problems = ArgumentOverlaps.Problems(function).ToEquatableArray();
        return new LinkedMethod(method, problems.IsEmpty ? function : null, problems);
    }

    private IEnumerable<Problem> CallProblems(LoweredMethod method)
    {
        foreach (var call in CallGraph.CallsIn(method.Function))
        {
            if (call.Callee.IsInOtherAssembly)
            {
                if (!call.Callee.HasDerivatives)
                {
                    yield return Problem.At(DiagnosticIds.CalleeWithoutDerivatives, call.OriginId, Display(call), call.Callee.Method);
                }
            }
            else if (_calls.ReachesProblem(call.Callee.Id, except: method.Method.Id))
            {
                yield return Problem.At(DiagnosticIds.CalleeHasProblems, call.OriginId, Display(call), call.Callee.Method);
            }
        }
    }

    /// <summary>The function with its callees inlined where the policy says so, and the other calls' summaries refined.</summary>
    private IrFunction Expand(string id, IrFunction function)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_linked.TryGetValue(id, out var linked))
        {
            linked = new Inliner(function, InlinedBody, Refine).Run();
            _linked.Add(id, linked);
        }

        return linked;
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

        var written = Writes.WrittenBy(call.Callee.Id);
        var parameters = call.Callee.Parameters.Select((parameter, i) => parameter.IsWritten && !parameter.HasExitValue && !written.Contains(i)
            ? parameter with { IsWritten = false }
            : parameter);
        return call with { Callee = call.Callee with { Parameters = parameters.ToEquatableArray() } };
    }

    private static string Display(CallOperation call) =>
        call.Callee.Method + "(" + string.Join(", ", call.Arguments.Select(static argument => argument.Name ?? "…")) + ")";
}
