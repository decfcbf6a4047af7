using System.Globalization;
using System.Text.Json;
using Autodiff.Benchmarks;
using Autodiff.Benchmarks.Contenders;
using BenchmarkDotNet.Running;

const string usage =
    """
    usage: AdBench.Benchmarks compare [--json FILE] [--processes N] [WORKLOAD...]
           AdBench.Benchmarks [options of BenchmarkDotNet]

    compare times all contenders in turns, on one thread, after checking that they compute the same numbers, and prints
    medians with minima in parentheses. With --processes it does so in N processes, one after the other (where a loop lies in
    memory differs from process to process), and prints the median of the medians and the least minimum.

    Methods are optimised at their first call (TieredCompilation=false in runtimeconfig.json). To time what a program with
    the default settings reaches after its warm-up, set DOTNET_TieredCompilation=1; DOTNET_TieredPGO=0 then leaves the
    profile out.
    """;

if (args is ["--help" or "-h", ..] or ["compare", "--help" or "-h", ..])
{
    Console.WriteLine(usage);
    return 0;
}
if (args is not ["compare", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(Workload).Assembly).Run(args);
    return 0;
}

string? json = null;
var processes = 1;
var names = new List<string>();
for (var i = 1; i < args.Length; i++)
{
    if (args[i] == "--json" && i + 1 < args.Length) json = args[++i];
    else if (args[i] == "--processes" && i + 1 < args.Length
        && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out processes) && processes >= 1) i++;
    else if (Workload.Names.Contains(args[i])) names.Add(args[i]);
    else return Refuse($"'{args[i]}' is neither a complete option nor one of the workloads {string.Join(", ", Workload.Names)}.");
}
if (names.Count == 0) names.AddRange(Workload.Names);

try
{
    using var output = json is null ? null : File.Create(json);
    var timings = processes == 1 ? RunHere(names) : RunInProcesses(names, processes);
    ResultTable.Print(timings);
    if (output is not null) JsonSerializer.Serialize(output, timings, ChildProcesses.Json);
    return 0;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    return Refuse($"Cannot write '{json}': {error.Message}");
}
catch (DisagreementException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

static int Refuse(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}

static List<Timing> RunHere(List<string> names)
{
    var native = NativePeers.Load();
    if (native is null) Console.WriteLine("C++ peers left out: libhandwritten.so was not built (see benchmarks/Handwritten/cpp/build.sh).");
    return [.. names.SelectMany(name => Comparison.Run(Workload.Load(name, native)))];
}

static List<Timing> RunInProcesses(List<string> names, int count)
{
    var runs = ChildProcesses.Collect<Timing>(count, file => ["compare", "--json", file, .. names]);
    return
    [
        .. runs.GroupBy(timing => (timing.Problem, timing.Computation)).Select(group => new Timing(
            group.Key.Problem,
            group.Key.Computation,
            group.Select(timing => timing.MedianSeconds).Order().ElementAt(count / 2),
            group.Min(timing => timing.MinimumSeconds))),
    ];
}
