using Autodiff;

namespace PyTorchTour;

/// <summary>Prints figures beside those of PyTorch and counts the ones that differ.</summary>
public sealed class Report(TextWriter output)
{
    /// <summary>How many figures were not as expected.</summary>
    public int Failures { get; private set; }

    /// <summary>A number.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="actual">What was computed.</param>
    /// <param name="expected">What PyTorch computes.</param>
    /// <param name="tolerance">How much they may differ, relative to the expected number.</param>
    public void Figure(string name, double actual, double expected, double tolerance = 1e-5) =>
        Line(name, $"{actual:G8}", $"{expected:G8}", Agree(actual, expected, tolerance));

    /// <summary>The elements of a tensor, in row-major order.</summary>
    public void Figures(string name, Tensor<float>? actual, ReadOnlySpan<double> expected, double tolerance = 1e-5)
    {
        if (actual == null || actual.Count != expected.Length)
        {
            Line(name, actual == null ? "null" : actual.Shape.ToString(), $"{expected.Length} elements", false);
            return;
        }

        var elements = actual.ToArray();
        var agree = true;
        for (var i = 0; i < elements.Length; i++)
            agree &= Agree(elements[i], expected[i], tolerance);
        Line(name, Text(elements.Select(e => (double)e)), Text(expected.ToArray()), agree);
    }

    /// <summary>Anything with a text.</summary>
    public void Fact(string name, object? actual, object? expected) =>
        Line(name, actual?.ToString() ?? "null", expected?.ToString() ?? "null", Equals(actual?.ToString(), expected?.ToString()));

    private static bool Agree(double actual, double expected, double tolerance) =>
        Math.Abs(actual - expected) <= tolerance * Math.Max(Math.Abs(expected), 1e-3);

    private static string Text(IEnumerable<double> numbers)
    {
        var all = numbers.ToArray();
        var shown = string.Join(", ", all.Take(6).Select(n => $"{n:G8}"));
        return all.Length > 6 ? $"[{shown}, ... ({all.Length})]" : $"[{shown}]";
    }

    private void Line(string name, string actual, string expected, bool agree)
    {
        Failures += agree ? 0 : 1;
        output.WriteLine($"  {name,-24} {actual.ReplaceLineEndings(" "),-48} {(agree ? "=" : "DIFFERS FROM")} {expected.ReplaceLineEndings(" ")}");
    }
}
