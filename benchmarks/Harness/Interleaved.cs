using System.Diagnostics;

namespace Autodiff.Benchmarks;

/// <summary>Times computations in turns, on one thread of one process.</summary>
public static class Interleaved
{
    private const int Rounds = 41;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(2);

    /// <summary>The time of one call of each.</summary>
    public static IReadOnlyList<Spread> Time(IReadOnlyList<Action> computations)
    {
        // Each by itself for a while, which also gives the number of calls of a batch.
        var calls = new int[computations.Count];
        for (var i = 0; i < calls.Length; i++)
        {
            var count = 0;
            var start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < WarmUp / calls.Length || count < 3)
            {
                computations[i]();
                count++;
            }
            calls[i] = Math.Max(1, (int)(Batch / (Stopwatch.GetElapsedTime(start) / count)));
        }

        // In turns, beginning with another one each round, so that a disturbance hits all alike.
        var seconds = Array.ConvertAll(calls, _ => new List<double>(Rounds));
        for (var round = 0; round < Rounds; round++)
        {
            for (var turn = 0; turn < calls.Length; turn++)
            {
                var i = (round + turn) % calls.Length;
                var compute = computations[i];
                var start = Stopwatch.GetTimestamp();
                for (var call = 0; call < calls[i]; call++) compute();
                seconds[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds / calls[i]);
            }
        }
        foreach (var times in seconds) times.Sort();
        return Array.ConvertAll(seconds, times => new Spread(times[Rounds / 2], times[0]));
    }
}
