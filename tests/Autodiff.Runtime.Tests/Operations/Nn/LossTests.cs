namespace Autodiff.Runtime.Tests.Operations.Nn;

/// <summary>Softmax and losses.</summary>
public sealed class LossTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void Softmax_has_derivatives_of_every_order(int dim)
    {
        OperationCheck.Verify(x => x.Softmax(dim), OperationCheck.Sample(0.1, 3, 2, 4));
        OperationCheck.Verify(x => x.LogSoftmax(dim), OperationCheck.Sample(0.1, 3, 2, 4));
        OperationCheck.Verify(x => x.Transpose(0, 2).Softmin(dim), OperationCheck.Sample(0.1, 3, 2, 4));
    }

    [Theory]
    [InlineData(LossReduction.Mean)]
    [InlineData(LossReduction.Sum)]
    [InlineData(LossReduction.None)]
    public void Losses_of_labels_have_derivatives_of_every_order(LossReduction reduction)
    {
        var labels = Tensor.Create<long>([2, 0, 1, 2], [2, 2]);
        var weight = Tensor.Create([0.5, 2.0, 1.5]);
        OperationCheck.Verify(x => x.CrossEntropy(labels, weight, ignoreIndex: 1, reduction: reduction, labelSmoothing: 0.1), OperationCheck.Sample(0.1, 2, 3, 2));
        OperationCheck.Verify(x => (x * x).NllLoss(labels, weight, ignoreIndex: 1, reduction: reduction), OperationCheck.Sample(0.1, 2, 3, 2));
        OperationCheck.Verify(
            i => i[0].CrossEntropy(i[1], weight, reduction, labelSmoothing: 0.2), [OperationCheck.Sample(0.1, 2, 3, 2), OperationCheck.Sample(0.4, 2, 3, 2)]);
        OperationCheck.Verify(x => x.CrossEntropy(Tensor.Create(1L), reduction: reduction), OperationCheck.Sample(0.1, 3));
    }

    [Fact]
    public void Fused_and_composed_cross_entropy_agree()
    {
        var x = OperationCheck.Sample(0.1, 4, 3, 2);
        var labels = Tensor.Create([2, 0, 1, 2, 0, 0, 1, 2], [4, 2]);
        Assert.Equal(x.LogSoftmax(1).NllLoss(labels).Item(), x.CrossEntropy(labels).Item(), 1e-14);
        var numbers = new double[24];
        for (var i = 0; i < 8; i++)
            numbers[i / 2 * 6 + labels.ToArray()[i] * 2 + i % 2] = 1;
        var certain = Tensor.Create(numbers, [4, 3, 2]);
        Assert.Equal(x.CrossEntropy(labels, labelSmoothing: 0.3).Item(), x.CrossEntropy(certain, labelSmoothing: 0.3).Item(), 1e-14);
    }

    [Fact]
    public void A_label_that_is_no_class_is_named_with_its_place()
    {
        var x = Tensor.Zeros<float>(2, 3, 2);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => x.CrossEntropy(Tensor.Create<long>([0, 1, 3, 2], [2, 2])));
        Assert.Contains("label 3 at [1, 0] is none of the 3 classes", error.Message);
        Assert.Contains("label -1 at [0, 1]", Assert.Throws<ArgumentOutOfRangeException>(() => x.NllLoss(Tensor.Create<long>([0, -1, 0, 2], [2, 2]))).Message);
        Assert.Contains("[2, 2]", Assert.Throws<ArgumentException>(() => x.NllLoss(Tensor.Create<long>([0, 1]))).Message);
        Assert.Contains("[3]", Assert.Throws<ArgumentException>(() => x.NllLoss(Tensor.Create<long>([0, 0, 1, 2], [2, 2]), Tensor.Zeros<float>(2))).Message);
        Assert.Contains("Detach", Assert.Throws<ArgumentException>(
            () => x.NllLoss(Tensor.Create<long>([0, 0, 1, 2], [2, 2]), Tensor.Ones<float>(3).RequiresGrad_())).Message);
    }

    [Fact]
    public void Losses_of_two_tensors_have_derivatives_of_every_order()
    {
        Tensor<double>[] two = [OperationCheck.Sample(0.1, 2, 3), OperationCheck.Sample(0.4, 2, 3)];
        var weight = Tensor.Create([0.5, 2.0, 1.5]);
        OperationCheck.Verify(i => i[0].MseLoss(i[1]), two);
        OperationCheck.Verify(i => i[0].L1Loss(i[1], LossReduction.None), two);
        OperationCheck.Verify(i => i[0].SmoothL1Loss(i[1], LossReduction.Sum, 0.3), two);
        OperationCheck.Verify(i => i[0].HuberLoss(i[1], delta: 0.4), two);
        OperationCheck.Verify(i => i[0].Sigmoid().BinaryCrossEntropy(i[1].Sigmoid(), weight), two);
        OperationCheck.Verify(i => i[0].BinaryCrossEntropyWithLogits(i[1], posWeight: i[2]), [.. two, OperationCheck.Sample(0.9, 3)]);
        OperationCheck.Verify(i => i[0].KlDiv(i[1].Exp(), LossReduction.BatchMean), two);
        OperationCheck.Verify(i => i[0].KlDiv(i[1], LossReduction.Sum, logTarget: true), two);
        OperationCheck.Verify(i => i[0].PoissonNllLoss(i[1].Exp() * 2, full: true), two);
        OperationCheck.Verify(i => i[0].Exp().PoissonNllLoss(i[1], logInput: false), two);
        OperationCheck.Verify(i => i[0].GaussianNllLoss(i[1], i[2].Exp(), full: true), [.. two, OperationCheck.Sample(0.9, 2)]);
        OperationCheck.Verify(i => i[0].SoftMarginLoss(i[1].Detach().Sign()), two, secondOrder: false);
        OperationCheck.Verify(i => i[0].TripletMarginLoss(i[1], i[2], margin: 3, swap: true), [.. two, OperationCheck.Sample(0.9, 2, 3)]);
        OperationCheck.Verify(i => i[0].CosineSimilarity(i[1], -1), two);
        OperationCheck.Verify(i => i[0].PairwiseDistance(i[1], 3), two);
    }

    [Fact]
    public void Losses_with_margins_have_derivatives_of_every_order()
    {
        var signs = Tensor.Create([1.0, -1]);
        Tensor<double>[] two = [OperationCheck.Sample(0.1, 2, 3), OperationCheck.Sample(0.4, 2, 3)];
        OperationCheck.Verify(x => x.Square().HingeEmbeddingLoss(Tensor.Create([1.0, -1, 1])), two[0]);
        OperationCheck.Verify(i => i[0].MarginRankingLoss(i[1], Tensor.Create([1.0, -1, 1]), 0.2, LossReduction.Sum), two);
        OperationCheck.Verify(i => i[0].CosineEmbeddingLoss(i[1], signs, -0.9), two);
    }

    [Fact]
    public void Losses_meet_known_numbers()
    {
        Tensor<double> x = Tensor.Create([1.0, -2, 0.5]), y = Tensor.Create([0.0, 1, 0.5]);
        Assert.Equal(10 / 3.0, x.MseLoss(y).Item(), 1e-15);
        Assert.Equal([1, 9, 0], x.MseLoss(y, LossReduction.None).ToArray());
        Assert.Equal(4, x.L1Loss(y, LossReduction.Sum).Item());
        Assert.Equal(3, x.SmoothL1Loss(y, LossReduction.Sum).Item());
        Assert.Equal(0.5 * 0.5 + 0.5 * 0.25 * 0 + 0.5 * (3 - 0.25) + 0.5 * (1 - 0.25) - 0.25, x.HuberLoss(y, LossReduction.Sum, 0.5).Item(), 1e-15);
        Assert.Equal("<MseLossBackward0>", x.RequiresGrad_().MseLoss(y).GradFn!.ToString());
    }

    [Fact]
    public void The_derivative_of_an_absolute_error_at_0_is_0_and_at_NaN_NaN()
    {
        var x = Tensor.Create([1.0, double.NaN, 3]).RequiresGrad_();
        x.L1Loss(Tensor.Create([1.0, 0, 0]), LossReduction.Sum).Backward();
        Assert.Equal([0, double.NaN, 1], x.Grad!.ToArray());
    }

    [Fact]
    public void Probabilities_out_of_range_are_named()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => Tensor.Create([0.5, 1.5], [2, 1]).BinaryCrossEntropy(Tensor.Create([0.0, 1], [2, 1])));
        Assert.Contains("element [1, 0]", error.Message);
        Assert.Throws<ArgumentException>(() => Tensor.Create([0.5]).BinaryCrossEntropy(Tensor.Create([0.0, 1])));
        Assert.Throws<ArgumentException>(() => Tensor.Create([0.5]).MseLoss(Tensor.Create([0.0]), LossReduction.BatchMean));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Create([0.5]).GaussianNllLoss(Tensor.Create([0.0]), Tensor.Create([-1.0])));
    }

    [Fact]
    public void Binary_cross_entropy_of_the_tutorial()
    {
        var x = Tensor.Ones<float>(5);
        var w = Tensor.Create<float>([.. Enumerable.Range(0, 15).Select(i => (i - 7) / 10f)], [5, 3]).RequiresGrad_();
        var b = Tensor.Create([0.1f, -0.2f, 0.3f]).RequiresGrad_();
        var loss = (x.MatMul(w) + b).BinaryCrossEntropyWithLogits(Tensor.Zeros<float>(3));
        loss.Backward();
        Assert.Equal(0.76075155, loss.Item(), 1e-5);
        Assert.Equal([0.13377078f, 0.15005533f, 0.22999150f], b.Grad!.ToArray(), (p, q) => Math.Abs(p - q) < 1e-6);
    }
}
