using Autodiff.Benchmarks.Contenders;

namespace Autodiff.Benchmarks;

/// <summary>Times all contenders of a workload in turns, on one thread of one process, and checks that they agree.</summary>
internal static class Comparison
{
    private const double Tolerance = 1e-10;

    /// <summary>The timings of a workload.</summary>
    /// <exception cref="DisagreementException">Two contenders, or one and the reference, do not give the same numbers.</exception>
    public static IEnumerable<Timing> Run(Workload workload)
    {
        Check(workload);
        var computations = new List<(string Name, Action Compute)>();
        if (workload.Primal is not null) computations.Add(("objective primal", workload.Primal.ComputeObjective));
        foreach (var contender in workload.Contenders.Where(contender => contender.Name != "generated"))
        {
            computations.Add(($"objective {contender.Name}", contender.ComputeObjective));
        }
        foreach (var contender in workload.Contenders) computations.Add(($"gradient {contender.Name}", contender.ComputeGradient));

        var spreads = Interleaved.Time(computations.ConvertAll(computation => computation.Compute));
        return computations.Zip(spreads, (computation, spread) => new Timing(
            workload.Name, computation.Name, spread.MedianSeconds, spread.MinimumSeconds));
    }

    private static void Check(Workload workload)
    {
        if (workload.Primal is not null)
        {
            var (error, against) = workload.Primal.Check();
            if (!(error <= Tolerance)) throw new DisagreementException($"{workload.Name}: {error:E1} from the {against}.");
        }
        double[]? expected = null;
        foreach (var contender in workload.Contenders)
        {
            contender.ComputeGradient();
            var actual = contender.Results();
            expected ??= actual;
            var error = actual.Zip(expected, (a, b) => Math.Abs(a - b) / Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)))).Max();
            if (actual.Length != expected.Length || !(error <= Tolerance) || actual.Any(double.IsNaN))
            {
                throw new DisagreementException(
                    $"{workload.Name}: '{contender.Name}' is {error:E1} from '{workload.Contenders[0].Name}'.");
            }
        }
    }
}
