namespace Autodiff.Generator.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The corpus of primal methods, as text: file name and source.</summary>
    public static IReadOnlyList<(string Name, string Source)> Corpus { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Root, "tests", "Autodiff.Corpus"), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(static path => (Path.GetFileName(path), File.ReadAllText(path))),
    ];

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Autodiff.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Autodiff.sln is in no parent folder of the tests.");
        }

        return folder;
    }
}
