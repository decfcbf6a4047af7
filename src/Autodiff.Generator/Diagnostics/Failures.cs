using Autodiff.Generator.Model;

namespace Autodiff.Generator.Diagnostics;

/// <summary>Failures of the compiler itself, which become a diagnostic and never an exception of the generator.</summary>
internal static class Failures
{
    public static Problem Problem(DifferentiableMethod method, Exception failure) => Problem(method.Name, failure);

    public static Problem Problem(string method, Exception failure) =>
        Model.Problem.At(DiagnosticIds.CompilerFailed, Model.Problem.AtMethod, method, Describe(failure));

    private static string Describe(Exception failure) =>
        failure.GetType().Name + ": " + failure.Message.Replace('\r', ' ').Replace('\n', ' ');
}
