namespace Autodiff.Runtime.Tests.Operations.Nn;

/// <summary>Norms of layers and batches, recurrent cells, attention, embeddings.</summary>
public sealed class NormTests
{
    private static readonly Tensor<double> Images = OperationCheck.Sample(0.1, 3, 4, 2, 2);

    [Fact]
    public void Norms_have_derivatives_of_every_order()
    {
        Tensor<double>[] byChannel = [Images, OperationCheck.Sample(0.2, 4), OperationCheck.Sample(0.3, 4)];
        OperationCheck.Verify(i => i[0].BatchNorm(null, null, i[1], i[2], training: true), byChannel);
        OperationCheck.Verify(i => i[0].Transpose(1, 3).Contiguous().Transpose(1, 3).BatchNorm(null, null, i[1], i[2], training: true), byChannel);
        OperationCheck.Verify(i => i[0].GroupNorm(2, i[1], i[2]), byChannel);
        OperationCheck.Verify(i => i[0].InstanceNorm(weight: i[1], bias: i[2]), byChannel);
        OperationCheck.Verify(
            i => i[0].LayerNorm([2, 2], i[1], i[2]), [Images, OperationCheck.Sample(0.2, 2, 2), OperationCheck.Sample(0.3, 2, 2)]);
        OperationCheck.Verify(i => i[0].RmsNorm([2], i[1]), [Images, OperationCheck.Sample(0.2, 2)]);
        OperationCheck.Verify(x => x.LocalResponseNorm(3, 0.5), Images);
        OperationCheck.Verify(x => x.LocalResponseNorm(2, 0.5), Images);
        OperationCheck.Verify(x => x.Normalize(3), Images);
    }

    [Fact]
    public void Gathered_numbers_have_derivatives_too() => OperationCheck.Verify(
        i => i[0].BatchNorm(i[1], i[2].Exp(), i[3], i[4]),
        [Images, OperationCheck.Sample(0.2, 4), OperationCheck.Sample(0.3, 4), OperationCheck.Sample(0.4, 4), OperationCheck.Sample(0.5, 4)]);

    [Fact]
    public void Training_gathers_means_and_unbiased_variances_in_place()
    {
        var x = Tensor.Create([1.0, 2, 3, 10, 20, 30], [3, 2]).Reshape(3, 2);
        Tensor<double> mean = Tensor.Zeros<double>(2), variance = Tensor.Ones<double>(2);
        x.RequiresGrad_().BatchNorm(mean, variance, training: true, momentum: 0.25);
        double[] first = [1, 3, 20], second = [2, 10, 30];
        Assert.Equal([first.Average() / 4, second.Average() / 4], mean.ToArray(), (p, q) => Math.Abs(p - q) < 1e-13);
        Assert.Equal(
            [0.75 + Unbiased(first) / 4, 0.75 + Unbiased(second) / 4], variance.ToArray(), (p, q) => Math.Abs(p - q) < 1e-12);
        Assert.False(mean.RequiresGrad);

        static double Unbiased(double[] numbers) => numbers.Sum(n => (n - numbers.Average()) * (n - numbers.Average())) / (numbers.Length - 1);
    }

    [Fact]
    public void Batches_lie_as_convolutions_make_them()
    {
        var y = OperationCheck.Sample(0.1, 2, 3, 4, 4).Conv2d(OperationCheck.Sample(0.2, 4, 3, 3, 3));
        var weight = OperationCheck.Sample(0.4, 4);
        var normed = y.BatchNorm(null, null, weight, training: true);
        Assert.Equal(y.Strides, normed.Strides);
        Assert.Equal(
            y.Contiguous().BatchNorm(null, null, weight, training: true).ToArray(), normed.ToArray(), (p, q) => Math.Abs(p - q) < 1e-12);
    }

    [Fact]
    public void Wrong_norms_are_named()
    {
        Assert.Contains("more than one number", Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(1, 3).BatchNorm(null, null, training: true)).Message);
        Assert.Contains("gathered", Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(2, 3).BatchNorm(null, null)).Message);
        Assert.Contains("runningVar", Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(2, 3).BatchNorm(Tensor.Zeros<float>(3), Tensor.Zeros<float>(2))).Message);
        Assert.Contains("normalized shape [4]", Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(2, 3).LayerNorm([4])).Message);
        Assert.Contains("2 groups", Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(2, 3).GroupNorm(2)).Message);
    }

    [Fact]
    public void Recurrent_cells_have_derivatives_of_every_order()
    {
        Tensor<double> x = OperationCheck.Sample(0.1, 2, 3), h = OperationCheck.Sample(0.2, 2, 2), c = OperationCheck.Sample(0.3, 2, 2);
        Tensor<double>[] Weights(int gates) =>
            [OperationCheck.Sample(0.4, gates * 2, 3), OperationCheck.Sample(0.5, gates * 2, 2), OperationCheck.Sample(0.6, gates * 2), OperationCheck.Sample(0.7, gates * 2)];
        OperationCheck.Verify(i => i[0].RnnTanhCell(i[1], i[2], i[3], i[4], i[5]), [x, h, .. Weights(1)]);
        OperationCheck.Verify(i => i[0].RnnReluCell(i[1], i[2], i[3], i[4], i[5]), [x, h, .. Weights(1)]);
        OperationCheck.Verify(i => i[0].GruCell(i[1], i[2], i[3], i[4], i[5]), [x, h, .. Weights(3)]);
        OperationCheck.Verify(
            i =>
            {
                var (state, memory) = i[0].LstmCell(i[1], i[2], i[3], i[4], i[5], i[6]);
                return state * memory;
            },
            [x, h, c, .. Weights(4)]);
        Assert.Contains("[8, 3]", Assert.Throws<ArgumentException>(() => x.LstmCell(h, c, Tensor.Zeros<double>(6, 3), Tensor.Zeros<double>(8, 2))).Message);
    }

    [Fact]
    public void Attention_has_derivatives_of_every_order()
    {
        Tensor<double>[] three = [OperationCheck.Sample(0.1, 2, 3, 4), OperationCheck.Sample(0.2, 2, 3, 4), OperationCheck.Sample(0.3, 2, 3, 2)];
        OperationCheck.Verify(i => i[0].ScaledDotProductAttention(i[1], i[2], isCausal: true, scale: 0.7), three);
        OperationCheck.Verify(i => i[0].ScaledDotProductAttention(i[1], i[2], i[3]), [.. three, OperationCheck.Sample(0.4, 3, 3)]);
        var mask = Tensor.Create([true, false, true, true, true, false, false, true, false], [3, 3]);
        OperationCheck.Verify(i => i[0].ScaledDotProductAttention(i[1], i[2], mask), three);
        OperationCheck.Verify(
            i => i[0].MultiheadAttention(i[0], i[0], 2, i[1], i[2], i[3], null),
            [OperationCheck.Sample(0.1, 3, 4), OperationCheck.Sample(0.2, 12, 4), OperationCheck.Sample(0.3, 12), OperationCheck.Sample(0.4, 4, 4)]);
    }

    [Fact]
    public void Embeddings_gather_rows_and_skip_the_padding()
    {
        var index = Tensor.Create<long>([2, 0, 2, 1], [2, 2]);
        OperationCheck.Verify(w => index.Embedding(w).Square(), OperationCheck.Sample(0.1, 3, 2));
        var table = Tensor.Ones<double>(3, 2).RequiresGrad_();
        index.Embedding(table, paddingIndex: -1).Sum().Backward();
        Assert.Equal([1, 1, 1, 1, 0, 0], table.Grad!.ToArray());
        Assert.Contains("index 3 at [1]", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Create([0, 3]).Embedding(table)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Embedding(table, paddingIndex: 3));
    }

    [Fact]
    public void Gates_have_derivatives_of_every_order()
    {
        OperationCheck.Verify(x => x.Glu(1), OperationCheck.Sample(0.1, 2, 4, 3));
        OperationCheck.Verify(
            i => i[0].Bilinear(i[1], i[2], i[3]),
            [OperationCheck.Sample(0.1, 2, 3), OperationCheck.Sample(0.2, 2, 4), OperationCheck.Sample(0.3, 2, 3, 4), OperationCheck.Sample(0.4, 2)]);
        Assert.Throws<ArgumentException>(() => Tensor.Zeros<double>(3).Glu());
    }
}
