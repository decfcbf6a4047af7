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

    private static void Show(ReferenceCase reference, IEnumerable<string> differences)
    {
        var lines = differences.Select(difference => "  " + difference).ToArray();
        Assert.True(lines.Length == 0, $"{reference}\n{string.Join('\n', lines)}");
    }
}
