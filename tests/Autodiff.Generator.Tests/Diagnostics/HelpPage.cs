using System.Text.RegularExpressions;

namespace Autodiff.Generator.Tests.Diagnostics;

/// <summary>A page of docs/diagnostics: its examples are tests.</summary>
/// <param name="Title">Id and title.</param>
/// <param name="Message">The message, as the example gives it.</param>
/// <param name="Refused">Code that the diagnostic is reported on.</param>
/// <param name="View">What the editor shows of it.</param>
/// <param name="Accepted">Code that it is not reported on.</param>
internal sealed partial record HelpPage(string Title, string Message, string? Refused, string? View, string? Accepted)
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "diagnostics");

    public static HelpPage Read(string id)
    {
        var text = File.ReadAllText(PathOf(id));
        return new HelpPage(
            TitlePattern().Match(text).Groups[1].Value,
            MessagePattern().Match(text).Groups[1].Value,
            Block(text, "Refused", "csharp") ?? Block(text, "Reported", "csharp"),
            Block(text, "In the editor", "text"),
            Block(text, "Accepted", "csharp") ?? Block(text, "Not reported", "csharp"));
    }

    /// <summary>
    /// Writes the editor's view into a page behind the example, if <c>AUTODIFF_ACCEPT_SNAPSHOTS=1</c> asks for it; where nobody reads it, it is refused.
    /// </summary>
    public static bool AcceptView(string id, string view)
    {
        if (Environment.GetEnvironmentVariable("AUTODIFF_ACCEPT_SNAPSHOTS") != "1" || Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            return false;
        }

        var section = $"## In the editor\n\n```text\n{view}\n```\n\n";
        var text = Regex.Replace(File.ReadAllText(PathOf(id)), "## In the editor\n\n```text\n.*?\n```\n\n", "", RegexOptions.Singleline);
        var accepted = Regex.Match(text, "^## (Accepted|Not reported)$", RegexOptions.Multiline).Index;
        File.WriteAllText(PathOf(id), text.Insert(accepted, section));
        return true;
    }

    private static string PathOf(string id) => Path.Combine(Folder, id + ".md");

    private static string? Block(string text, string heading, string language)
    {
        var match = Regex.Match(text, $"## {heading}\n\n```{language}\n(.*?)\n```", RegexOptions.Singleline);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("^# (.*)$", RegexOptions.Multiline)]
    private static partial Regex TitlePattern();

    [GeneratedRegex("^> (.*)$", RegexOptions.Multiline)]
    private static partial Regex MessagePattern();
}
