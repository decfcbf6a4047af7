using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Threading;

public sealed class WorkSharingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Every_piece_runs_once(int count)
    {
        for (var round = 0; round < 200; round++)
        {
            var runs = new int[count];
            WorkSharing.Run(count, new CountBody { Runs = runs });
            Assert.All(runs, run => Assert.Equal(1, run));
        }
    }

    [Fact]
    public void Many_short_jobs_lose_nothing()
    {
        var runs = new int[3];
        for (var round = 0; round < 100_000; round++) WorkSharing.Run(3, new CountBody { Runs = runs });
        Assert.Equal([100_000, 100_000, 100_000], runs);
    }

    [Fact]
    public void Workers_take_part_when_they_are_free()
    {
        if (WorkSharing.Limit < 2) Assert.Skip("There is one processor.");
        var threads = new int[64];
        var several = false;
        for (var round = 0; round < 50 && !several; round++)
        {
            WorkSharing.Run(threads.Length, new SlowThreadBody { Threads = threads });
            several = threads.Distinct().Count() > 1;
        }

        Assert.True(several, "Only the caller ran pieces.");
    }

    [Fact]
    public void A_limit_of_one_keeps_the_work_on_the_caller()
    {
        var threads = new int[64];
        using (WorkSharing.LimitTo(1)) WorkSharing.Run(threads.Length, new SlowThreadBody { Threads = threads });
        Assert.All(threads, thread => Assert.Equal(Environment.CurrentManagedThreadId, thread));
    }

    [Fact]
    public void More_threads_than_processors_may_be_asked_for()
    {
        var before = WorkSharing.Limit;
        try
        {
            WorkSharing.Limit = 5;
            for (var round = 0; round < 200; round++)
            {
                var runs = new int[100];
                WorkSharing.Run(runs.Length, new CountBody { Runs = runs });
                Assert.All(runs, run => Assert.Equal(1, run));
            }
        }
        finally
        {
            WorkSharing.Limit = before;
        }
    }

    [Fact]
    public void Nested_and_concurrent_jobs_complete()
    {
        var outer = new int[8][];
        for (var i = 0; i < outer.Length; i++) outer[i] = new int[50];
        var callers = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var round = 0; round < 500; round++) WorkSharing.Run(outer.Length, new NestedBody { Runs = outer });
        })).ToArray();
        foreach (var caller in callers) caller.Start();
        foreach (var caller in callers) caller.Join();
        Assert.All(outer, runs => Assert.All(runs, run => Assert.Equal(4 * 500, run)));
    }

    [Fact]
    public void A_body_may_hold_spans_on_a_moving_heap()
    {
        for (var round = 0; round < 200; round++)
        {
            var values = new int[1000];
            WorkSharing.Run(100, new SpanBody { Values = values });
            for (var i = 0; i < values.Length; i++) Assert.Equal(i, values[i]);
        }
    }

    [Fact]
    public void The_first_failure_reaches_the_caller_and_the_next_job_runs()
    {
        for (var round = 0; round < 100; round++)
        {
            var failure = Assert.Throws<InvalidOperationException>(() => WorkSharing.Run(50, default(FailingBody)));
            Assert.Equal("piece", failure.Message[..5]);
        }

        Every_piece_runs_once(50);
    }

    [Fact]
    public void Scopes_lower_the_limit_and_restore_it()
    {
        var before = WorkSharing.CurrentLimit;
        using (WorkSharing.LimitTo(1))
        {
            Assert.Equal(1, WorkSharing.CurrentLimit);
            using (WorkSharing.LimitTo(2)) Assert.Equal(1, WorkSharing.CurrentLimit);
            Assert.Equal(1, WorkSharing.CurrentLimit);
        }

        Assert.Equal(before, WorkSharing.CurrentLimit);
    }

    [Fact]
    public void Scopes_disposed_out_of_order_are_refused()
    {
        var before = WorkSharing.CurrentLimit;
        var outer = WorkSharing.LimitTo(1);
        var inner = WorkSharing.LimitTo(1);
        var thrown = false;
        try
        {
            outer.Dispose();
        }
        catch (InvalidOperationException)
        {
            thrown = true;
        }

        inner.Dispose();
        outer.Dispose();
        Assert.True(thrown);
        Assert.Equal(before, WorkSharing.CurrentLimit);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(WorkSharing.MaximumThreads + 1)]
    public void Limits_out_of_range_are_refused(int threads)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkSharing.Limit = threads);
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkSharing.LimitTo(threads).Dispose());
    }

    [Fact]
    public void Sharing_does_not_allocate()
    {
        var runs = new int[20];
        var body = new CountBody { Runs = runs };
        for (var round = 0; round < 100; round++) WorkSharing.Run(runs.Length, body);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++) WorkSharing.Run(runs.Length, body);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private readonly struct CountBody : IWorkBody
    {
        public int[] Runs { get; init; }

        public void Invoke(int index) => Interlocked.Increment(ref Runs[index]);
    }

    private readonly struct SlowThreadBody : IWorkBody
    {
        public int[] Threads { get; init; }

        public void Invoke(int index)
        {
            Thread.SpinWait(2000);
            Threads[index] = Environment.CurrentManagedThreadId;
        }
    }

    private readonly struct NestedBody : IWorkBody
    {
        public int[][] Runs { get; init; }

        public void Invoke(int index) => WorkSharing.Run(Runs[index].Length, new CountBody { Runs = Runs[index] });
    }

    private readonly ref struct SpanBody : IWorkBody
    {
        public Span<int> Values { get; init; }

        public void Invoke(int index)
        {
            for (var i = index * 10; i < index * 10 + 10; i++)
            {
                GC.KeepAlive(new byte[2000]);
                Values[i] = i;
            }
        }
    }

    private readonly struct FailingBody : IWorkBody
    {
        public void Invoke(int index)
        {
            if (index >= 10) throw new InvalidOperationException($"piece {index}");
        }
    }
}
