namespace Autodiff.Runtime.Tests.Operations.Nn;

/// <summary>Pools, resampling and patches.</summary>
public sealed class PoolTests
{
    [Fact]
    public void Pools_have_derivatives_of_every_order()
    {
        OperationCheck.Verify(x => (x * x).MaxPool2d((2, 3), (1, 2), (1, 1)), Apart(2, 2, 4, 5));
        OperationCheck.Verify(x => (x * x).Transpose(1, 3).Contiguous().Transpose(1, 3).MaxPool2d(2), Apart(1, 3, 4, 4));
        OperationCheck.Verify(x => (x * x).AvgPool2d((2, 3), (1, 2), (1, 1), countIncludePad: false), OperationCheck.Sample(0.1, 2, 2, 4, 5));
        OperationCheck.Verify(x => (x * x).MaxPool1d(3, 2, 1), Apart(2, 2, 7));
        OperationCheck.Verify(x => (x * x).AvgPool1d(3, 2, 1, ceilMode: true), OperationCheck.Sample(0.1, 2, 7));
    }

    [Fact]
    public void Adaptive_pools_have_derivatives_of_every_order()
    {
        OperationCheck.Verify(x => (x * x).AdaptiveAvgPool2d((3, 2)), OperationCheck.Sample(0.1, 1, 2, 4, 5));
        OperationCheck.Verify(x => (x * x).AdaptiveAvgPool2d((2, 5)), OperationCheck.Sample(0.1, 1, 2, 4, 5));
        OperationCheck.Verify(x => (x * x).AdaptiveMaxPool2d((3, 2)), Apart(1, 2, 4, 5));
        OperationCheck.Verify(x => (x * x).AdaptiveAvgPool1d(4), OperationCheck.Sample(0.1, 2, 7));
        OperationCheck.Verify(x => (x * x).AdaptiveMaxPool1d(4), Apart(2, 7));
    }

    /// <summary>Positive numbers no two of which are near each other, in no order.</summary>
    private static Tensor<double> Apart(params int[] shape)
    {
        var count = shape.Aggregate(1, (product, size) => product * size);
        return Tensor.Create<double>([.. Enumerable.Range(0, count).Select(i => 0.5 + i * 17 % count * 0.05)], shape);
    }

    [Fact]
    public void Indices_say_where_the_largest_are()
    {
        var x = Tensor.Create([1.0, 5, 2, 0, 7, 3, 4, 6, 9, 8, 1, 2, 0, 3, 2, 9], [1, 1, 4, 4]);
        var (values, indices) = x.MaxPool2dWithIndices(2);
        Assert.Equal([7, 6, 9, 9], values.ToArray());
        Assert.Equal([4, 7, 8, 15], indices.ToArray());
        Assert.Equal([4, 7, 8, 15], x.AdaptiveMaxPool2dWithIndices(2).Indices.ToArray());
        Assert.Equal([1, 3], Tensor.Create([1.0, 5, 2, 8], [1, 4]).MaxPool1dWithIndices(2).Indices.ToArray());
    }

    [Fact]
    public void Averages_of_uneven_stretches_overlap()
    {
        var y = Tensor.Create([1.0, 2, 3, 4, 5], [1, 5]).AdaptiveAvgPool1d(3);
        Assert.Equal([1.5, 3, 4.5], y.ToArray());
        Assert.Equal([1, 1.5, 2, 2.5, 3], Tensor.Create([1.0, 2, 3], [1, 3]).AdaptiveAvgPool1d(5).ToArray());
    }

    [Theory]
    [InlineData(InterpolationMode.Nearest, false)]
    [InlineData(InterpolationMode.NearestExact, false)]
    [InlineData(InterpolationMode.Bilinear, false)]
    [InlineData(InterpolationMode.Bilinear, true)]
    [InlineData(InterpolationMode.Bicubic, false)]
    [InlineData(InterpolationMode.Bicubic, true)]
    [InlineData(InterpolationMode.Area, false)]
    public void Interpolations_have_derivatives_of_every_order(InterpolationMode mode, bool alignCorners)
    {
        OperationCheck.Verify(x => (x * x).Interpolate([5, 2], mode, alignCorners), OperationCheck.Sample(0.1, 1, 2, 3, 4));
        var images = OperationCheck.Sample(0.1, 2, 3, 4, 4).Conv2d(OperationCheck.Sample(0.2, 2, 3, 1, 1));
        Assert.Equal(images.Contiguous().Interpolate(1.5, mode, alignCorners).ToArray(), images.Interpolate(1.5, mode, alignCorners).ToArray());
    }

    [Fact]
    public void Interpolations_meet_known_numbers()
    {
        var line = Tensor.Create([0.0, 10, 20], [1, 1, 3]);
        Assert.Equal([0, 5, 10, 15, 20], line.Interpolate([5], InterpolationMode.Linear, alignCorners: true).ToArray());
        Assert.Equal([0, 2.5, 7.5, 12.5, 17.5, 20], line.Interpolate(2.0, InterpolationMode.Linear).ToArray());
        Assert.Equal([0, 0, 10, 10, 20, 20], line.Interpolate(2.0).ToArray());
        Assert.Throws<ArgumentException>(() => line.Interpolate(2.0, InterpolationMode.Bilinear));
        Assert.Throws<ArgumentException>(() => line.Interpolate(2.0, InterpolationMode.Nearest, alignCorners: true));
        Assert.Throws<ArgumentException>(() => line.Interpolate([0]));
    }

    [Fact]
    public void Folding_is_the_transpose_of_unfolding()
    {
        OperationCheck.Verify(x => (x * x).Unfold((2, 3), padding: (1, 0), stride: (2, 1)), OperationCheck.Sample(0.1, 2, 2, 3, 4));
        OperationCheck.Verify(x => (x * x).Fold((3, 4), 2, stride: (1, 2)), OperationCheck.Sample(0.1, 1, 8, 4));
        Tensor<double> x = OperationCheck.Sample(0.1, 2, 3, 5, 4), w = OperationCheck.Sample(0.2, 4, 3, 3, 2);
        var byPatches = w.Flatten(1).MatMul(x.Unfold((3, 2))).Unflatten(-1, 3, 3);
        Assert.Equal(x.Conv2d(w).ToArray(), byPatches.ToArray(), (p, q) => Math.Abs(p - q) < 1e-12);
        Assert.Throws<ArgumentException>(() => Tensor.Zeros<double>(1, 8, 5).Fold((3, 4), 2, stride: (1, 2)));
    }

    [Fact]
    public void Pixels_are_shuffled_and_back()
    {
        var x = OperationCheck.Sample(0.1, 2, 8, 3, 2);
        Assert.Equal([2, 2, 6, 4], x.PixelShuffle(2).Shape);
        Assert.Equal(x.ToArray(), x.PixelShuffle(2).PixelUnshuffle(2).ToArray());
        Assert.Equal(x.ToArray(), x.ChannelShuffle(2).ChannelShuffle(4).ToArray());
        OperationCheck.Verify(y => (y * y).PixelShuffle(2), OperationCheck.Sample(0.1, 1, 4, 2, 2));
        Assert.Throws<ArgumentException>(() => x.PixelShuffle(3));
    }

    [Fact]
    public void Wrong_windows_are_named()
    {
        var x = Tensor.Zeros<float>(1, 1, 4, 4);
        Assert.Contains("MaxPool2d", Assert.Throws<ArgumentException>(() => x.MaxPool2d(5)).Message);
        Assert.Contains("half of the kernel", Assert.Throws<ArgumentException>(() => x.AvgPool2d(2, padding: 2)).Message);
        Assert.Contains("divisor", Assert.Throws<ArgumentException>(() => x.AvgPool2d(2, divisorOverride: 0)).Message);
        Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(4).MaxPool2d(2));
    }
}
