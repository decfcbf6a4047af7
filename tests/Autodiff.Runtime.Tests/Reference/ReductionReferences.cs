using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>Sums and other reductions, and running ones.</summary>
internal static class ReductionReferences
{
    public static void AddTo<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("sum", call => Over(call, x => x.Sum(), (x, dims, keep) => x.Sum(dims, keep)));
    }

    private static Tensor<T> Over<T>(
        ReferenceCall<T> call, Func<Tensor<T>, Tensor<T>> all, Func<Tensor<T>, int[], bool, Tensor<T>> some)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Dims(call.Attributes) is { } dims ? some(call.X, dims, call.Attributes.Flag("keepDim")) : all(call.X);

    private static int[]? Dims(ReferenceAttributes attributes) => attributes.OptionalIntegers("dims") ?? attributes.OptionalIntegers("dim");
}
