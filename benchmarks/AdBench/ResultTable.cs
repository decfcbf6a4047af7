namespace Autodiff.Benchmarks;

/// <summary>Prints timings as a table: a row for each problem, a column for each computation.</summary>
internal static class ResultTable
{
    private const int Width = 21;

    /// <summary>Prints milliseconds, the median and, in parentheses, the minimum.</summary>
    public static void Print(IReadOnlyList<Timing> timings)
    {
        List<string> columns = [.. timings.Select(timing => timing.Computation).Distinct()];
        Console.WriteLine("milliseconds, one thread: median (minimum)");
        Console.WriteLine($"{"problem",-16}" + string.Concat(columns.Select(column => column.PadLeft(Width))));
        foreach (var row in timings.GroupBy(timing => timing.Problem))
        {
            var cells = columns.Select(column => row.FirstOrDefault(timing => timing.Computation == column) is { } timing
                ? $"{1e3 * timing.MedianSeconds:F3} ({1e3 * timing.MinimumSeconds:F3})"
                : "-");
            Console.WriteLine($"{row.Key,-16}" + string.Concat(cells.Select(cell => cell.PadLeft(Width))));
        }
    }
}
