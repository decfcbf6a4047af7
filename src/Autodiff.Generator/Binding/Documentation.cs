using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: the primal's own documentation.</summary>
internal static class Documentation
{
    /// <summary>The text of the summary on one line, or null.</summary>
    public static string? Summary(IMethodSymbol method, CancellationToken cancellation)
    {
        var xml = method.GetDocumentationCommentXml(expandIncludes: false, cancellationToken: cancellation);
        if (string.IsNullOrWhiteSpace(xml))
        {
            return null;
        }

        try
        {
            var summary = XElement.Parse("<root>" + xml + "</root>").Descendants("summary").FirstOrDefault();
            var text = new StringBuilder();
            foreach (var node in summary?.DescendantNodes() ?? [])
            {
                text.Append(node switch
                {
                    XText content => content.Value,
                    XElement element => NameIn(element),
                    _ => "",
                });
            }

            var line = string.Join(" ", text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return line.Length == 0 ? null : line;
        }
        catch (XmlException)
        {
            // A comment that is not well formed is the compiler's business.
            return null;
        }
    }

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
