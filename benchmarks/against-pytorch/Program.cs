using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Autodiff.Benchmarks.AgainstPyTorch;
using Autodiff.Benchmarks.AgainstPyTorch.Works;

// Reads commands from standard input and answers each with a line of JSON, as peer.py does; compare.py asks both in turns.
Work[] works =
[
    new("mlp 64x1000x100x10", "eager", Networks.Perceptron),
    new("cnn 1-16-32, batch 64", "eager", Networks.Convolutional),
    .. new[] { 1, 2, 4, 8, 16, 32, 64 }.Select(n => new Work($"31 operations, n = {n}", "eager", () => Chains.Tiny(n))),
    .. new[] { 1_000, 10_000, 100_000, 1_000_000 }.Select(n => new Work($"elementwise chain, n = {n}", "eager", () => Chains.Unfused(n))),
];

var computation = works[0].Begin();
while (Console.ReadLine() is { } line)
{
    var (command, argument) = line.Split(' ', 2) is [var first, var rest] ? (first, rest) : (line, "");
    object answer = command switch
    {
        "about" => $"Autodiff, {RuntimeInformation.FrameworkDescription}, 1 thread",
        "works" => works.Select(work => new { work = work.Name, form = work.Form }),
        "prepare" => Prepare(argument),
        "warm" => WarmUp(TimeSpan.FromSeconds(double.Parse(argument, CultureInfo.InvariantCulture))),
        "time" => Time(int.Parse(argument, CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"Unknown command: {line}"),
    };
    Console.WriteLine(JsonSerializer.Serialize(answer));
}

Dictionary<string, double[]> Prepare(string formAndWork)
{
    computation = works.Single(work => $"{work.Form} {work.Name}" == formAndWork).Begin();
    return computation.Results();
}

double WarmUp(TimeSpan duration)
{
    var best = double.PositiveInfinity;
    var start = Stopwatch.GetTimestamp();
    while (Stopwatch.GetElapsedTime(start) < duration) best = Math.Min(best, Time(3));
    return best;
}

double Time(int calls)
{
    var start = Stopwatch.GetTimestamp();
    for (var call = 0; call < calls; call++) computation.Step();
    return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
}
