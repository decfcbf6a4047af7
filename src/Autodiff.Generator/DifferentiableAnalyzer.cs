using System.Collections.Immutable;
using Autodiff.Generator.Binding;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Lints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Autodiff.Generator;

/// <summary>
/// Reports what cannot be differentiated, all of it at once, on the exact expressions. Runs the generator's stages for the methods it is asked about.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableAnalyzer : DiagnosticAnalyzer
{
    // An editor keeps the analyzer for the session, and initializes it for every compilation.
    private readonly KnownMethods _known = new();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DiagnosticDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var methods = new AnalyzedMethods(start.Compilation, _known);
            start.RegisterSyntaxNodeAction(node => Analyze(node, methods), SyntaxKind.Attribute);
            start.RegisterSyntaxNodeAction(static node => DroppedGradients.Analyze(node), SyntaxKind.ExpressionStatement);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, AnalyzedMethods methods)
    {
        var syntax = (AttributeSyntax)context.Node;
        if (syntax.Parent?.Parent is not { } target
            || Meaning(syntax, context.SemanticModel, context.CancellationToken) is not { } attributeClass
            || DeclaredSymbol(target, context.SemanticModel, context.CancellationToken) is not { } symbol)
        {
            return;
        }

        if (attributeClass == KnownNames.DifferentiableAttribute)
        {
            if (DeclarationRules.RefusalOf(symbol) is { } refusal)
            {
                Report(context, refusal, syntax.GetLocation(), DisplayName(symbol));
            }
            else if (AttributeOf(symbol, syntax) is { } attribute && MethodBinder.Target(symbol) is { } method)
            {
                foreach (var diagnostic in methods.Diagnostics(method, attribute, context.CancellationToken))
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }
        }
        else
        {
            var arguments = AttributeOf(symbol, syntax)?.ConstructorArguments ?? [];
            var primal = arguments.Length == 2 ? (arguments[0].Value as ITypeSymbol)?.Name + "." + arguments[1].Value : "";
            var name = attributeClass == KnownNames.VjpOfAttribute ? "[VjpOf]" : "[JvpOf]";
            Report(context, DiagnosticIds.CustomRule, syntax.GetLocation(), DisplayName(symbol), primal, name);
        }
    }

    /// <summary>The full name of the attribute's class, if it is one that is looked for.</summary>
    private static string? Meaning(AttributeSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        // Arguments of the wrong type, while typing, leave candidates.
        var info = model.GetSymbolInfo(syntax, cancellation);
        var type = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.ContainingType;
        return type.Is(KnownNames.DifferentiableAttribute) ? KnownNames.DifferentiableAttribute
            : type.Is(KnownNames.VjpOfAttribute) ? KnownNames.VjpOfAttribute
            : type.Is(KnownNames.JvpOfAttribute) ? KnownNames.JvpOfAttribute
            : null;
    }

    private static ISymbol? DeclaredSymbol(SyntaxNode target, SemanticModel model, CancellationToken cancellation) => target switch
    {
        AnonymousFunctionExpressionSyntax => model.GetSymbolInfo(target, cancellation).Symbol,
        _ => model.GetDeclaredSymbol(target, cancellation),
    };

    private static AttributeData? AttributeOf(ISymbol symbol, AttributeSyntax syntax) => symbol.GetAttributes().FirstOrDefault(attribute =>
        attribute.ApplicationSyntaxReference is { } place && place.SyntaxTree == syntax.SyntaxTree && place.Span == syntax.Span);

    private static string DisplayName(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }
        ? "lambda"
        : symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static void Report(SyntaxNodeAnalysisContext context, string id, Location location, params string[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.Get(id), location, [location], [.. arguments]));
}
