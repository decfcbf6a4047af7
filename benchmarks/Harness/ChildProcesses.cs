using System.Diagnostics;
using System.Text.Json;

namespace Autodiff.Benchmarks;

/// <summary>Runs this program again, in processes one after the other, and collects what they measured.</summary>
/// <remarks>Where a loop and its data lie in memory differs from process to process, and times with it.</remarks>
public static class ChildProcesses
{
    /// <summary>The options of every JSON file of results.</summary>
    public static JsonSerializerOptions Json { get; } =
        new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>The results of all runs, in order.</summary>
    /// <param name="count">How many processes.</param>
    /// <param name="arguments">The arguments that make the program write a JSON list of results to the given file.</param>
    /// <exception cref="DisagreementException">A process failed.</exception>
    public static List<TResult> Collect<TResult>(int count, Func<string, IReadOnlyList<string>> arguments)
    {
        var results = new List<TResult>();
        for (var run = 0; run < count; run++)
        {
            var file = Path.GetTempFileName();
            try
            {
                var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
                // Started as `dotnet Program.dll`, the process is dotnet and its first argument the assembly.
                if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
                    start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
                foreach (var argument in arguments(file)) start.ArgumentList.Add(argument);
                using var process = Process.Start(start)!;
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                if (process.ExitCode != 0) throw new DisagreementException($"Process {run + 1} of {count} failed.");
                results.AddRange(JsonSerializer.Deserialize<List<TResult>>(File.ReadAllText(file), Json)!);
            }
            finally
            {
                File.Delete(file);
            }
        }
        return results;
    }
}
