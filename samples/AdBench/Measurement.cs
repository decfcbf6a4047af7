using System.Diagnostics;
using Autodiff.Samples.AdBench.Problems;

namespace Autodiff.Samples.AdBench;

/// <summary>The result of one problem, in the form in which it is written as JSON.</summary>
/// <param name="Problem">GMM or BA.</param>
/// <param name="Size">Its sizes.</param>
/// <param name="ObjectiveSeconds">Shortest time of the objective.</param>
/// <param name="GradientSeconds">Shortest time of the objective and its gradient or Jacobian.</param>
/// <param name="Ratio">The second by the first.</param>
/// <param name="MaxRelativeError">The largest <c>|a - b| / max(1, |a|, |b|)</c> against an independent calculation.</param>
internal sealed record Measurement(
    string Problem, string Size, double ObjectiveSeconds, double GradientSeconds, double Ratio, double MaxRelativeError)
{
    // Enough calls, for long enough, that some of each are undisturbed: whatever else the machine does only adds time.
    private const int FewestCalls = 11;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(0.8);

    /// <summary>Times a problem on one thread; the two functions take turns.</summary>
    public static Measurement Of(IProblem problem, double maxRelativeError)
    {
        var objectiveSeconds = double.PositiveInfinity;
        var gradientSeconds = double.PositiveInfinity;
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
        {
            problem.ComputeObjective();
            problem.ComputeGradient();
        }
        start = Stopwatch.GetTimestamp();
        for (var calls = 0; calls < FewestCalls || Stopwatch.GetElapsedTime(start) < Duration; calls++)
        {
            objectiveSeconds = Math.Min(objectiveSeconds, Seconds(problem.ComputeObjective));
            gradientSeconds = Math.Min(gradientSeconds, Seconds(problem.ComputeGradient));
        }
        return new Measurement(
            problem.Name, problem.Size, objectiveSeconds, gradientSeconds, gradientSeconds / objectiveSeconds, maxRelativeError);
    }

    private static double Seconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start, Stopwatch.GetTimestamp()).TotalSeconds;
    }
}
