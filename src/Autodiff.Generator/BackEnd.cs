using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Emit;
using Autodiff.Generator.IR;
using Autodiff.Generator.Linking;
using Autodiff.Generator.Lints;
using Autodiff.Generator.Model;
using Autodiff.Generator.Transforms;

namespace Autodiff.Generator;

/// <summary>Link, Differentiate and Emit, as the generator and the analyzer both run them. No stage throws, but for cancellation.</summary>
internal static class BackEnd
{
    public static MethodLinker Linker(Func<string, LoweredMethod?> find, CancellationToken cancellation) =>
        new(find, Differentiator.Check, cancellation);

    /// <summary>The linked method, with all problems.</summary>
    public static LinkedMethod Link(LoweredMethod method, MethodLinker linker)
    {
        try
        {
            return linker.Link(method);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new LinkedMethod(method.Method, null, new([Failures.Problem(method.Method, failure)]));
        }
    }

    /// <summary>The derivative functions, or the problems that prevent them.</summary>
    public static DerivativeFunctions Differentiate(LinkedMethod method)
    {
        try
        {
            return Differentiator.Differentiate(method);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new DerivativeFunctions(null, null!, null!, null!, new([Failures.Problem(method.Method, failure)]));
        }
    }

    /// <summary>What else is wrong with a method whose declaration or body has problems, as far as its draft tells.</summary>
    public static IEnumerable<Problem> FurtherProblems(LoweredMethod method, IrFunction draft, MethodLinker linker)
    {
        if (IrVerifier.Verify(draft).Count > 0)
        {
            return [];
        }

        var linked = Link(new LoweredMethod(method.Method, draft, EquatableArray<Problem>.Empty), linker);
        var problems = linked.Function is { } function ? Differentiator.Check(function) : linked.Problems;
        return problems.Where(static problem => problem.DiagnosticId != DiagnosticIds.CompilerFailed);
    }

    /// <summary>What is likely to be a mistake in a method that can be differentiated, and what its derivatives cost.</summary>
    /// <param name="lowered">The method's own code.</param>
    /// <param name="linked">The same with callees inlined.</param>
    /// <param name="functions">Its derivatives.</param>
    public static IEnumerable<Problem> Remarks(LoweredMethod lowered, LinkedMethod linked, DerivativeFunctions functions) =>
        lowered.Function is { } own && linked.Function is { } function
            ? ZeroDerivatives.In(linked.Method, function).Concat(Patterns.In(own)).Concat(ReverseCosts.Of(linked.Method, functions))
            : [];

    /// <summary>The file of a method's derivatives; of members that refuse to compile, if there are problems.</summary>
    public static GeneratedFile Emit(LinkedMethod linked)
    {
        var functions = Differentiate(linked);
        var problems = functions.Problems;
        if (problems.IsEmpty)
        {
            try
            {
                return new GeneratedFile(linked.Method.HintName + ".g.cs", DerivativeWriter.Write(linked.Method, TapeFrames.Group(functions)));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                problems = new([Failures.Problem(linked.Method, failure)]);
            }
        }

        return new GeneratedFile(linked.Method.HintName + ".g.cs", Refuse(linked.Method, problems));
    }

    private static string Refuse(DifferentiableMethod method, EquatableArray<Problem> problems)
    {
        try
        {
            return DerivativeWriter.WriteRefusal(method, problems);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Without members every caller fails to compile too; the analyzer says why.
            return "// " + DiagnosticDescriptors.Message(Failures.Problem(method, failure)) + "\n";
        }
    }
}
