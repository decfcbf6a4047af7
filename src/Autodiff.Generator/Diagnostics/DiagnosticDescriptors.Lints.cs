using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Diagnostics;

/// <content>Likely mistakes, 4xxx, and information about costs, 5xxx, which is hidden unless a severity is configured.</content>
internal static partial class DiagnosticDescriptors
{
    private static IEnumerable<DiagnosticDescriptor> LintRows() =>
    [
        Row(
            DiagnosticIds.ResultIsIndependent,
            "The result does not depend on a differentiated parameter",
            "The derivative of '{0}' with respect to '{1}' is always zero, because the result does not depend on it. Leave '{1}' out of [Differentiable], or mark it [NoGradient].",
            DiagnosticSeverity.Info),
        Row(
            DiagnosticIds.StopsAtRounding,
            "The derivative stops at a rounding",
            "The derivative stops at '{0}': that of '{1}' with respect to '{2}' is always zero. Mark '{2}' [NoGradient], or use a function that is not a step.",
            DiagnosticSeverity.Info),
        Row(
            DiagnosticIds.StopsAtComparison,
            "Only a comparison depends on a differentiated parameter",
            "The derivative stops at '{0}': that of '{1}' with respect to '{2}' is always zero, as only comparisons depend on it. Mark '{2}' [NoGradient], or use a smooth function.",
            DiagnosticSeverity.Info),
        Row(
            DiagnosticIds.NarrowedToSingle,
            "Narrowing to float between doubles",
            "'{0}' rounds to float what is used as double again, and its derivative with it. Compute in double.",
            DiagnosticSeverity.Info),
        Row(
            DiagnosticIds.RootOfSquare,
            "Square root of a square",
            "The derivative of '{0}' is NaN at zero. Use Math.Abs.",
            DiagnosticSeverity.Info),
        Row(
            DiagnosticIds.GradientDropped,
            "A gradient is computed and dropped",
            "The gradient that '{0}' returns is dropped. Use it, or call the method itself.",
            DiagnosticSeverity.Warning),
        Row(
            DiagnosticIds.SquareByPow,
            "Square by Math.Pow",
            "'{0}' is a square, whose derivative is cheaper as that of a product. Multiply the base by itself.",
            DiagnosticSeverity.Hidden),
        Row(
            DiagnosticIds.UndefinedAtZero,
            "Not a number where a variable is zero",
            "'{0}' and its derivative are NaN where '{1}' is zero. Handle that case apart.",
            DiagnosticSeverity.Info),
        Row(
            DiagnosticIds.SavedByIteration,
            "What an iteration saves for the reverse sweep",
            "Each iteration of '{0}' saves {1} for the reverse sweep, {2} bytes: {3}.",
            DiagnosticSeverity.Hidden),
        Row(
            DiagnosticIds.SavedOnce,
            "What a method saves for the reverse sweep",
            "'{0}' saves {1} for the reverse sweep once, {2} bytes: {3}.",
            DiagnosticSeverity.Hidden),
        Row(
            DiagnosticIds.ComputedAgain,
            "What the reverse sweep computes again",
            "The reverse sweep of '{0}' computes again what it could have saved: {1}.",
            DiagnosticSeverity.Hidden),
    ];
}
