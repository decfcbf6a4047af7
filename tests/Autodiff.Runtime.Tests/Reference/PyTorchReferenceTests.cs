namespace Autodiff.Tests.Reference;

/// <summary>
/// The cases of the folder that AUTODIFF_REFERENCE_DIR names, by default tests/Data/pytorch-reference: values, VJP and JVP as PyTorch
/// has them, in float64 and float32. <see cref="ReferencePrecision"/> says when a number counts as the same.
/// </summary>
public sealed class PyTorchReferenceTests
{
    public static IEnumerable<TheoryDataRow<string, int>> Cases => ReferenceFolder.Given.Rows;

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsAsPyTorchHasIt(string file, int index) => ReferenceAssert.Holds(ReferenceFolder.Given[file, index]);
}
