using System.Text;
using System.Xml;
using System.Xml.Linq;
using Autodiff.Generator.Collections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: the primal's own documentation, as text that generated documentation may quote.</summary>
internal static class Documentation
{
    private const int LongestFormula = 100;

    /// <summary>The text of the summary on one line, or null.</summary>
    public static string? Summary(IMethodSymbol method, CancellationToken cancellation) =>
        Read(method, cancellation)?.Descendants("summary").Select(TextOf).FirstOrDefault();

    /// <summary>The text of each parameter on one line, null where there is none; nothing if no parameter is documented.</summary>
    public static EquatableArray<string?> Parameters(IMethodSymbol method, CancellationToken cancellation)
    {
        var documented = Read(method, cancellation)?.Descendants("param").ToList();
        return documented is not { Count: > 0 }
            ? EquatableArray<string?>.Empty
            : method.Parameters.Select(parameter => documented.Where(element => (string?)element.Attribute("name") == parameter.Name)
                .Select(TextOf).FirstOrDefault()).ToEquatableArray();
    }

    /// <summary>What a method of one short expression computes, as <c>F(x, y) = x * y</c>; null for others.</summary>
    public static string? Formula(IMethodSymbol method, CancellationToken cancellation)
    {
        if (MethodBodies.Declaration(method, cancellation)?.ExpressionBody?.Expression is not { } expression || expression.Span.Length > 2 * LongestFormula
            || expression.DescendantTrivia().Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            return null;
        }

        var formula = $"{method.Name}({string.Join(", ", method.Parameters.Select(static parameter => parameter.Name))}) = {OneLine(expression.ToString())}";
        return formula.Length > LongestFormula ? null : Escape(formula);
    }

    private static XElement? Read(IMethodSymbol method, CancellationToken cancellation)
    {
        var xml = method.GetDocumentationCommentXml(expandIncludes: false, cancellationToken: cancellation);
        if (string.IsNullOrWhiteSpace(xml))
        {
            return null;
        }

        try
        {
            return XElement.Parse("<root>" + xml + "</root>");
        }
        catch (XmlException)
        {
            // A comment that is not well formed is the compiler's business.
            return null;
        }
    }

    private static string? TextOf(XElement documentation)
    {
        var text = new StringBuilder();
        foreach (var node in documentation.DescendantNodes())
        {
            text.Append(node switch
            {
                XText content => content.Value,
                XElement element => NameIn(element),
                _ => "",
            });
        }

        var line = OneLine(text.ToString());
        return line.Length == 0 ? null : Escape(line);
    }

    private static string OneLine(string text) => string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>What <c>&lt;see cref="T:A.B"/&gt;</c> and <c>&lt;paramref name="x"/&gt;</c> read as.</summary>
    private static string NameIn(XElement element)
    {
        var name = (string?)element.Attribute("name") ?? (string?)element.Attribute("langword");
        if (name is not null || !element.IsEmpty)
        {
            return name ?? "";
        }

        var cref = (string?)element.Attribute("cref") ?? "";
        cref = cref.Substring(cref.IndexOf(':') + 1);
        var arguments = cref.IndexOf('(');
        cref = arguments < 0 ? cref : cref.Substring(0, arguments);
        return cref.Substring(cref.LastIndexOf('.') + 1);
    }
}
