namespace Autodiff.Runtime.Tests.Creation;

public sealed class RandomTests
{
    [Fact]
    public void ASeedGivesTheSameNumbersOnEveryMachine()
    {
        // By xoshiro256++ from the states that SplitMix64 makes of 0.
        var generator = new RandomGenerator(0);
        Assert.Equal((0x53175d61490b23dfUL >> 11) * Math.ScaleB(1, -53), generator.NextDouble());
        double[] first = Tensor.Rand<double>([4], new RandomGenerator(42)).ToArray();
        Assert.Equal(first, Tensor.Rand<double>([4], new RandomGenerator(42)).ToArray());
        Assert.NotEqual(first, Tensor.Rand<double>([4], new RandomGenerator(43)).ToArray());
        Tensor.ManualSeed(7);
        var draws = Tensor.Randn<float>(5).ToArray();
        Tensor.ManualSeed(7);
        Assert.Equal(draws, Tensor.Randn<float>(5).ToArray());
        Assert.Equal(7, RandomGenerator.Default.InitialSeed);
    }

    [Fact]
    public void DistributionsHaveTheirMoments()
    {
        const int Count = 200_000;
        var generator = new RandomGenerator(1);
        CheckMoments(Tensor.Rand<double>([Count], generator).ToArray(), 0.5, 1 / 12.0);
        CheckMoments([.. Tensor.Rand<float>([Count], generator).ToArray().Select(x => (double)x)], 0.5, 1 / 12.0);
        CheckMoments(Tensor.Randn<double>([Count + 1], generator).ToArray(), 0, 1);
        CheckMoments(Tensor.Normal<double>(3, 2, [Count], generator).ToArray(), 3, 4);
        CheckMoments([.. Tensor.Randint<int>(-2, 4, [Count], generator).ToArray().Select(x => (double)x)], 0.5, 35 / 12.0);
        CheckMoments(Tensor.Bernoulli(Tensor.Full([Count], 0.3), generator).ToArray(), 0.3, 0.21);
        CheckMoments(Tensor.Empty<double>(Count).Uniform_(-1, 3, generator).ToArray(), 1, 16 / 12.0);

        static void CheckMoments(double[] x, double mean, double variance)
        {
            var actual = x.Average();
            Assert.Equal(mean, actual, 6 * Math.Sqrt(variance / x.Length));
            Assert.Equal(variance, x.Select(value => (value - actual) * (value - actual)).Average(), 0.03 * variance);
        }
    }

    [Fact]
    public void NumbersStayInTheirRange()
    {
        var generator = new RandomGenerator(2);
        Assert.All(Tensor.Rand<float>([10_000], generator).ToArray(), x => Assert.InRange(x, 0f, MathF.BitDecrement(1f)));
        Assert.Equal([5L, 6, 7], Tensor.Randint<long>(5, 8, [1000], generator).Unique().Values.ToArray());
        Assert.All(Tensor.Randn<float>([10_000], generator).ToArray(), x => Assert.True(float.IsFinite(x)));
        Assert.Equal([0L, 1, 2, 3, 4], Tensor.RandPerm(5, generator).Sort().Values.ToArray());
    }

    [Fact]
    public void PlacesAreDrawnByTheirWeights()
    {
        var generator = new RandomGenerator(3);
        var weights = Tensor.Create<double>([1, 0, 3]);
        var counts = Tensor.Multinomial(weights, 40_000, replacement: true, generator).Bincount(3).ToArray();
        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[0], 9_500, 10_500);
        Assert.Equal([0L, 2], Tensor.Multinomial(weights, 2, generator: generator).Sort().Values.ToArray());
        Assert.Equal([2, 1], Tensor.Multinomial(Tensor.Create<float>([[0, 1], [1, 0]]), 1).Shape);
        Assert.Throws<ArgumentException>(() => Tensor.Multinomial(weights, 3));
        Assert.Throws<ArgumentException>(() => Tensor.Multinomial(Tensor.Create<double>([1, -1]), 1));
        Assert.Throws<ArgumentException>(() => Tensor.Multinomial(Tensor.Zeros<double>(2), 1));
    }

    [Fact]
    public void DrawsInPlaceObeyTheRules()
    {
        var leaf = Tensor.Zeros<float>(3).RequiresGrad_();
        Assert.Throws<InvalidOperationException>(() => leaf.Normal_());
        using (Autograd.NoGrad())
            leaf.Uniform_(2, 3, new RandomGenerator(1));
        Assert.All(leaf.ToArray(), x => Assert.InRange(x, 2, 3));
        var matrix = Tensor.Zeros<double>(2, 3);
        matrix.T().Normal_(generator: new RandomGenerator(5));
        Assert.Equal(Tensor.Randn<double>([3, 2], new RandomGenerator(5)).T().ToArray(), matrix.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Normal_(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Uniform_(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Bernoulli(Tensor.Create<double>([1.5])));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Randint<int>(0, [2]));
        Assert.Throws<ArgumentException>(() => Tensor.Randint<int>(0, 1L << 40, [2]));
    }

    [Fact]
    public void GradientsFlowToMeanAndDeviation()
    {
        var std = Tensor.Create<double>([1, 2, 3]).RequiresGrad_();
        var draws = Tensor.Normal(Tensor.Zeros<double>(3), std, new RandomGenerator(9));
        draws.Sum().Backward();
        Assert.Equal(Tensor.Randn<double>([3], new RandomGenerator(9)).ToArray(), std.Grad!.ToArray());
    }
}
