using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Autodiff.EndToEnd.Tests.AdBench;

/// <summary>The sample as a program: what it refuses before any work, and what it writes.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void It_prints_its_usage()
    {
        var (code, output, _) = Run("--help");

        Assert.Equal(0, code);
        Assert.StartsWith("Times objective and gradient", output);
    }

    [Theory]
    [InlineData("Unknown option '--jsn'", "--jsn", "x")]
    [InlineData("--json needs the path of a file", "--json")]
    [InlineData("Cannot read 'missing.txt'", "missing.txt")]
    [InlineData("Cannot write '/missing/x.json'", "--json", "/missing/x.json")]
    public void It_refuses_before_any_work(string message, params string[] arguments)
    {
        var (code, output, error) = Run(arguments);

        Assert.Equal(2, code);
        Assert.Contains(message, error);
        Assert.Empty(output);
    }

    [Fact]
    public void It_does_not_overwrite_its_input()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "1 1 1\n0\n0\n0\n0\n1 0\n");

        var (code, _, error) = Run(path, "--json", path);

        Assert.Equal(2, code);
        Assert.Contains("would overwrite", error);
        Assert.StartsWith("1 1 1", File.ReadAllText(path));
        File.Delete(path);
    }

    [Fact]
    public void It_writes_its_results_as_json()
    {
        var path = Path.GetTempFileName();

        var (code, output, error) = Run("--json", path);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("d2_K5_n1000", output);
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        Assert.Equal(["GMM", "BA"], json.RootElement.EnumerateArray().Select(result => result.GetProperty("problem").GetString()!));
        foreach (var result in json.RootElement.EnumerateArray())
        {
            Assert.Equal(
                ["problem", "size", "objectiveSeconds", "gradientSeconds", "ratio", "maxRelativeError"],
                result.EnumerateObject().Select(property => property.Name));
            Assert.True(result.GetProperty("objectiveSeconds").GetDouble() > 0);
            Assert.True(result.GetProperty("gradientSeconds").GetDouble() > 0);
            Assert.InRange(result.GetProperty("maxRelativeError").GetDouble(), 0, 1e-10);
        }
        File.Delete(path);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AdBench.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
