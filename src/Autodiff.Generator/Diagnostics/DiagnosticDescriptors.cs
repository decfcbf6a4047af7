using System.Collections.Immutable;
using System.Globalization;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Diagnostics;

/// <summary>
/// The one list of diagnostics: title and message of each. In messages <c>{0}</c> is what cannot be differentiated: the method for 1xxx,
/// the expression or statement for 2xxx and 3xxx.
/// </summary>
internal static partial class DiagnosticDescriptors
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        DeclarationRows().Concat(BodyRows()).Concat(LintRows()).ToImmutableDictionary(static row => row.Id);

    /// <summary>All descriptors, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [.. ById.Values.OrderBy(static row => row.Id, StringComparer.Ordinal)];

    public static DiagnosticDescriptor Get(string id) => ById[id];

    /// <summary>The text of a problem's diagnostic, for generated members that refuse to compile.</summary>
    public static string Message(Problem problem) => string.Format(
        CultureInfo.InvariantCulture,
        Get(problem.DiagnosticId).MessageFormat.ToString(CultureInfo.InvariantCulture),
        [.. problem.Arguments]);

    /// <summary>The page that explains a diagnostic, relative to the repository.</summary>
    public static string HelpPage(string id) => "docs/diagnostics/" + id + ".md";

    private static IEnumerable<DiagnosticDescriptor> BodyRows() =>
    [
        Error(
            DiagnosticIds.CodeDoesNotCompile,
            "The code does not compile",
            "Cannot differentiate '{0}': it does not compile. Correct the compiler's errors first."),
        Error(
            DiagnosticIds.UnsupportedStatement,
            "Unsupported statement",
            "Cannot differentiate '{0}': {1}. Rewrite it with the supported statements, or move it to a method marked [NoGradient]."),
        Error(
            DiagnosticIds.UnsupportedExpression,
            "Unsupported expression",
            "Cannot differentiate '{0}': {1}. Rewrite it with supported expressions, or drop its derivative with Autograd.StopGradient."),
        Error(
            DiagnosticIds.TryStatement,
            "Exception handling around differentiated code",
            "Cannot differentiate '{0}': try, catch, finally and using around differentiated code are not supported. Move the exception handling to the caller."),
        Error(
            DiagnosticIds.GotoStatement,
            "goto in differentiated code",
            "Cannot differentiate '{0}': goto is not supported. Use a loop with break or continue."),
        Error(
            DiagnosticIds.LocalFunctionInBody,
            "Local function in differentiated code",
            "Cannot differentiate '{0}': only local functions that are one expression on numbers, without assignments, are supported. Make it a static method marked [Differentiable]."),
        Error(
            DiagnosticIds.LambdaInBody,
            "Lambda or delegate in differentiated code",
            "Cannot differentiate '{0}': lambdas and delegates are supported only in Sum, Average, Max, Min and Aggregate of LINQ over arrays of double. Write the loop out, or call a static method marked [Differentiable]."),
        Error(
            DiagnosticIds.UnsafeCode,
            "Unsafe code in differentiated code",
            "Cannot differentiate '{0}': pointers and unsafe code are not supported. Use arrays or spans."),
        Error(
            DiagnosticIds.DynamicCode,
            "dynamic in differentiated code",
            "Cannot differentiate '{0}': what a dynamic expression calls is not known at compile time. Give it a static type."),
        Error(
            DiagnosticIds.StaticFieldWrite,
            "Write to a static member",
            "Cannot differentiate '{0}': it writes the static member '{1}', through which no derivative flows. Return the value, or write it in a method marked [NoGradient]."),
        Error(
            DiagnosticIds.ActiveValueIntoConstant,
            "Active value stored where derivatives are dropped",
            "Cannot differentiate '{0}': it stores a value that depends on a differentiated parameter into '{1}', which is a constant for differentiation. Differentiate '{1}' too, or pass the value to Autograd.StopGradient first."),
        Error(
            DiagnosticIds.MemberOfObject,
            "Derivative through a member of an object",
            "Cannot differentiate '{0}': derivatives through fields and properties of objects are not supported yet. Use locals, parameters and arrays."),
        Error(
            DiagnosticIds.RefLocal,
            "Reference to a variable",
            "Cannot differentiate '{0}': references to variables (ref locals, ref returns, ref conditions) are not supported. Use the variable or the array element itself."),
        Error(
            DiagnosticIds.UnsupportedTypeInBody,
            "Unsupported type in differentiated code",
            "Cannot differentiate '{0}': derivatives through the type '{1}' are not supported. Use double or float, arrays or spans of these, or value tuples."),
        Error(
            DiagnosticIds.NoDerivativeRule,
            "No derivative rule for the called method",
            "Cannot differentiate '{0}': '{1}' has no derivative rule. Mark it [Differentiable], or [NoGradient] if its derivative is to be dropped."),
        Error(
            DiagnosticIds.UnsupportedFunction,
            "Function that cannot be differentiated",
            "Cannot differentiate '{0}': {1}. Use another function, or drop the derivative with Autograd.StopGradient."),
        Error(
            DiagnosticIds.CalleeHasProblems,
            "The called method cannot be differentiated",
            "Cannot differentiate '{0}': the called method '{1}' cannot be differentiated itself. Correct its errors first."),
        Error(
            DiagnosticIds.CalleeWithoutDerivatives,
            "The called method's assembly has no derivatives of it",
            "Cannot differentiate '{0}': '{1}' is marked [Differentiable], but its assembly does not contain its derivatives. Build that assembly with this version of Autodiff."),
        Error(
            DiagnosticIds.ArgumentOutsideDifferentiatedSet,
            "Active argument for a parameter that is not differentiated",
            "Cannot differentiate '{0}': the argument for '{1}' depends on a differentiated parameter, but '{2}' is not differentiated with respect to '{1}'. Add '{1}' to its [Differentiable] attribute, or pass the argument to Autograd.StopGradient."),
        Error(
            DiagnosticIds.ArgumentsOverlap,
            "The same storage is passed twice and written",
            "Cannot differentiate '{0}': the arguments for '{1}' and '{2}' are the same storage, and '{3}' writes it. Pass a copy."),
        Error(
            DiagnosticIds.DerivativeOfDerivative,
            "Derivative of a generated derivative",
            "Cannot differentiate '{0}': derivatives of the generated member '{1}' are not supported yet. Write the derivative out by hand, or drop it with Autograd.StopGradient."),
        Error(
            DiagnosticIds.NoDerivativeRuleInLibrary,
            "No derivative rule for the called library method",
            "Cannot differentiate '{0}': '{1}' has no derivative rule. Write out what it computes, or drop its derivative with Autograd.StopGradient."),
        Error(
            DiagnosticIds.CompilerFailed,
            "Autodiff failed",
            "Cannot differentiate '{0}': Autodiff itself failed ({1}). Please report it with the method's source."),
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) => Row(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Row(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, DiagnosticCategories.Of(id), severity, isEnabledByDefault: true, helpLinkUri: HelpPage(id));
}
