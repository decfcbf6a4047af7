namespace Autodiff.Tests;

public sealed class AutogradTests
{
    [Fact]
    public void StopGradient_returns_the_value_itself()
    {
        var array = new double[1];
        Assert.Same(array, Autograd.StopGradient(array));
        Assert.Equal(-0.0, Autograd.StopGradient(-0.0));
    }
}
