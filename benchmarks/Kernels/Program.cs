using System.Globalization;
using System.Text.Json;
using Autodiff.Benchmarks;
using Autodiff.Benchmarks.Kernels;
using Autodiff.Internal;
using BenchmarkDotNet.Running;

const string usage =
    """
    usage: Kernels.Benchmarks [--json FILE] [--processes N] [--threads N] [WORK...]
           Kernels.Benchmarks bdn [options of BenchmarkDotNet]

    Times each workload by this library and by its peer, in turns, after checking that both compute the same numbers, and
    prints medians and their ratio (above 1 Autodiff is faster). WORK is a workload or the beginning of the names of
    several. With --processes it does so in N processes, one after the other (5 unless said otherwise), and prints the
    medians of the medians. One thread unless --threads says otherwise.

    Methods are optimised at their first call (TieredCompilation=false in runtimeconfig.json). To time what a program with
    the default settings reaches after its warm-up, set DOTNET_TieredCompilation=1 (and, where only one processor is
    allowed, DOTNET_TC_DelaySingleProcMultiplier=1: .NET waits ten times as long there).
    """;

if (args is ["--help" or "-h", ..])
{
    Console.WriteLine(usage);
    return 0;
}
if (args is ["bdn", .. var options])
{
    WorkSharing.Limit = 1;
    BenchmarkSwitcher.FromAssembly(typeof(KernelBenchmarks).Assembly).Run(options);
    return 0;
}

string? json = null;
var processes = 5;
var threads = 1;
var names = new List<string>();
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--json" && i + 1 < args.Length) json = args[++i];
    else if (args[i] == "--processes" && i + 1 < args.Length && TryCount(args[i + 1], out processes)) i++;
    else if (args[i] == "--threads" && i + 1 < args.Length && TryCount(args[i + 1], out threads)) i++;
    else
    {
        var matches = KernelWorkloads.All.Keys.Where(name => name.StartsWith(args[i], StringComparison.Ordinal)).ToList();
        if (matches.Count == 0)
            return Refuse($"'{args[i]}' is neither a complete option nor the beginning of one of:\n  {string.Join("\n  ", KernelWorkloads.All.Keys)}");
        names.AddRange(KernelWorkloads.All.ContainsKey(args[i]) ? [args[i]] : matches);
    }
}
if (names.Count == 0) names.AddRange(KernelWorkloads.All.Keys);
WorkSharing.Limit = threads;

try
{
    using var output = json is null ? null : File.Create(json);
    var rows = new List<KernelRow>();
    Console.WriteLine($"{"work",-44}{"peer",-24}{"peer, us",12}{"Autodiff, us",14}{"ratio",8}   threads: {threads}, processes: {processes}");
    foreach (var name in names.Distinct())
    {
        try
        {
            var row = processes == 1 ? RunHere(name) : RunInProcesses(name);
            rows.Add(row);
            Console.WriteLine(
                $"{row.Work,-44}{row.Peer,-24}{1e6 * row.PeerSeconds,12:F3}{1e6 * row.AutodiffSeconds,14:F3}{row.Ratio,8:F2}");
        }
        catch (PeerMissingException missing)
        {
            Console.WriteLine($"{name,-44}left out: {missing.Message}");
        }
    }
    if (output is not null) JsonSerializer.Serialize(output, rows, ChildProcesses.Json);
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

static bool TryCount(string text, out int count) =>
    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1;

static int Refuse(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}

static KernelRow RunHere(string name)
{
    var workload = KernelWorkloads.All[name]();
    workload.RunPeer();
    workload.RunAutodiff();
    workload.Check();
    var spreads = Interleaved.Time([workload.RunPeer, workload.RunAutodiff]);
    workload.Check();
    return Row(workload.Work, workload.Peer, spreads[0].MedianSeconds, spreads[1].MedianSeconds);
}

KernelRow RunInProcesses(string name)
{
    // Finds a missing peer, and says so, before a process fails for it.
    _ = KernelWorkloads.All[name]();
    var runs = ChildProcesses.Collect<KernelRow>(
        processes, file => ["--json", file, "--processes", "1", "--threads", threads.ToString(CultureInfo.InvariantCulture), name]);
    return Row(
        runs[0].Work,
        runs[0].Peer,
        runs.Select(run => run.PeerSeconds).Order().ElementAt(runs.Count / 2),
        runs.Select(run => run.AutodiffSeconds).Order().ElementAt(runs.Count / 2));
}

static KernelRow Row(string work, string peer, double peerSeconds, double autodiffSeconds) =>
    new(work, peer, peerSeconds, autodiffSeconds, peerSeconds / autodiffSeconds);
