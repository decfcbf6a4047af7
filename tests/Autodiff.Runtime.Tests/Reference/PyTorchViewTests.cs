namespace Autodiff.Tests.Reference;

/// <summary>Operations see the elements of a view, however they lie in memory.</summary>
public sealed class PyTorchViewTests
{
    public static IEnumerable<TheoryDataRow<string, int>> Cases => ReferenceFolder.Extended.Rows;

    [Theory]
    [MemberData(nameof(Cases))]
    public void ScatteredArgumentsGiveTheSame(string file, int index) => ReferenceAssert.HoldsOnViews(ReferenceFolder.Extended[file, index]);
}
