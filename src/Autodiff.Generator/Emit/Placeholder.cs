using System.Globalization;
using System.Text;

namespace Autodiff.Generator.Emit;

/// <summary>Marks of variables in generated text; names are put in their place once all scopes are known.</summary>
internal static class Placeholder
{
    private const char ReadMark = '\u0001';
    private const char DeclarableMark = '\u0003';
    private const char End = '\u0002';

    /// <summary>A use of a variable.</summary>
    public static string Read(int variable) => ReadMark + variable.ToString(CultureInfo.InvariantCulture) + End;

    /// <summary>A place that is assigned and can declare the variable: <c>out var x</c>, <c>var (x, y) = …</c>.</summary>
    public static string Declarable(int variable) => DeclarableMark + variable.ToString(CultureInfo.InvariantCulture) + End;

    /// <summary>The variables that occur in a text; those that it can declare are marked.</summary>
    public static IEnumerable<(int Variable, bool IsDeclarable)> In(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ReadMark or DeclarableMark)
            {
                var end = text.IndexOf(End, i);
                yield return (Number(text, i, end), text[i] == DeclarableMark);
                i = end;
            }
        }
    }

    public static bool Mentions(string text, int variable) => In(text).Any(occurrence => occurrence.Variable == variable);

    public static string Replace(string text, Func<int, bool, string> name)
    {
        if (text.IndexOf(End) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ReadMark or DeclarableMark)
            {
                var end = text.IndexOf(End, i);
                result.Append(name(Number(text, i, end), text[i] == DeclarableMark));
                i = end;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static int Number(string text, int start, int end) =>
        int.Parse(text.Substring(start + 1, end - start - 1), CultureInfo.InvariantCulture);
}
