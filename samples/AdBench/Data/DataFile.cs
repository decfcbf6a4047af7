using Autodiff.Samples.AdBench.Problems;

namespace Autodiff.Samples.AdBench.Data;

/// <summary>A data file's text, of which problem it is, and the reference result that lies beside it, if one does.</summary>
/// <param name="Name">The name, for messages.</param>
/// <param name="Text">The text.</param>
/// <param name="Reference">The text of <c>NAME.ref.json</c>, or null.</param>
public sealed record DataFile(string Name, string Text, string? Reference)
{
    private const string ReferenceExtension = ".ref.json";

    /// <summary>The name of the reference result, whether or not there is one.</summary>
    public string ReferenceName => Path.ChangeExtension(Name, ReferenceExtension);

    /// <summary>The files embedded in this program: a GMM and a bundle adjustment.</summary>
    public static IReadOnlyList<DataFile> Embedded =>
    [
        new("gmm_1k_d2_K5.txt", Resource("gmm_1k_d2_K5.txt"), Resource("gmm_1k_d2_K5.ref.json")),
        new("ba1.txt", Resource("ba1.txt"), Resource("ba1.ref.json")),
    ];

    /// <summary>Reads a file, and the reference result beside it.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static DataFile Read(string path)
    {
        var reference = Path.ChangeExtension(path, ReferenceExtension);
        return new DataFile(path, File.ReadAllText(path), File.Exists(reference) ? File.ReadAllText(reference) : null);
    }

    /// <summary>The problem that the file describes.</summary>
    /// <exception cref="DataFormatException">It describes none, or its reference is none.</exception>
    public IProblem ToProblem() => IsBundleAdjustment()
        ? new BundleAdjustmentProblem(
            BundleAdjustmentData.Parse(Text, Name),
            Reference is null ? null : BundleAdjustmentReference.Parse(Reference, ReferenceName))
        : new GmmProblem(
            GmmData.Parse(Text, Name),
            Reference is null ? null : GmmReference.Parse(Reference, ReferenceName));

    /// <summary>
    /// Whether this is a bundle adjustment rather than a GMM: both begin with a line of three sizes, and the second line
    /// is a camera of 11 numbers in the one, one alpha in the other.
    /// </summary>
    /// <exception cref="DataFormatException">It is neither.</exception>
    public bool IsBundleAdjustment()
    {
        var lines = Text.AsSpan().EnumerateLines();
        Span<int> counts = stackalloc int[2];
        for (var line = 0; line < counts.Length; line++)
        {
            counts[line] = lines.MoveNext() ? NumbersIn(lines.Current) : 0;
        }
        return (counts[0], counts[1]) switch
        {
            (3, 1) => false,
            (3, BundleAdjustment.CameraSize) => true,
            _ => throw new DataFormatException(
                $"{Name}: neither a GMM (line 1 three sizes, line 2 one number) nor a bundle adjustment (line 2 a camera of "
                + $"{BundleAdjustment.CameraSize} numbers): line 1 has {counts[0]} numbers, line 2 has {counts[1]}."),
        };
    }

    private static int NumbersIn(ReadOnlySpan<char> line)
    {
        var count = 0;
        var inside = false;
        foreach (var character in line)
        {
            var starts = !char.IsWhiteSpace(character);
            if (starts && !inside) count++;
            inside = starts;
        }
        return count;
    }

    private static string Resource(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
