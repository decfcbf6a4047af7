using System.Text.RegularExpressions;

namespace Autodiff.Generator.Tests.Diagnostics;

/// <summary>A page of docs/diagnostics: its examples are tests.</summary>
internal sealed partial record HelpPage(string Title, string Message, string? Refused, string? Accepted)
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "diagnostics");

    public static HelpPage Read(string id)
    {
        var text = File.ReadAllText(Path.Combine(Folder, id + ".md"));
        return new HelpPage(
            TitlePattern().Match(text).Groups[1].Value,
            MessagePattern().Match(text).Groups[1].Value,
            Example(text, "Refused"),
            Example(text, "Accepted"));
    }

    private static string? Example(string text, string heading)
    {
        var match = Regex.Match(text, $"## {heading}\n\n```csharp\n(.*?)\n```", RegexOptions.Singleline);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("^# (.*)$", RegexOptions.Multiline)]
    private static partial Regex TitlePattern();

    [GeneratedRegex("^> (.*)$", RegexOptions.Multiline)]
    private static partial Regex MessagePattern();
}
