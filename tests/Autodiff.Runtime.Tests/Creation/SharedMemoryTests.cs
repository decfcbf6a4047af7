using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Autodiff.Runtime.Tests.Creation;

public sealed class SharedMemoryTests
{
    [Fact]
    public void ArraysAndMemoryAreNotCopied()
    {
        double[] array = [1, 2, 3, 4, 5, 6];
        var x = Tensor.FromArray(array, 2, 3);
        x.Mul_(2);
        Assert.Equal([2, 4, 6, 8, 10, 12], array);
        var part = Tensor.FromMemory(array.AsMemory(2, 4), 2, 2);
        part[0, 0] = -1;
        Assert.Equal(-1, x[0, 2].Item());
        array[5] = 7;
        Assert.Equal([-1, 8, 10, 7], part.ToArray());
        Assert.Equal([6], Tensor.FromArray(array).Shape);
        Assert.Throws<ArgumentException>(() => Tensor.FromArray(array, 4));
    }

    [Fact]
    public unsafe void MemoryOfOthersIsReadAndWritten()
    {
        using var owner = new NativeMemoryOwner(4);
        var x = Tensor.FromMemory(owner.Memory, 2, 2);
        x[1] = 5;
        Assert.Equal([0, 0, 5, 5], owner.Memory.ToArray());
        Assert.Equal(10, x.Sum().Item());
        Assert.Equal(5, x.AsMemory().Span[3]);
    }

    [Fact]
    public void SpansShowTheElements()
    {
        var x = Tensor.Create<double>([[1, 2, 3], [4, 5, 6]]);
        x.AsSpan()[0] = 9;
        x[1].AsMemory().Span[0] = 8;
        Assert.Equal([9, 2, 3, 8, 5, 6], x.AsReadOnlySpan().ToArray());
        Assert.Throws<InvalidOperationException>(() => x.T().AsSpan());
        x.RequiresGrad_();
        Assert.Throws<InvalidOperationException>(() => x.AsSpan());
        Assert.Throws<InvalidOperationException>(() => x.AsTensorSpan());
        Assert.Equal(6, x.AsReadOnlySpan().Length);
        x.Detach().AsSpan()[0] = 1;
        Assert.Equal(1, x[0, 0].Item());
    }

    [Fact]
    public void WritingThroughASpanIsNoticedByTheTape()
    {
        var x = Tensor.Create<double>([1, 2]).RequiresGrad_();
        var y = x.Exp();
        y.Detach().AsSpan()[0] = 0;
        Assert.Throws<InvalidOperationException>(() => y.Sum().Backward());
    }

    [Fact]
    public void TensorSpansHaveTheStrides()
    {
        var x = Tensor.Create<double>([[1, 2, 3], [4, 5, 6]]);
        var transposed = x.T().AsTensorSpan();
        Assert.Equal([3, 2], transposed.Lengths.ToArray());
        Assert.Equal(4, transposed[0, 1]);
        transposed[2, 0] = 30;
        Assert.Equal([1, 2, 30, 4, 5, 6], x.ToArray());
        Assert.Equal([1, 4, 2, 5, 30, 6], Tensor.Create<double>(x.T().AsReadOnlyTensorSpan()).ToArray());
        var expanded = x[.., ..1].Expand(2, 3).AsReadOnlyTensorSpan();
        Assert.Equal(4, expanded[1, 2]);
        Assert.Equal(5, Tensor.Create(5.0).AsTensorSpan()[0]);
        Assert.Equal([1, 2], Tensor.Create<double>(x[..1, ..2].AsReadOnlyTensorSpan()).Shape);
        Assert.Equal(0, Tensor.Zeros<double>(2, 0).AsReadOnlyTensorSpan().FlattenedLength);
    }

    [Fact]
    public void ShownBuffersAreNotUsedAgain()
    {
        double[] kept;
        ReadOnlySpan<double> shown;
        using (Tensors.Scope())
        {
            var x = Tensor.Full([100], 3.0);
            shown = x.AsReadOnlySpan();
        }

        using (Tensors.Scope())
            kept = (Tensor.Full([100], 5.0) + 1).ToArray();
        Assert.Equal(6, kept[0]);
        Assert.Equal(3, shown[99]);
    }

    /// <summary>Memory that is no array.</summary>
    private sealed unsafe class NativeMemoryOwner(int count) : MemoryManager<double>
    {
        private readonly double* _start = (double*)NativeMemory.AllocZeroed((nuint)count, sizeof(double));

        public override Span<double> GetSpan() => new(_start, count);

        public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing) => NativeMemory.Free(_start);
    }
}
