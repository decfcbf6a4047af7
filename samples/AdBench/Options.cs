namespace Autodiff.Samples.AdBench;

/// <summary>What the command line asks for.</summary>
/// <param name="Files">Paths of data files, beside the embedded data.</param>
/// <param name="Json">Where to write the results, or null.</param>
/// <param name="Help">Whether to print the usage only.</param>
internal sealed record Options(IReadOnlyList<string> Files, string? Json, bool Help)
{
    public const string Usage =
        """
        Times objective and gradient of ADBench's Gaussian mixture model (GMM) and bundle adjustment (BA).

        usage: AdBench [FILE...] [--json FILE]

          FILE         a GMM or BA data file, in addition to the embedded ones; a reference result beside it,
                       under its name with .ref.json in place of .txt, is compared with
          --json FILE  also write the results as JSON
          --help       print this

        Exit code: 0, or 1 if a result is wrong, or 2 if the command line or a file is.
        """;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="UsageException">It has something unknown.</exception>
    public static Options Parse(string[] arguments)
    {
        var files = new List<string>();
        string? json = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--help" or "-h":
                    return new Options([], null, Help: true);
                case "--json" when json is not null:
                    throw new UsageException("--json is given twice.");
                case "--json":
                    i++;
                    if (i == arguments.Length || arguments[i].Length == 0) throw new UsageException("--json needs the path of a file.");
                    json = arguments[i];
                    break;
                case "" or ['-', ..]:
                    throw new UsageException($"Unknown option '{arguments[i]}'.");
                default:
                    files.Add(arguments[i]);
                    break;
            }
        }
        return new Options(files, json, Help: false);
    }
}
