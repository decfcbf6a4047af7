using System.Diagnostics;

namespace Autodiff.Internal;

/// <summary>A background thread that takes pieces of shared jobs: awake for a moment after each, then asleep.</summary>
internal sealed class Worker
{
    // Long enough to be found awake by the next kernel of a training step, short enough not to be noticed.
    private static readonly TimeSpan s_patience = TimeSpan.FromMicroseconds(50);

    private static readonly Lock s_growth = new();
    private static Worker[] s_all = [];

    private readonly int _number; // the caller is number 0
    private readonly AutoResetEvent _call = new(false);
    private int _asleep;

    private Worker(int number) => _number = number;

    /// <summary>Sees to it that the first <paramref name="count"/> workers exist and are awake.</summary>
    public static void Wake(int count)
    {
        var all = Volatile.Read(ref s_all);
        if (all.Length < count)
            all = Grow(count);
        for (var i = 0; i < count; i++)
        {
            var worker = all[i];
            if (Volatile.Read(ref worker._asleep) != 0 && Interlocked.Exchange(ref worker._asleep, 0) != 0)
                worker._call.Set();
        }
    }

    private static Worker[] Grow(int count)
    {
        lock (s_growth)
        {
            var all = s_all;
            if (all.Length >= count)
                return all;

            var more = new Worker[count];
            all.CopyTo(more, 0);
            for (var i = all.Length; i < count; i++)
            {
                more[i] = new Worker(i + 1);
                var thread = new Thread(more[i].Work) { IsBackground = true, Name = $"Autodiff worker {i + 1}" };
                thread.UnsafeStart();
            }

            Volatile.Write(ref s_all, more);
            return more;
        }
    }

    private void Work()
    {
        while (true)
        {
            var idleSince = Stopwatch.GetTimestamp();
            do
            {
                while (WorkSharing.TryRunPiece(_number))
                    idleSince = Stopwatch.GetTimestamp();
                Thread.SpinWait(10);
            }
            while (Stopwatch.GetElapsedTime(idleSince) < s_patience);

            // Asleep is announced before the last look, and looked at by a caller after it has published: one of the
            // two sees the other.
            Interlocked.Exchange(ref _asleep, 1);
            if (WorkSharing.TryRunPiece(_number))
                Interlocked.Exchange(ref _asleep, 0);
            else
                _call.WaitOne();
        }
    }
}
