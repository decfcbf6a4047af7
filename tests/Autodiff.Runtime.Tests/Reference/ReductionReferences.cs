using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>Sums and other reductions, and running ones.</summary>
internal static class ReductionReferences
{
    public static void AddTo<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("sum", call => Over(call, x => x.Sum(), (x, dims, keep) => x.Sum(dims, keep)));
        table.Add("mean", call => Over(call, x => x.Mean(), (x, dims, keep) => x.Mean(dims, keep)));
        table.Add("prod", call => Over(call, x => x.Prod(), (x, dims, keep) => x.Prod(dims.Single(), keep)));
        table.Add("amax", call => Over(call, x => x.Amax(), (x, dims, keep) => x.Amax(dims, keep)));
        table.Add("amin", call => Over(call, x => x.Amin(), (x, dims, keep) => x.Amin(dims, keep)));
        table.Add("logsumexp", call => Over(call, x => x.LogSumExp([]), (x, dims, keep) => x.LogSumExp(dims, keep)));
        table.Add("var", call => Over(call, x => x.Var(Unbiased(call)), (x, dims, keep) => x.Var(dims, Unbiased(call), keep)));
        table.Add("std", call => Over(call, x => x.Std(Unbiased(call)), (x, dims, keep) => x.Std(dims, Unbiased(call), keep)));
        table.Add("norm", call => Over(call, x => x.Norm(Order(call)), (x, dims, keep) => x.Norm(Order(call), dims, keep)));
        table.AddSeveral("max_dim", call => ValuesAndIndices(call.X.Max(call.Attributes.Integer("dim"), call.Attributes.Flag("keepDim"))));
        table.AddSeveral("min_dim", call => ValuesAndIndices(call.X.Min(call.Attributes.Integer("dim"), call.Attributes.Flag("keepDim"))));
        table.Add("argmax", call => Dims(call.Attributes) is [var dim] ? call.X.ArgMax(dim, call.Attributes.Flag("keepDim")) : call.X.ArgMax());
        table.Add("argmin", call => Dims(call.Attributes) is [var dim] ? call.X.ArgMin(dim, call.Attributes.Flag("keepDim")) : call.X.ArgMin());
        table.Add("cumsum", call => call.X.CumSum(call.Attributes.Integer("dim")));
        table.Add("cumprod", call => call.X.CumProd(call.Attributes.Integer("dim")));
        table.Add("nansum", call => Over(call, x => x.NanSum(), (x, dims, keep) => x.NanSum(dims, keep)));
        table.Add("nanmean", call => Over(call, x => x.NanMean(), (x, dims, keep) => x.NanMean(dims, keep)));
        table.Add("median", call => call.X.Median());
        table.AddSeveral("median_dim", call => ValuesAndIndices(call.X.Median(call.Attributes.Integer("dim"), call.Attributes.Flag("keepDim"))));
        table.Add("logcumsumexp", call => call.X.LogCumSumExp(call.Attributes.Integer("dim")));
        table.AddSeveral("cummax", call => ValuesAndIndices(call.X.CumMax(call.Attributes.Integer("dim"))));
        table.AddSeveral("cummin", call => ValuesAndIndices(call.X.CumMin(call.Attributes.Integer("dim"))));
        table.AddSeveral("var_mean", call =>
        {
            var (variance, mean) = call.X.VarMean(call.Attributes.Integers("dims"), Unbiased(call), call.Attributes.Flag("keepDim"));
            return [variance, mean];
        });
        table.AddSeveral("std_mean", call =>
        {
            var (deviation, mean) = call.X.StdMean(call.Attributes.Integers("dims"), Unbiased(call), call.Attributes.Flag("keepDim"));
            return [deviation, mean];
        });
    }

    private static Tensor<T> Over<T>(
        ReferenceCall<T> call, Func<Tensor<T>, Tensor<T>> all, Func<Tensor<T>, int[], bool, Tensor<T>> some)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Dims(call.Attributes) is { } dims ? some(call.X, dims, call.Attributes.Flag("keepDim")) : all(call.X);

    private static bool Unbiased<T>(ReferenceCall<T> call)
        where T : unmanaged, IFloatingPointIeee754<T> => call.Attributes.Flag("unbiased", orElse: true);

    private static double Order<T>(ReferenceCall<T> call)
        where T : unmanaged, IFloatingPointIeee754<T> => call.Attributes.Number("p", 2);

    private static Tensor[] ValuesAndIndices<T>((Tensor<T> Values, Tensor<long> Indices) results)
        where T : unmanaged => [results.Values, results.Indices];

    private static int[]? Dims(ReferenceAttributes attributes) => attributes.OptionalIntegers("dims") ?? attributes.OptionalIntegers("dim");
}
