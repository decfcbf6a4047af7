using Autodiff.Internal;

namespace Autodiff.Tests.Kernels;

public sealed unsafe class ScratchTests
{
    [Fact]
    public void Regions_taken_together_are_apart_and_aligned()
    {
        using var first = Scratch.Take<float>(100);
        first.Span.Fill(1);
        using var second = Scratch.Take<double>(5000);
        second.Span.Fill(2);
        using var large = Scratch.Take<byte>(3_000_000);
        large.Span.Fill(3);
        using var last = Scratch.Take<int>(7);
        last.Span.Fill(4);
        Assert.Equal(-1, first.Span.IndexOfAnyExcept(1f));
        Assert.Equal(-1, second.Span.IndexOfAnyExcept(2.0));
        Assert.Equal(-1, large.Span.IndexOfAnyExcept((byte)3));
        Assert.Equal(0, (nint)first.Start % 64 + (nint)second.Start % 64 + (nint)large.Start % 64 + (nint)last.Start % 64);
    }

    [Fact]
    public void A_warm_call_allocates_nothing_and_gets_the_same_memory()
    {
        nint Use()
        {
            using var outer = Scratch.Take<float>(10_000);
            using var inner = Scratch.Take<float>(2_000_000);
            return (nint)inner.Start;
        }

        var first = Use();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var second = Use();
        var after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(first, second);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Nothing_is_taken_for_no_elements()
    {
        using var none = Scratch.Take<float>(0);
        Assert.True(none.Span.IsEmpty);
    }
}
