using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Autodiff.CodeFixes;

/// <summary>The edits of a fix in all files; the same edit of the same syntax is made once.</summary>
internal sealed class Edits(SolutionEditor editor)
{
    private readonly HashSet<(SyntaxNode Node, string Edit)> _done = [];

    /// <summary>Makes the type around a member partial, and the types around it.</summary>
    public async Task MakePartialAsync(DocumentId document, SyntaxNode member, CancellationToken cancellation)
    {
        var file = await editor.GetDocumentEditorAsync(document, cancellation).ConfigureAwait(false);
        foreach (var type in TypesToMakePartial(member))
        {
            if (_done.Add((type, "partial")))
            {
                file.ReplaceNode(type, static (current, _) => WithPartial((TypeDeclarationSyntax)current));
            }
        }
    }

    /// <summary>The type with <c>partial</c> as the last modifier, where C# wants it.</summary>
    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Count > 0
            ? type.AddModifiers(partial)
            : (TypeDeclarationSyntax)type.WithKeyword(type.Keyword.WithLeadingTrivia())
                .WithModifiers([partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)]);
    }

    /// <summary>The types around a member that do not say <c>partial</c>.</summary>
    public static IEnumerable<TypeDeclarationSyntax> TypesToMakePartial(SyntaxNode member) =>
        member.Ancestors().OfType<TypeDeclarationSyntax>().Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Puts an attribute of the namespace <c>Autodiff</c> on a declaration.</summary>
    public async Task AddAttributeAsync(DocumentId document, SyntaxNode declaration, string name, CancellationToken cancellation)
    {
        if (_done.Add((declaration, name)))
        {
            var file = await editor.GetDocumentEditorAsync(document, cancellation).ConfigureAwait(false);
            var attribute = SyntaxFactory.Attribute(Imported<NameSyntax>(SyntaxFactory.ParseName("global::Autodiff." + name)));
            if (declaration is ParameterSyntax)
            {
                file.ReplaceNode(declaration, (current, _) =>
                {
                    var parameter = (ParameterSyntax)current;
                    var list = SyntaxFactory.AttributeList([attribute]).WithLeadingTrivia(parameter.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
                    return parameter.WithoutLeadingTrivia().WithAttributeLists(parameter.AttributeLists.Insert(0, list));
                });
            }
            else
            {
                file.AddAttribute(declaration, SyntaxFactory.AttributeList([attribute]));
            }
        }
    }

    /// <summary>Replaces an expression by another made of it.</summary>
    public async Task ReplaceAsync(
        DocumentId document, ExpressionSyntax expression, Func<ExpressionSyntax, ExpressionSyntax> replacement, CancellationToken cancellation)
    {
        if (_done.Add((expression, "replace")))
        {
            var file = await editor.GetDocumentEditorAsync(document, cancellation).ConfigureAwait(false);
            file.ReplaceNode(expression, (current, _) =>
                replacement(((ExpressionSyntax)current).WithoutTrivia()).WithTriviaFrom(current));
        }
    }

    /// <summary>A complete name that the editor shortens, adding the using directive it needs.</summary>
    public static T Imported<T>(T name)
        where T : SyntaxNode => name.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
}
