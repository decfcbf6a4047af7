using System.Diagnostics;
using Autodiff.Benchmarks.Contenders;

namespace Autodiff.Benchmarks;

/// <summary>Times all contenders of a workload in turns, on one thread of one process, and checks that they agree.</summary>
internal static class Comparison
{
    private const int Rounds = 41;
    private const double Tolerance = 1e-10;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(2);

    /// <summary>The timings of a workload.</summary>
    /// <exception cref="DisagreementException">Two contenders, or one and the reference, do not give the same numbers.</exception>
    public static IEnumerable<Timing> Run(Workload workload)
    {
        Check(workload);
        var computations = new List<(string Name, Action Compute)>();
        if (workload.Primal is not null) computations.Add(("objective primal", workload.Primal.ComputeObjective));
        foreach (var contender in workload.Contenders.Where(contender => contender is not SampleContender))
        {
            computations.Add(($"objective {contender.Name}", contender.ComputeObjective));
        }
        foreach (var contender in workload.Contenders) computations.Add(($"gradient {contender.Name}", contender.ComputeGradient));

        // Each by itself for a while, which also gives the number of calls of a batch.
        var calls = new int[computations.Count];
        for (var i = 0; i < calls.Length; i++)
        {
            var count = 0;
            var start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < WarmUp / calls.Length || count < 3)
            {
                computations[i].Compute();
                count++;
            }
            calls[i] = Math.Max(1, (int)(Batch / (Stopwatch.GetElapsedTime(start) / count)));
        }

        // In turns, beginning with another one each round, so that a disturbance hits all alike.
        var seconds = computations.ConvertAll(_ => new List<double>(Rounds));
        for (var round = 0; round < Rounds; round++)
        {
            for (var turn = 0; turn < calls.Length; turn++)
            {
                var i = (round + turn) % calls.Length;
                var compute = computations[i].Compute;
                var start = Stopwatch.GetTimestamp();
                for (var call = 0; call < calls[i]; call++) compute();
                seconds[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds / calls[i]);
            }
        }
        foreach (var times in seconds) times.Sort();
        return computations.Zip(
            seconds, (computation, times) => new Timing(workload.Name, computation.Name, times[Rounds / 2], times[0]));
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
