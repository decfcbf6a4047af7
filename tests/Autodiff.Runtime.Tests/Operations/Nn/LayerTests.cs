namespace Autodiff.Runtime.Tests.Operations.Nn;

/// <summary>Linear layers and convolutions: derivatives of all orders, layouts of operands and results, arguments.</summary>
public sealed class LayerTests
{
    [Fact]
    public void Linear_layers_have_derivatives_of_every_order() => OperationCheck.Verify(
        i => i[0].Linear(i[1], i[2]).Tanh(), [OperationCheck.Sample(0.1, 2, 3, 4), OperationCheck.Sample(0.2, 5, 4), OperationCheck.Sample(0.3, 5)]);

    [Fact]
    public void Linear_reads_transposed_operands_as_they_lie() => OperationCheck.Verify(
        i => i[0].Transpose(0, 1).Linear(i[1].Transpose(0, 1), i[2]),
        [OperationCheck.Sample(0.1, 4, 3), OperationCheck.Sample(0.2, 4, 5), OperationCheck.Sample(0.3, 5)]);

    [Fact]
    public void A_weight_without_outputs_makes_a_number() => OperationCheck.Verify(
        i => i[0].Linear(i[1], i[2].Reshape()), [OperationCheck.Sample(0.1, 3, 4), OperationCheck.Sample(0.2, 4), OperationCheck.Sample(0.3, 1)]);

    [Theory]
    [InlineData(1, 1, 0, 0, 1, 1, 1)]
    [InlineData(2, 1, 1, 0, 1, 2, 1)]
    [InlineData(1, 2, 0, 2, 1, 1, 2)]
    public void Convolutions_have_derivatives_of_every_order(
        int strideHeight, int strideWidth, int paddingHeight, int paddingWidth, int dilationHeight, int dilationWidth, int groups) => OperationCheck.Verify(
        i => i[0].Conv2d(
            i[1], i[2], (strideHeight, strideWidth), (paddingHeight, paddingWidth), (dilationHeight, dilationWidth), groups).Sigmoid(),
        [OperationCheck.Sample(0.1, 2, 2, 4, 5), OperationCheck.Sample(0.2, 4, 2 / groups, 3, 2), OperationCheck.Sample(0.3, 4)]);

    [Fact]
    public void Transposed_convolutions_have_derivatives_of_every_order() => OperationCheck.Verify(
        i => i[0].ConvTranspose2d(i[1], i[2], (2, 1), (1, 0), (1, 0)).Tanh(),
        [OperationCheck.Sample(0.1, 1, 2, 3, 2), OperationCheck.Sample(0.2, 2, 3, 2, 3), OperationCheck.Sample(0.3, 3)]);

    [Fact]
    public void Convolutions_of_sequences_and_volumes_have_derivatives_of_every_order()
    {
        OperationCheck.Verify(
            i => i[0].Conv1d(i[1], i[2], stride: 2, padding: 1).Tanh(),
            [OperationCheck.Sample(0.1, 2, 3, 5), OperationCheck.Sample(0.2, 2, 3, 3), OperationCheck.Sample(0.3, 2)]);
        OperationCheck.Verify(
            i => i[0].Conv3d(i[1], i[2], stride: (2, 1, 1), padding: (1, 0, 0)),
            [OperationCheck.Sample(0.1, 1, 2, 3, 3, 3), OperationCheck.Sample(0.2, 2, 2, 2, 2, 2), OperationCheck.Sample(0.3, 2)]);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    public void Same_padding_keeps_the_size(int kernel, int dilation)
    {
        var x = OperationCheck.Sample(0.1, 1, 2, 7, 6);
        var weight = OperationCheck.Sample(0.2, 3, 2, kernel, kernel);
        var y = x.Conv2d(weight, padding: ConvolutionPadding.Same, dilation: dilation);
        Assert.Equal([1, 3, 7, 6], y.Shape);

        // An element far from the edges is the sum that it is without padding.
        var before = dilation * (kernel - 1) / 2;
        double expected = x.Conv2d(weight, dilation: dilation).Select(1, 1).ToArray()[0];
        Assert.Equal(expected, y.ToArray()[42 + 7 * before], 1e-12);
        OperationCheck.Verify(i => i[0].Conv2d(i[1], padding: ConvolutionPadding.Same), [OperationCheck.Sample(0.1, 1, 1, 3, 4), OperationCheck.Sample(0.2, 1, 1, 2, 2)]);
        Assert.Contains("stride of 1", Assert.Throws<ArgumentException>(() => x.Conv2d(weight, stride: 2, padding: ConvolutionPadding.Same)).Message);
    }

    [Fact]
    public void Images_lie_channels_last_through_a_network_and_are_read_in_any_layout()
    {
        var x = OperationCheck.Sample(0.1, 2, 3, 6, 6);
        Tensor<double> w = OperationCheck.Sample(0.2, 4, 3, 3, 3), b = OperationCheck.Sample(0.3, 4);
        var y = x.Conv2d(w, b, padding: 1);
        Assert.Equal([144, 1, 24, 4], y.Strides.ToArray());
        Assert.Equal(y.Strides, y.Relu().Strides);
        Assert.Equal([36, 1, 12, 4], y.Relu().MaxPool2d(2).Strides.ToArray());
        Assert.Equal([2, 36], y.MaxPool2d(2).View(2, -1).Shape);

        var rowMajor = y.Contiguous();
        Assert.True(rowMajor.IsContiguous);
        Assert.Equal(rowMajor.MaxPool2d(3, 2, 1).ToArray(), y.MaxPool2d(3, 2, 1).ToArray());
        Assert.Equal(rowMajor.AvgPool2d(3, 2, 1).ToArray(), y.AvgPool2d(3, 2, 1).ToArray());
        var w2 = OperationCheck.Sample(0.4, 2, 4, 3, 3);
        Assert.Equal(rowMajor.Conv2d(w2).ToArray(), y.Conv2d(w2).ToArray());
        var transposed = y.Transpose(2, 3).Contiguous().Transpose(2, 3);
        Assert.Equal(rowMajor.Conv2d(w2).ToArray(), transposed.Conv2d(w2).ToArray());
        Assert.Equal((rowMajor + b.Reshape(4, 1, 1)).ToArray(), (y + b.Reshape(4, 1, 1)).ToArray());
        Assert.Equal((rowMajor * rowMajor.Exp()).ToArray(), (y * rowMajor.Exp()).ToArray());
        Assert.Equal(rowMajor.Sum(1).ToArray(), y.Sum(1).ToArray(), (p, q) => Math.Abs(p - q) < 1e-12);
    }

    [Fact]
    public void The_gradient_of_a_leaf_lies_as_the_leaf_does()
    {
        var x = OperationCheck.Sample(0.1, 2, 3, 5, 5).RequiresGrad_();
        x.Conv2d(OperationCheck.Sample(0.2, 4, 3, 3, 3)).Sum().Backward();
        Assert.True(x.Grad!.IsContiguous);
    }

    [Fact]
    public void A_network_of_images_has_the_gradients_of_differences() => OperationCheck.Verify(
        i =>
        {
            var y = i[0].Conv2d(i[1], i[2], padding: 1).Tanh().AvgPool2d(2);
            y = y.Conv2d(i[3], padding: 1).Sigmoid().MaxPool2d(2);
            return y.Flatten(1).Linear(i[4]);
        },
        [
            OperationCheck.Sample(0.1, 2, 1, 4, 4), OperationCheck.Sample(0.2, 3, 1, 3, 3), OperationCheck.Sample(0.3, 3),
            OperationCheck.Sample(0.4, 2, 3, 3, 3), OperationCheck.Sample(0.5, 2, 2),
        ]);

    [Fact]
    public void Wrong_arguments_are_named()
    {
        Tensor<float> x = Tensor.Zeros<float>(2, 3, 8, 8), w = Tensor.Zeros<float>(4, 2, 3, 3);
        Assert.Contains("has 3 channels, but the weight of shape [4, 2, 3, 3] takes 2", Assert.Throws<ArgumentException>(() => x.Conv2d(w)).Message);
        Assert.Contains("[4]", Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(2, 2, 8, 8).Conv2d(w, Tensor.Zeros<float>(3))).Message);
        Assert.Contains("Conv1d: the input must have the shape", Assert.Throws<ArgumentException>(() => x.Conv1d(w)).Message);
        Assert.Contains("does not fit", Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(1, 2, 2, 2).Conv2d(w)).Message);
        Assert.Contains("size 5", Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(2, 4).Linear(Tensor.Zeros<float>(3, 5))).Message);
        Assert.Contains("groups", Assert.Throws<ArgumentException>(() => x.Conv2d(w, groups: 3)).Message);
        Assert.Throws<ArgumentException>(() => x.ConvTranspose2d(Tensor.Zeros<float>(3, 2, 3, 3), outputPadding: 1));
    }

    [Fact]
    public void Empty_batches_make_empty_results_and_zero_gradients()
    {
        var w = OperationCheck.Sample(0.2, 4, 3, 3, 3).RequiresGrad_();
        var y = Tensor.Zeros<double>(0, 3, 8, 8).Conv2d(w, padding: 1).Relu().MaxPool2d(2);
        Assert.Equal([0, 4, 4, 4], y.Shape);
        y.Sum().Backward();
        Assert.All(w.Grad!.ToArray(), g => Assert.Equal(0, g));
        Assert.Equal([0, 5], Tensor.Zeros<double>(0, 3).Linear(Tensor.Zeros<double>(5, 3)).Shape);
    }
}
