namespace Autodiff.Tests.Kernels;

public sealed unsafe class GuardedBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(5000)]
    public void The_elements_end_at_a_page(int length)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no guard on Windows.");
        using var after = new GuardedBuffer<float>(length);
        using var before = new GuardedBuffer<float>(length, guardBefore: true);
        fixed (float* end = &System.Runtime.InteropServices.MemoryMarshal.GetReference(after.Span))
        fixed (float* start = &System.Runtime.InteropServices.MemoryMarshal.GetReference(before.Span))
        {
            Assert.Equal(0, (nint)(end + length) % Environment.SystemPageSize);
            Assert.Equal(0, (nint)start % Environment.SystemPageSize);
        }

        after.Span.Fill(1);
        before.Span.Fill(1);
        Assert.Equal(length, after.Span.Count(1f) + before.Span.Count(1f) - length);
    }
}
