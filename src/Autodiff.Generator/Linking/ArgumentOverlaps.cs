using Autodiff.Generator.Analysis;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Linking;

/// <summary>Link: calls that pass the same storage twice to a callee that writes it. The callee's derivative takes its parameters for distinct.</summary>
internal static class ArgumentOverlaps
{
    public static IEnumerable<Problem> Problems(IrFunction function)
    {
        var views = function.Body.AllOperations().OfType<ViewOperation>()
            .Where(static view => view.Start is null && view.Length is null)
            .ToDictionary(static view => view.Result.Id, static view => view.Source);
        foreach (var call in CallGraph.CallsIn(function))
        {
            if (OverlapIn(call, views) is { } problem)
            {
                yield return problem;
            }
        }
    }

    private static Problem? OverlapIn(CallOperation call, Dictionary<int, IrValue> views)
    {
        var firstUses = new Dictionary<int, IrParameter>();
        foreach (var (parameter, argument) in CallArguments.All(call).Where(static argument => argument.Value.Type.IsMemory))
        {
            var storage = argument;
            while (views.TryGetValue(storage.Id, out var source))
            {
                storage = source;
            }

            if (!firstUses.TryGetValue(storage.Id, out var first))
            {
                firstUses.Add(storage.Id, parameter);
            }
            else if (first.IsWritten || parameter.IsWritten)
            {
                return Problem.At(
                    DiagnosticIds.ArgumentsOverlap, call.OriginId, OperationProblems.Display(call), first.Name, parameter.Name, call.Callee.Method);
            }
        }

        return null;
    }
}
