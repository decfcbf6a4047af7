using System.Collections.Concurrent;
using System.Text.Json;

namespace Autodiff.Tests.Reference;

/// <summary>The cases of all files of a folder that have a list "cases".</summary>
internal sealed class ReferenceFolder
{
    private static readonly ConcurrentDictionary<string, ReferenceFolder> Read = new();

    private ReferenceFolder(string path)
    {
        Cases = [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal).SelectMany(CasesOf)];
        if (Cases.Count == 0) throw new InvalidDataException($"No file of {path} has reference cases.");
    }

    public IReadOnlyList<ReferenceCase> Cases { get; }

    /// <summary>The folder that the environment names, or else the repository's copy.</summary>
    public static ReferenceFolder Given =>
        At(Environment.GetEnvironmentVariable("AUTODIFF_REFERENCE_DIR") is { Length: > 0 } given ? given : PathOf("pytorch-reference"));

    /// <summary>The cases made by benchmarks/against-pytorch/reference_cases.py.</summary>
    public static ReferenceFolder Extended => At(PathOf("pytorch-extended"));

    /// <summary>A row of a theory for each case.</summary>
    public IEnumerable<TheoryDataRow<string, int>> Rows =>
        Cases.Select(one => new TheoryDataRow<string, int>(one.File, one.Index) { TestDisplayName = one.ToString() });

    public ReferenceCase this[string file, int index] => Cases.Single(one => one.File == file && one.Index == index);

    private static ReferenceFolder At(string path) => Read.GetOrAdd(path, static path => new ReferenceFolder(path));

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    private static ReferenceCase[] CasesOf(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("cases", out var cases)) return [];
        var file = Path.GetFileNameWithoutExtension(path);
        return [.. cases.EnumerateArray().Select((json, index) => ReferenceCase.Read(file, index, json))];
    }
}
