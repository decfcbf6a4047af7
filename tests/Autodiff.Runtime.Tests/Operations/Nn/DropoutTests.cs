namespace Autodiff.Runtime.Tests.Operations.Nn;

/// <summary>What is left out at random, and bags.</summary>
public sealed class DropoutTests
{
    [Fact]
    public void What_is_left_has_the_same_mean_and_gradient()
    {
        var x = Tensor.Ones<double>(100, 100).RequiresGrad_();
        var y = x.Dropout(0.25, generator: new RandomGenerator(1));
        var left = y.ToArray();
        Assert.All(left, e => Assert.True(e is 0 or 1 / 0.75));
        Assert.InRange(left.Average(), 0.97, 1.03);
        y.Sum().Backward();
        Assert.Equal(left, x.Grad!.ToArray());
        Assert.Equal(left, x.Dropout(0.25, generator: new RandomGenerator(1)).ToArray());
        Assert.NotEqual(left, x.Dropout(0.25, generator: new RandomGenerator(2)).ToArray());
    }

    [Fact]
    public void Nothing_is_left_out_outside_of_training()
    {
        var x = OperationCheck.Sample(0.1, 3, 4);
        Assert.Same(x, x.Dropout(0.5, training: false));
        Assert.Same(x, x.Dropout(0));
        Assert.All(x.Dropout(1).ToArray(), e => Assert.Equal(0, e));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Dropout(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Dropout(double.NaN));
    }

    [Fact]
    public void Channels_are_left_out_as_wholes()
    {
        var y = Tensor.Ones<double>(4, 8, 3, 2).Dropout2d(0.5, generator: new RandomGenerator(3));
        var sums = y.Sum([2, 3]).ToArray();
        Assert.All(sums, sum => Assert.True(sum is 0 or 12));
        Assert.Contains(0, sums);
        Assert.Contains(12, sums);
        Assert.Throws<ArgumentException>(() => Tensor.Ones<double>(3).Dropout1d());
    }

    [Fact]
    public void Alpha_dropout_keeps_mean_and_variance()
    {
        var y = Tensor.Randn<double>([200, 200], new RandomGenerator(4)).AlphaDropout(0.3, generator: new RandomGenerator(5)).ToArray();
        Assert.InRange(y.Average(), -0.03, 0.03);
        Assert.InRange(y.Average(e => e * e), 0.97, 1.03);
    }

    [Fact]
    public void Gumbel_softmax_samples_by_the_scores()
    {
        var scores = Tensor.Create([0.0, Math.Log(3), 0]).Expand(3000, 3).Contiguous().RequiresGrad_();
        var hard = scores.GumbelSoftmax(hard: true, generator: new RandomGenerator(6));
        Assert.All(hard.ToArray(), e => Assert.True(Math.Abs(e) < 1e-15 || Math.Abs(e - 1) < 1e-15));
        Assert.InRange(hard.Mean(0).ToArray()[1], 0.57, 0.63);
        var soft = scores.GumbelSoftmax(generator: new RandomGenerator(6));
        (hard * OperationCheck.Sample(0.3, 3)).Sum().Backward();
        var ofHard = scores.Grad!.ToArray();
        scores.ZeroGrad();
        (soft * OperationCheck.Sample(0.3, 3)).Sum().Backward();
        Assert.Equal(scores.Grad!.ToArray(), ofHard);
        Assert.Throws<ArgumentOutOfRangeException>(() => scores.GumbelSoftmax(tau: 0));
    }

    [Fact]
    public void Bags_have_derivatives_of_every_order()
    {
        var index = Tensor.Create<long>([2, 0, 2, 1, 1, 0], [2, 3]);
        OperationCheck.Verify(w => index.EmbeddingBag(w.Exp()), OperationCheck.Sample(0.1, 3, 2));
        OperationCheck.Verify(w => index.EmbeddingBag(w.Exp(), EmbeddingBagMode.Max), OperationCheck.Sample(0.1, 3, 2), secondOrder: false);
        OperationCheck.Verify(
            i => index.EmbeddingBag(i[0], EmbeddingBagMode.Sum, i[1]), [OperationCheck.Sample(0.1, 3, 2), OperationCheck.Sample(0.2, 2, 3)]);
        Assert.Throws<ArgumentException>(() => index.EmbeddingBag(Tensor.Ones<double>(3, 2), perSampleWeights: Tensor.Ones<double>(2, 3)));
    }
}
