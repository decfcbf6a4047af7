namespace Autodiff.Tests.Reference;

/// <summary>Runs a case in both precisions.</summary>
internal static class ReferenceAssert
{
    public static void Holds(ReferenceCase reference)
    {
        IEnumerable<string> differences =
        [
            .. new ReferenceRun<double>(reference, ReferencePrecision.Double, tensor => tensor).Differences(),
            .. new ReferenceRun<float>(reference, ReferencePrecision.Single, tensor => tensor).Differences(),
        ];
        Show(reference, differences);
    }

    /// <summary>The same with arguments that are views: every second element of a buffer whose dimensions lie the other way round.</summary>
    public static void HoldsOnViews(ReferenceCase reference) =>
        Show(reference, new ReferenceRun<double>(reference, ReferencePrecision.Double, Scattered).Differences());

    private static Tensor<double> Scattered(Tensor<double> tensor)
    {
        var rank = tensor.Rank;
        if (rank == 0) return tensor;
        int[] reversed = [.. Enumerable.Range(0, rank).Reverse()];
        var transposed = tensor.Permute(reversed);
        var apart = Tensor.Stack([transposed, Tensor.Full(transposed.Shape, double.NaN)], dim: rank);
        return apart.Select(rank, 0).Permute(reversed);
    }

    private static void Show(ReferenceCase reference, IEnumerable<string> differences)
    {
        var lines = differences.Select(difference => "  " + difference).ToArray();
        Assert.True(lines.Length == 0, $"{reference}\n{string.Join('\n', lines)}");
    }
}
