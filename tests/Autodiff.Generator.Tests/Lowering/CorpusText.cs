namespace Autodiff.Generator.Tests.Lowering;

/// <summary>The sources of the corpus and of other programs, as text.</summary>
internal static class CorpusText
{
    /// <summary>The files of the corpus.</summary>
    public static IEnumerable<string> Names => In("Corpus/");

    /// <summary>Further programs, with constructs in combinations that nobody writes.</summary>
    public static IEnumerable<string> Programs => In("Programs/");

    private static IEnumerable<string> In(string folder) => typeof(CorpusText).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(CorpusText).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
