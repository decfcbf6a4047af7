namespace Autodiff.Runtime.Tests.Operations;

/// <summary>Derivatives of reductions, of first and second order, by both modes.</summary>
public sealed class ReductionDerivativeTests
{
    private static readonly Dictionary<string, Func<Tensor<double>, Tensor<double>>> Operations = new()
    {
        ["Sum"] = x => x.Sum() * x.Sum(),
        ["Sum 1"] = x => x.Sum(1).Exp(),
        ["Mean"] = x => x.Mean().Exp(),
        ["Mean 0, 2 keep"] = x => x.Mean([0, 2], keepDim: true).Exp(),
        ["Mean -1"] = x => x.Mean(-1).Exp(),
        ["Prod"] = x => x.Prod(),
        ["Prod 1"] = x => x.Prod(1),
        ["Prod -1 keep"] = x => x.Prod(-1, keepDim: true),
        ["Amax"] = x => x.Amax().Exp(),
        ["Amax 1"] = x => x.Amax(1).Exp(),
        ["Amin 0, 2 keep"] = x => x.Amin([0, 2], keepDim: true).Exp(),
        ["Max"] = x => x.Max().Exp(),
        ["Min"] = x => x.Min().Exp(),
        ["Max 1"] = x => x.Max(1).Values.Exp(),
        ["Min -1 keep"] = x => x.Min(-1, keepDim: true).Values.Exp(),
        ["Aminmax"] = x => x.Aminmax(1) is var (min, max) ? min * max : null!,
        ["LogSumExp"] = x => x.LogSumExp([]),
        ["LogSumExp 1"] = x => x.LogSumExp(1),
        ["LogSumExp 0, 2 keep"] = x => x.LogSumExp([0, 2], keepDim: true),
        ["Var"] = x => x.Var(),
        ["Var biased"] = x => x.Var(unbiased: false),
        ["Var 1"] = x => x.Var(1),
        ["Var 0, 2 correction keep"] = x => x.Var([0, 2], correction: 2, keepDim: true),
        ["Std"] = x => x.Std(),
        ["Std 1"] = x => x.Std(1, unbiased: false),
        ["Std 0, 2 keep"] = x => x.Std([0, 2], keepDim: true),
        ["VarMean"] = x => x.VarMean(1) is var (variance, mean) ? variance * mean : null!,
        ["StdMean"] = x => x.StdMean([0, 1]) is var (deviation, mean) ? deviation * mean : null!,
        ["Norm"] = x => x.Norm(),
        ["Norm 2, 1"] = x => x.Norm(2, 1),
        ["Norm 1"] = x => x.Norm(1).Exp(),
        ["Norm 3, keep"] = x => x.Norm(3, [0, 2], keepDim: true),
        ["Norm 1.5"] = x => x.Norm(1.5, 1),
        ["Norm 0.5"] = x => x.Norm(0.5, 1),
        ["Norm -1"] = x => x.Norm(-1, 1),
        ["Norm inf"] = x => x.Norm(double.PositiveInfinity, 1).Exp(),
        ["Norm -inf"] = x => x.Norm(double.NegativeInfinity, 1).Exp(),
        ["Norm 0"] = x => x.Norm(0, 1) * x.Sum(1),
        ["NanSum"] = x => x.NanSum([1, 2]).Exp(),
        ["NanMean"] = x => x.NanMean(1).Exp(),
        ["CumSum 1"] = x => x.CumSum(1).Exp(),
        ["CumSum -1"] = x => x.CumSum(-1).Exp(),
        ["CumProd 1"] = x => x.CumProd(1),
        ["CumProd -1"] = x => x.CumProd(-1),
        ["CumProd 0"] = x => x.CumProd(0),
        ["CumMax 1"] = x => x.CumMax(1).Values.Exp(),
        ["CumMin -1"] = x => x.CumMin(-1).Values.Exp(),
        ["LogCumSumExp 1"] = x => x.LogCumSumExp(1),
        ["LogCumSumExp -1"] = x => x.LogCumSumExp(-1),
        ["Diff"] = x => x.Diff().Exp(),
        ["Diff 2, 0"] = x => x.Diff(2, 1).Exp(),
        ["Median"] = x => x.Median().Exp(),
        ["Median 1"] = x => x.Median(1).Values.Exp(),
    };

    public static TheoryData<string> Names => [.. Operations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_a_contiguous_tensor(string name) => OperationCheck.Verify(Operations[name], OperationCheck.Sample(0.3, 2, 3, 4), 5e-4);

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_a_permuted_view(string name) =>
        OperationCheck.Verify(x => Operations[name](x.Permute(1, 2, 0)), OperationCheck.Sample(0.3, 4, 2, 3), 5e-4, secondOrder: false);

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_one_element_each(string name)
    {
        if (name is not ("Var" or "Var 1" or "Std" or "Std 1" or "VarMean" or "StdMean" or "Var 0, 2 correction keep" or "Std 0, 2 keep" or "Norm 0.5"))
            OperationCheck.Verify(Operations[name], OperationCheck.Sample(0.3, 1, 1, 1), 5e-4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Products_with_zeros(int zeros)
    {
        double[] values = [0.7, -1.2, 0.4, 1.5];
        values.AsSpan(4 - zeros).Clear();
        var x = Tensor.Create(values);
        OperationCheck.Verify(t => t.Prod(), x);
        OperationCheck.Verify(t => t.CumProd(0), x);
        OperationCheck.Verify(t => t.Reshape(2, 2).Prod(0), x);
    }
}
