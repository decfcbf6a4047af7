namespace Autodiff.Tests;

public sealed class TapeTests
{
    [Fact]
    public void Values_come_back_in_the_opposite_order_and_types_do_not_mix()
    {
        using var tape = new Tape();
        var array = new double[1];
        tape.Push(1.5);
        tape.Push(2.5f);
        tape.Push(-3);
        tape.Push(long.MinValue);
        tape.Push(true);
        tape.PushReference(array);
        tape.PushReference(null);
        tape.Push(double.NaN);
        tape.Push(false);

        Assert.Equal(double.NaN, tape.PopDouble());
        Assert.Equal(1.5, tape.PopDouble());
        Assert.False(tape.PopBoolean());
        Assert.True(tape.PopBoolean());
        Assert.Equal(-3, tape.PopInt32());
        Assert.Equal(2.5f, tape.PopSingle());
        Assert.Equal(long.MinValue, tape.PopInt64());
        Assert.Null(tape.PopReference<double[]>());
        Assert.Same(array, tape.PopReference<double[]>());
    }

    [Fact]
    public void Records_grow_without_losing_a_value()
    {
        const int Count = 100_000;
        using var tape = new Tape();
        for (var i = 0; i < Count; i++)
        {
            tape.Push((double)i);
            if (i % 3 == 0) tape.Push(i);
        }

        for (var i = Count - 1; i >= 0; i--)
        {
            if (i % 3 == 0) Assert.Equal(i, tape.PopInt32());
            Assert.Equal(i, tape.PopDouble());
        }
    }

    [Fact]
    public void Rewind_gives_the_same_record_again_whatever_part_was_popped()
    {
        using var tape = new Tape();
        for (var i = 0; i < 1000; i++)
        {
            tape.Push((double)i);
            tape.Push(i % 2 == 0);
        }

        foreach (var popped in new[] { 1000, 10, 0, 1000, 1 })
        {
            for (var i = 999; i >= 1000 - popped; i--)
            {
                Assert.Equal(i, tape.PopDouble());
                Assert.Equal(i % 2 == 0, tape.PopBoolean());
            }

            tape.Rewind();
        }

        Assert.Equal(999, tape.PopDouble());
    }

    [Fact]
    public void Rewind_returns_to_what_was_pushed_after_an_early_pop()
    {
        using var tape = new Tape();
        tape.Push(1.0);
        tape.Push(2.0);
        Assert.Equal(2.0, tape.PopDouble());
        tape.Push(3.0);
        tape.Push(4.0);
        tape.Rewind();
        Assert.Equal(4.0, tape.PopDouble());
        Assert.Equal(3.0, tape.PopDouble());
        Assert.Equal(1.0, tape.PopDouble());
        tape.Rewind();
        Assert.Equal(4.0, tape.PopDouble());
    }

    [Fact]
    public void Popping_more_than_was_pushed_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => { using var tape = new Tape(); tape.PopDouble(); });
        Assert.Throws<InvalidOperationException>(() =>
        {
            using var tape = new Tape();
            tape.Push(1);
            tape.PopInt32();
            tape.PopInt32();
        });
    }

    [Fact]
    public void A_disposed_tape_is_empty_and_may_be_used_and_disposed_of_again()
    {
        var tape = default(Tape);
        tape.Push(1.0);
        tape.Dispose();
        tape.Dispose();
        tape.Push(2.0);
        Assert.Equal(2.0, tape.PopDouble());
        tape.Dispose();

        var threw = false;
        try
        {
            tape.PopDouble();
        }
        catch (InvalidOperationException)
        {
            threw = true;
        }

        Assert.True(threw);
    }

    [Fact]
    public void References_do_not_survive_in_returned_buffers()
    {
        var reference = PushAndDrop();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(reference.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference PushAndDrop()
        {
            var tape = new Tape();
            var array = new double[10];
            for (var i = 0; i < 1000; i++) tape.PushReference(array);
            tape.Rent<double[]>(3)[1] = array;
            tape.PopReference<double[]>();
            tape.Dispose();
            return new WeakReference(array);
        }
    }

    [Fact]
    public void Nested_tapes_do_not_share_buffers()
    {
        Nest(6);

        static void Nest(int depth)
        {
            using var tape = new Tape();
            for (var i = 0; i < 300 * depth; i++) tape.Push((double)depth);
            var array = tape.Rent<double>(4);
            array.AsSpan().Fill(depth);
            if (depth > 0) Nest(depth - 1);
            Assert.All(array, x => Assert.Equal(depth, x));
            for (var i = 0; i < 300 * depth; i++) Assert.Equal(depth, tape.PopDouble());
        }
    }

    [Fact]
    public void A_warm_call_allocates_nothing()
    {
        var source = new double[7];
        var matrix = new float[3, 5];
        for (var i = 0; i < 3; i++) Call(source, matrix, 2);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) Call(source, matrix, 2);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static double Call(double[] source, float[,] matrix, int depth)
        {
            using var tape = new Tape();
            for (var i = 0; i < 10_000; i++)
            {
                tape.Push((double)i);
                tape.Push((float)i);
                tape.Push(i);
                tape.Push((long)i);
                tape.Push(true);
                tape.PushReference(source);
            }

            var total = tape.RentCopy(source)[0] + tape.Rent<double>(7)[1] + tape.Rent<double>(9)[2];
            total += tape.RentCopy2(matrix)[1, 1] + tape.Rent2<double>(3, 5)[0, 0] + tape.Rent<double[]>(4).Length;
            if (depth > 0) total += Call(source, matrix, depth - 1);
            for (var i = 0; i < 10_000; i++) total += tape.PopDouble() + tape.PopSingle() + tape.PopInt64();
            return total;
        }
    }

    [Fact]
    public void An_unused_tape_allocates_nothing_even_on_the_first_call_of_a_thread()
    {
        long allocated = -1;
        var thread = new Thread(() =>
        {
            Unused();
            var before = GC.GetAllocatedBytesForCurrentThread();
            Unused();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        Assert.Equal(0, allocated);

        static void Unused()
        {
            using var tape = new Tape();
        }
    }
}
