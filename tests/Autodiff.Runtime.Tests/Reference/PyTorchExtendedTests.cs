namespace Autodiff.Tests.Reference;

/// <summary>The cases of tests/Data/pytorch-extended: other shapes and attributes, kinks, ties, numbers that are not finite.</summary>
public sealed class PyTorchExtendedTests
{
    public static IEnumerable<TheoryDataRow<string, int>> Cases => ReferenceFolder.Extended.Rows;

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsAsPyTorchHasIt(string file, int index) => ReferenceAssert.Holds(ReferenceFolder.Extended[file, index]);
}
