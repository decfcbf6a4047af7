namespace Autodiff.Generator.Tests.Lowering;

/// <summary>The sources of the corpus, as text.</summary>
internal static class CorpusText
{
    private const string Folder = "Corpus/";

    public static IEnumerable<string> Names => typeof(CorpusText).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(CorpusText).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
