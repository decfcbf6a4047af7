using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Transforms;

/// <summary>The Differentiate stage: from a linked primal to its derivative functions, or to the problems that prevent them.</summary>
internal static class Differentiator
{
    /// <summary>The derivative functions; if there are problems, all functions are null.</summary>
    public static DerivativeFunctions Differentiate(LinkedMethod linked)
    {
        var function = linked.Function;
        if (function is null || !linked.Problems.IsEmpty)
        {
            return Refused(linked.Problems);
        }

        try
        {
            var problems = Check(function);
            if (!problems.IsEmpty)
            {
                return Refused(problems);
            }

            var activity = Activity(function);

            var pooled = LocalArrays.Pool(function);
            var recomputed = new List<IrValue>();
            var gradient = linked.Method.HasGradient ? PullbackBuilder.BuildGradient(pooled, activity, recomputed) : null;
            var (forward, reverse) = PullbackBuilder.BuildPair(pooled, activity, gradient is null ? recomputed : null);
            return new DerivativeFunctions(
                gradient, PushforwardBuilder.Build(pooled, activity), forward, reverse, EquatableArray<Problem>.Empty)
            {
                Recomputed = recomputed.ToEquatableArray(),
            };
        }
        catch (UnsupportedTransformException unsupported)
        {
            return Refused(new([Problem.At(DiagnosticIds.UnsupportedExpression, unsupported.Place, linked.Method.Name, unsupported.Message)]));
        }
    }

    /// <summary>What prevents derivatives of a function, found by the analyses alone.</summary>
    public static EquatableArray<Problem> Check(IrFunction function) => function.Body.Throws
        ? new([Problem.At(DiagnosticIds.UnsupportedStatement, Problem.AtMethod, function.Name, "it throws on every path, so that it has no result")])
        : Analyze(function).Problems;

    /// <summary>Which values of a function carry a derivative.</summary>
    public static ActivityMap Activity(IrFunction function) => Analyze(function).Map;

    /// <summary>Forward mode over any function, derivative functions included.</summary>
    public static IrFunction Pushforward(IrFunction function) => PushforwardBuilder.Build(function, Analyze(function).Map);

    private static (ActivityMap Map, EquatableArray<Problem> Problems) Analyze(IrFunction function)
    {
        var tree = new ProgramTree(function);
        var memory = new MemoryAnalysis(function, tree);
        return ActivityAnalysis.Analyze(function, tree, memory);
    }

    private static DerivativeFunctions Refused(EquatableArray<Problem> problems) => new(null, null!, null!, null!, problems);
}
