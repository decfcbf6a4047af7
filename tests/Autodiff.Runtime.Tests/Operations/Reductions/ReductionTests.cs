namespace Autodiff.Runtime.Tests.Operations;

/// <summary>Values of reductions at the edges: ties, zeros, NaN, infinities, empty tensors; and refusals.</summary>
public sealed class ReductionTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    [Fact]
    public void Of_nothing()
    {
        var empty = Tensor.Zeros<double>(0, 3);
        Assert.Equal([0], empty.Sum().ToArray());
        Assert.Equal([0, 0, 0], empty.Sum(0).ToArray());
        Assert.Equal([1], empty.Prod().ToArray());
        Assert.Equal([NaN, NaN, NaN], empty.Mean(0).ToArray());
        Assert.Equal([-Inf, -Inf, -Inf], empty.LogSumExp(0).ToArray());
        Assert.Equal([0, 0, 0], empty.Norm(2, 0).ToArray());
        Assert.Equal([NaN, NaN, NaN], empty.Var(0).ToArray());
        Assert.Equal([0], empty.Sum(1).Shape);
        Assert.Equal([0], empty.Amax(1).Shape);
        Assert.Equal([0, 3], empty.CumSum(0).Shape);
        Assert.Equal([0, 3], empty.CumProd(1).Shape);
        Assert.True(Tensor.Zeros<bool>(0).All().Item());
        Assert.False(Tensor.Zeros<bool>(0).Any().Item());
    }

    [Fact]
    public void An_extreme_of_nothing_is_refused()
    {
        var empty = Tensor.Zeros<float>(0, 3);
        Assert.Equal(
            "Amax: the shape [0, 3] has no elements along the dimensions that are reduced, and Amax of no elements does not exist. Check Count, or reduce along other dimensions.",
            Assert.Throws<ArgumentException>(() => empty.Amax(0)).Message);
        Assert.StartsWith("Min: ", Assert.Throws<ArgumentException>(() => empty.Min()).Message);
        Assert.StartsWith("Max: ", Assert.Throws<ArgumentException>(() => empty.Max(0)).Message);
        Assert.StartsWith("ArgMax: ", Assert.Throws<ArgumentException>(() => empty.ArgMax()).Message);
        Assert.StartsWith("Norm: ", Assert.Throws<ArgumentException>(() => empty.Norm(Inf)).Message);
        Assert.StartsWith("Median: ", Assert.Throws<ArgumentException>(() => empty.Median(0)).Message);
    }

    [Fact]
    public void Dimensions_are_checked()
    {
        var x = Tensor.Zeros<float>(2, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Mean(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Max(-3));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.CumSum(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.ArgMin(5));
        Assert.Throws<ArgumentException>(() => x.Amax([0, 0]));
        Assert.Throws<ArgumentException>(() => x.Norm(NaN));
    }

    [Fact]
    public void Of_a_single_number()
    {
        var x = Tensor.Create(3.0);
        Assert.Equal(3, x.Sum(0).Item());
        Assert.Equal(3, x.Mean().Item());
        Assert.Equal(3, x.Max(-1).Values.Item());
        Assert.Equal(0, x.Max(0).Indices.Item());
        Assert.Equal(3, x.CumSum(0).Item());
        Assert.Equal(3, x.CumProd(0).Item());
        Assert.Equal(3, x.LogCumSumExp(0).Item());
        Assert.Equal(3, x.Prod(0).Item());
        Assert.Equal(3, x.Norm().Item());
        Assert.Equal([], x.CumMax(0).Indices.Shape);
    }

    [Fact]
    public void Ties_share_the_derivative_of_Amax_and_Max_and_the_first_has_that_of_Max_along_a_dimension()
    {
        double[] values = [1, 3, 3, 2, 3];
        Assert.Equal([0, 1.0 / 3, 1.0 / 3, 0, 1.0 / 3], Gradient(x => x.Amax(), values));
        Assert.Equal([0, 1.0 / 3, 1.0 / 3, 0, 1.0 / 3], Gradient(x => x.Max(), values));
        Assert.Equal([0, 1, 0, 0, 0], Gradient(x => x.Max(0).Values, values));
        Assert.Equal([0, 1.0 / 3, 1.0 / 3, 0, 1.0 / 3], Gradient(x => x.Norm(Inf), values));
        Assert.Equal([1, 0, 0, 0, 0], Gradient(x => x.Min(), values));
    }

    [Fact]
    public void NaN_is_the_extreme()
    {
        var x = Tensor.Create([1, NaN, 3, NaN]);
        Assert.Equal(NaN, x.Max().Item());
        Assert.Equal(NaN, x.Amin().Item());
        Assert.Equal(1, x.ArgMax().Item());
        Assert.Equal(1, x.ArgMin().Item());
        var (values, indices) = x.CumMax(0);
        Assert.Equal([1, NaN, NaN, NaN], values.ToArray());
        Assert.Equal([0, 1, 1, 3], indices.ToArray());
        Assert.Equal([0, 0.5, 0, 0.5], Gradient(t => t.Max(), [1, NaN, 3, NaN]));
        Assert.Equal(NaN, x.Median().Item());
    }

    [Fact]
    public void NaN_is_skipped_by_NanSum_and_NanMean()
    {
        double[] values = [1, NaN, 4];
        var x = Tensor.Create(values);
        Assert.Equal(5, x.NanSum().Item());
        Assert.Equal(2.5, x.NanMean().Item());
        Assert.Equal(NaN, Tensor.Create([NaN]).NanMean().Item());
        Assert.Equal([1, 0, 1], Gradient(t => t.NanSum(), values));
        Assert.Equal([0.5, 0, 0.5], Gradient(t => t.NanMean(), values));
    }

    [Fact]
    public void LogSumExp_does_not_overflow()
    {
        Assert.Equal(1000 + Math.Log(2), Tensor.Create([1000.0, 1000]).LogSumExp(0).Item(), 1e-12);
        Assert.Equal(-Inf, Tensor.Create([-Inf, -Inf]).LogSumExp(0).Item());
        Assert.Equal(Inf, Tensor.Create([Inf, 1]).LogSumExp(0).Item());
        Assert.Equal(2, Tensor.Create([-Inf, 2]).LogSumExp(0).Item());
        Assert.Equal([0, 1], Gradient(x => x.LogSumExp(0), [-Inf, 2]));
    }

    [Fact]
    public void LogCumSumExp_starts_from_minus_infinity()
    {
        var y = Tensor.Create([-Inf, -Inf, 1000, 1000]).LogCumSumExp(0).ToArray();
        Assert.Equal([-Inf, -Inf, 1000], y[..3]);
        Assert.Equal(1000 + Math.Log(2), y[3], 1e-12);
        Assert.Equal([Inf, Inf], Tensor.Create([Inf, 1]).LogCumSumExp(0).ToArray());
        Assert.Equal([0, 1], Gradient(x => x.LogCumSumExp(0).Slice(0, 1), [-Inf, 2]));
    }

    [Fact]
    public void Norms_at_zero_have_no_derivative_but_zeros()
    {
        foreach (var p in new[] { 0.5, 1, 1.5, 2, 3 })
        {
            Assert.Equal([0, 0], Gradient(x => x.Norm(p), [0, 0]));
            Assert.Equal(0, Tensor.Create([0.0, 0]).Norm(p).Item());
        }

        var leaf = Tensor.Create([0.0, 0]).RequiresGrad_();
        var gradient = Autograd.Grad(leaf.Norm(), leaf, createGraph: true);
        Assert.Equal([0, 0], Autograd.Grad(gradient.Sum(), leaf).ToArray());
    }

    [Fact]
    public void Norms_of_all_orders()
    {
        var x = Tensor.Create<double>([3, -4, 0, 12], [2, 2]);
        Assert.Equal(13, x.Norm().Item());
        Assert.Equal(19, x.Norm(1).Item());
        Assert.Equal(3, x.Norm(0).Item());
        Assert.Equal(12, x.Norm(Inf).Item());
        Assert.Equal(0, x.Norm(double.NegativeInfinity).Item());
        Assert.Equal(Math.Pow(27 + 64 + 1728, 1.0 / 3), x.Norm(3).Item(), 1e-14);
        Assert.Equal([5, 12], x.Norm(2, 1).ToArray());
        Assert.Equal([1, 2], x.Norm(2, 0, keepDim: true).Shape);
    }

    [Fact]
    public void Variances_do_not_cancel()
    {
        var x = Tensor.Create([1e8 + 1, 1e8 + 2, 1e8 + 3]);
        Assert.Equal(1, x.Var().Item());
        Assert.Equal(2.0 / 3, x.Var(unbiased: false).Item(), 1e-15);
        Assert.Equal(1, x.Std().Item());
        Assert.Equal(NaN, Tensor.Create([1.0]).Var().Item());
        Assert.Equal(0, Tensor.Create([1.0]).Var(unbiased: false).Item());
        Assert.Equal([0, 0], Gradient(t => t.Std(), [2, 2]));
    }

    [Fact]
    public void Masks_and_labels_are_counted_in_64_bits()
    {
        var mask = Tensor.Create<bool>([true, false, true, true], [2, 2]);
        Tensor<long> count = mask.Sum();
        Assert.Equal(3, count.Item());
        Assert.Equal([2, 1], mask.Sum(0).ToArray());
        Assert.Equal([1, 2], mask.Sum(1).ToArray());
        Assert.Equal([false, true], mask.All(1).ToArray());
        Assert.Equal([true, true], mask.Any(1).ToArray());
        Assert.Equal([1, 2], mask.All([0], keepDim: true).Shape);
        Assert.Equal(4L * int.MaxValue, Tensor.Full<int>([4], int.MaxValue).Sum().Item());
        Assert.Equal(24, Tensor.Create<int>([2, 3, 4]).Prod().Item());
        Assert.Equal(7, Tensor.Create<long>([2, 7, 4]).Max().Item());
        Assert.Equal([0, 1], Tensor.Create<long>([2, 7, 9, 4], [2, 2]).ArgMin(0).ToArray());
        Assert.Equal([2, 9, 18], Tensor.Create<long>([2, 7, 9]).CumSum(0).ToArray());
        Assert.Equal([1, 1, 2], Tensor.Create([0, 1, NaN, -0.0, 2, 3], [3, 2]).CountNonzero(1).ToArray());
    }

    [Fact]
    public void Medians_are_the_lower_of_two()
    {
        var x = Tensor.Create<double>([4, 1, 3, 2, 9, 5], [2, 3]);
        Assert.Equal(3, x.Median().Item());
        var (values, indices) = x.Median(1, keepDim: true);
        Assert.Equal([3, 5], values.ToArray());
        Assert.Equal([2, 2], indices.ToArray());
        Assert.Equal([2, 1], values.Shape);
        Assert.Equal([2, 1, 3], x.Median(0).Values.ToArray());
    }

    [Fact]
    public void Differences_of_neighbours()
    {
        var x = Tensor.Create<double>([1, 4, 9, 16]);
        Assert.Equal([3, 5, 7], x.Diff().ToArray());
        Assert.Equal([2, 2], x.Diff(2).ToArray());
        Assert.Equal([0], x.Diff(7).Shape);
        Assert.Throws<ArgumentException>(() => Tensor.Create(1.0).Diff());
    }

    [Fact]
    public void Long_tensors_of_every_layout_have_the_same_sums()
    {
        var x = OperationCheck.Sample(0.1, 40, 50, 30);
        var transposed = x.Permute(2, 0, 1);
        Assert.Equal(x.Mean([0, 2]).ToArray(), transposed.Mean([1, 0]).ToArray(), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(x.Sum().Item(), transposed.Sum().Item());
        Assert.Equal(x.Norm(2, 1).ToArray(), x.Permute(1, 0, 2).Norm(2, 0).ToArray(), (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Equal(x.ArgMax(1).ToArray(), x.Permute(0, 2, 1).ArgMax(-1).ToArray());
    }

    [Fact]
    public void Nodes_have_names_of_PyTorch()
    {
        var x = Tensor.Ones<float>(2, 2).RequiresGrad_();
        Assert.Equal("MeanBackward0", x.Mean().GradFn!.Name);
        Assert.Equal("ProdBackward0", x.Prod(0).GradFn!.Name);
        Assert.Equal("MaxBackward1", x.Max().GradFn!.Name);
        Assert.Equal("MaxBackward0", x.Max(0, keepDim: true).Values.GradFn!.Name);
        Assert.Equal("AmaxBackward0", x.Amax().GradFn!.Name);
        Assert.Equal("LogsumexpBackward0", x.LogSumExp(0).GradFn!.Name);
        Assert.Equal("StdBackward0", x.Std().GradFn!.Name);
        Assert.Equal("CumsumBackward0", x.CumSum(0).GradFn!.Name);
    }

    private static double[] Gradient(Func<Tensor<double>, Tensor<double>> operation, double[] values)
    {
        var x = Tensor.Create(values).RequiresGrad_();
        operation(x).Sum().Backward();
        return x.Grad!.ToArray();
    }
}
