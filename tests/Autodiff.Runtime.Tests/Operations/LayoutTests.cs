namespace Autodiff.Runtime.Tests.Operations;

/// <summary>Results of operations on tensors that lie in another order than row-major are those of their row-major copies.</summary>
public sealed class LayoutTests
{
    private static readonly Tensor<double> Transposed = OperationCheck.Sample(0.1, 4, 3).Transpose(0, 1).Exp();
    private static readonly Tensor<long> Index = Tensor.Create<long>([2, 0, 1, 1, 0, 2, 2, 1], [2, 4]);

    public static TheoryData<string, Func<Tensor<double>, Tensor>> Operations => new()
    {
        { "gather", x => x.Gather(0, Index) },
        { "scatter", x => x.Scatter(0, Index, x) },
        { "scatter add", x => x.ScatterAdd(0, Index, x) },
        { "index select", x => x.IndexSelect(1, Tensor.Create<long>([2, 0])) },
        { "sort", x => x.Sort(0).Values },
        { "unique", x => x.Unique().Values },
        { "flip", x => x.Flip(0) },
        { "roll", x => x.Roll([1], [1]) },
        { "compare", x => x > x.Mean() },
        { "convert", x => x.To<float>() },
        { "where", x => Tensor.Where(x > 1.0, x, 0.0) },
        { "masked fill", x => x.MaskedFill(x > 1.0, 2) },
        { "softmax", x => x.Softmax(0) },
        { "sum", x => x.Sum(0) },
        { "running sum", x => x.CumSum(0) },
        { "maximum", x => x.Max(1).Values },
        { "is finite", x => x.IsFinite() },
        { "reshape", x => x.Reshape(2, 6) },
        { "dropout", x => x.Dropout(0.5, generator: new RandomGenerator(1)) },
        { "linear", x => x.Linear(OperationCheck.Sample(0.7, 2, 4)) },
        { "repeat", x => x.Repeat(2, 1) },
        { "layer norm", x => x.LayerNorm([4]) },
        { "embedding", x => Index.Embedding(x) },
        { "cross entropy", x => x.CrossEntropy(Tensor.Create<long>([0, 3, 1])) },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_order_in_memory_does_not_show(string name, Func<Tensor<double>, Tensor> operation)
    {
        Assert.False(Transposed.IsContiguous, name);
        var expected = operation(Transposed.Contiguous());
        var actual = operation(Transposed);
        Assert.Equal(expected.Shape, actual.Shape);
        if (expected is Tensor<double> numbers)
            Assert.Equal(numbers.ToArray(), ((Tensor<double>)actual).ToArray(), (a, b) => Math.Abs(a - b) <= 1e-14);
        else if (expected is Tensor<bool> truths)
            Assert.Equal(truths.ToArray(), ((Tensor<bool>)actual).ToArray());
        else
            Assert.Equal(((Tensor<float>)expected).ToArray(), ((Tensor<float>)actual).ToArray());
    }
}
