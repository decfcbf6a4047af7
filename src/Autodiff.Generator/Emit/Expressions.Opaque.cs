using System.Globalization;
using System.Text.RegularExpressions;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>C# text that is carried over from the source.</summary>
internal sealed partial class Expressions
{
    private readonly HashSet<string> _methods = new(StringComparer.Ordinal);

    /// <summary>Methods of the containing type that were called by their simple names, which a local variable would hide.</summary>
    public IReadOnlyCollection<string> Methods => _methods;

    private Code Opaque(OpaqueOperation o)
    {
        var text = Shortened(o.Text);
        return new Code(Fill(text, o.Inputs), IsPrimary(text) ? Precedence.Primary : Precedence.Any);
    }

    /// <summary>The statement an operation without result stands for.</summary>
    public string Statement(OpaqueOperation o) => Fill(Shortened(o.Text), o.Inputs);

    /// <summary>C# text with the inputs in the places <c>{0}</c>, <c>{1}</c> …; doubled braces stand for themselves.</summary>
    public string Fill(string template, IReadOnlyList<IrValue> inputs) => Regex.Replace(template, @"\{\{|\}\}|\{(\d+)\}", match =>
    {
        if (!match.Groups[1].Success)
        {
            return match.Value.Substring(1);
        }

        var before = template.Substring(0, match.Index).TrimEnd().LastOrDefault();
        var after = template.Skip(match.Index + match.Length).FirstOrDefault();
        var isArgument = (before is '(' or ',') && (after is ')' or ',');
        var code = Exact(inputs[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)]).At(isArgument ? Precedence.Any : Precedence.Primary);

        // In a hole of an interpolated string a colon that is not in parentheses begins the format.
        return before is '{' && code.Contains("::") ? "(" + code + ")" : code;
    });

    /// <summary>Methods of the type that the text stands in go by their simple names.</summary>
    private string Shortened(string text)
    {
        if (_frame.ContainingType is not { } type || HasLiteral(text))
        {
            return text;
        }

        return Regex.Replace(text, Regex.Escape(type) + @"\.(@?\w+)\(", match =>
        {
            _methods.Add(match.Groups[1].Value.TrimStart('@'));
            return match.Groups[1].Value + "(";
        });
    }

    /// <summary>Whether the text is one call, or parenthesised as a whole.</summary>
    private static bool IsPrimary(string text)
    {
        if (HasLiteral(text) || text.Length == 0 || text[text.Length - 1] != ')')
        {
            return false;
        }

        var open = text.IndexOf('(');
        if (text.Take(open).Any(static c => !char.IsLetterOrDigit(c) && c is not ('.' or ':' or '_' or '@')))
        {
            return false;
        }

        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i == text.Length - 1;
            }
        }

        return false;
    }

    // Strings and characters may hold anything.
    private static bool HasLiteral(string text) => text.IndexOfAny(['"', '\'']) >= 0;
}
