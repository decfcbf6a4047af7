using System.Text;

namespace Autodiff.Generator.Tests.Snapshots;

/// <summary>
/// Accepted texts in the file convention of Verify: <c>{Test}#{Hint}.verified.cs</c> with a byte order mark and a first line that names the
/// generated file. A mismatch leaves a <c>.received.cs</c> beside it.
/// </summary>
/// <param name="path">The folder.</param>
/// <param name="accepts">Whether what was generated becomes what is expected.</param>
internal sealed class SnapshotFolder(string path, bool accepts)
{
    private const string Verified = ".verified.cs";
    private const string Received = ".received.cs";

    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The folder of these tests. <c>AUTODIFF_ACCEPT_SNAPSHOTS=1</c> accepts what is generated, but not where nobody reads it.</summary>
    public static SnapshotFolder Of(string path, Func<string, string?> environment)
    {
        var accepts = environment("AUTODIFF_ACCEPT_SNAPSHOTS") == "1";
        return accepts && environment("CI") is { Length: > 0 }
            ? throw new InvalidOperationException("Snapshots are not accepted where CI is set: run the tests on your machine and read the changes.")
            : new SnapshotFolder(path, accepts);
    }

    /// <summary>What differs between the files that a test generated and those accepted for it; nothing if all is well.</summary>
    /// <param name="test">The test, as <c>Class.Method</c>.</param>
    /// <param name="generated">The generated files by hint name.</param>
    public IReadOnlyList<string> Differences(string test, IReadOnlyDictionary<string, string> generated)
    {
        Directory.CreateDirectory(path);
        foreach (var old in Directory.GetFiles(path, test + "#*" + Received))
        {
            File.Delete(old);
        }

        var expected = Directory.GetFiles(path, test + "#*" + Verified).ToHashSet(StringComparer.Ordinal);
        var differences = new List<string>();
        foreach (var (hint, text) in generated)
        {
            var name = Path.Combine(path, test + "#" + Path.GetFileNameWithoutExtension(hint));
            expected.Remove(name + Verified);
            Compare(name, "//HintName: " + hint + "\n" + text.Replace("\r\n", "\n"), differences);
        }

        foreach (var stale in expected)
        {
            if (accepts)
            {
                File.Delete(stale);
            }
            else
            {
                differences.Add(Path.GetFileName(stale) + " is not generated any more");
            }
        }

        return differences;
    }

    private void Compare(string name, string actual, List<string> differences)
    {
        var accepted = File.Exists(name + Verified) ? File.ReadAllText(name + Verified).Replace("\r\n", "\n") : null;
        if (accepted == actual)
        {
            return;
        }

        File.WriteAllText(name + (accepts ? Verified : Received), actual, WithMark);
        if (!accepts)
        {
            differences.Add($"{Path.GetFileName(name)}{Received} {(accepted is null ? "is new" : "differs " + FirstDifference(accepted, actual))}");
        }
    }

    private static string FirstDifference(string accepted, string actual)
    {
        var (a, b) = (accepted.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(a.Length, b.Length)).First(i => At(a, i) != At(b, i));
        return $"in line {line + 1}: '{At(b, line)}' instead of '{At(a, line)}'";

        static string? At(string[] lines, int i) => i < lines.Length ? lines[i] : null;
    }
}
