namespace Autodiff.Tests.Reference;

public sealed class ReferencePrecisionTests
{
    [Theory]
    [InlineData(1 + 9e-10, 1, 0, true)]
    [InlineData(1 + 2e-9, 1, 0, false)]
    [InlineData(1e-8 + 1e-13, 1e-8, 0, false)] // of its own size, also if it is small
    [InlineData(1e-8 + 1e-13, 1e-8, 1, false)]
    [InlineData(1e-17, 0, 0, false)]
    [InlineData(1e-15, 0, 1, true)] // what is left where numbers of size 1 cancel
    [InlineData(1e-13, 0, 1, false)]
    [InlineData(double.NaN, double.NaN, 1, true)]
    [InlineData(1, double.NaN, 1, false)]
    [InlineData(double.NaN, 1, 1, false)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, 1, true)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 1, false)]
    [InlineData(double.MaxValue, double.PositiveInfinity, 1, false)]
    [InlineData(double.PositiveInfinity, 1, 1, false)]
    public void DoublesAreHeldToTheirOwnSize(double actual, double expected, double scale, bool accepted) =>
        Assert.Equal(accepted, ReferencePrecision.Double.Accepts(actual, expected, scale));

    [Theory]
    [InlineData(1 + 1.9e-4, 1, 0, true)]
    [InlineData(1 + 2.2e-4, 1, 0, false)]
    [InlineData(1e-3 + 1e-6, 1e-3, 0, false)]
    [InlineData(double.PositiveInfinity, 1e300, 1, true)]
    [InlineData(3e38, 1e300, 1, false)]
    public void SinglesAreHeldToTheirOwnSize(double actual, double expected, double scale, bool accepted) =>
        Assert.Equal(accepted, ReferencePrecision.Single.Accepts(actual, expected, scale));
}
