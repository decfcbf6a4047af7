using System.Globalization;
using System.Text;

namespace Autodiff;

/// <summary>What a gradient check found: every compared element, and a report.</summary>
public sealed class GradientCheckResult
{
    private const int LinesReported = 20;

    internal GradientCheckResult(IEnumerable<GradientCheckElement> elements)
    {
        Elements = [.. elements];
        Failures = [.. Elements
            .Where(element => element.Verdict >= GradientCheckVerdict.Unresolved)
            .OrderByDescending(element => element.Verdict == GradientCheckVerdict.Unresolved ? -1 : element.Severity)
            .ThenByDescending(element => element.AbsoluteError)];
        Kinks = [.. Elements.Where(element => element.Verdict == GradientCheckVerdict.Kink)];
    }

    /// <summary>Whether every element agrees, or lies between the one-sided derivatives of a kink.</summary>
    public bool Passed => Failures.Count == 0;

    /// <summary>Everything that was compared, in the order of the parameters.</summary>
    public IReadOnlyList<GradientCheckElement> Elements { get; }

    /// <summary>What is wrong, worst first, then what is unresolved.</summary>
    public IReadOnlyList<GradientCheckElement> Failures { get; }

    /// <summary>The elements at which the function has a kink.</summary>
    public IReadOnlyList<GradientCheckElement> Kinks { get; }

    /// <summary>
    /// The largest error of an element that is not unresolved and not a kink: absolute where the values are below 1,
    /// relative above. Zero if there is none, infinite if a value is not finite.
    /// </summary>
    public double WorstError =>
        Elements
            .Where(element => element.Verdict is not (GradientCheckVerdict.Unresolved or GradientCheckVerdict.Kink))
            .Select(element => element.Severity)
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>The report: a line of summary, then the failures, worst first, then the kinks.</summary>
    /// <returns>Text of several lines.</returns>
    public override string ToString()
    {
        var unresolved = Failures.Count(element => element.Verdict == GradientCheckVerdict.Unresolved);
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"Gradient check {(Passed ? "passed" : "failed")}: ");
        report.Append(CultureInfo.InvariantCulture, $"{Elements.Count} compared, {Failures.Count - unresolved} wrong, ");
        report.Append(CultureInfo.InvariantCulture, $"{unresolved} unresolved, {Kinks.Count} at a kink; ");
        report.Append(CultureInfo.InvariantCulture, $"worst error {WorstError:G3}.");
        AppendLines(report, Failures);
        AppendLines(report, Kinks);
        return report.ToString();
    }

    private static void AppendLines(StringBuilder report, IReadOnlyList<GradientCheckElement> elements)
    {
        foreach (var element in elements.Take(LinesReported))
            report.Append('\n').Append("  ").Append(element);
        if (elements.Count > LinesReported)
            report.Append(CultureInfo.InvariantCulture, $"\n  ... and {elements.Count - LinesReported} more");
    }
}
