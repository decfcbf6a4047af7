using Xunit;

namespace Autodiff.Runtime.Tests;

/// <summary>Jacobians, Hessians and products of functions of tensors.</summary>
public sealed class FunctionalTests
{
    [Fact]
    public void Jacobian_and_Hessian()
    {
        var x = Tensor.Create([1.0, 2.0]);
        var jacobian = Autograd.Jacobian(v => v * v * v, x);
        Assert.Equal([2, 2], jacobian.Shape);
        Assert.Equal([3, 0, 0, 12], jacobian.ToArray());
        static Tensor<double> F(Tensor<double> v) => v.Sum() * v.Sum() * v.Sum();
        var hessian = Autograd.Hessian(F, x);
        Assert.Equal([18, 18, 18, 18], hessian.ToArray());
        var (value, product) = Autograd.Hvp(F, x, Tensor.Create([1.0, -0.5]));
        Assert.Equal(27, value.Item());
        Assert.Equal([9, 9], product.ToArray());
    }

    [Fact]
    public void A_Jacobian_can_be_differentiated()
    {
        var x = Tensor.Create([1.0, 2.0]).RequiresGrad_();
        var jacobian = Autograd.Jacobian(v => v * v * v, x, createGraph: true);
        jacobian.Sum().Backward();
        Assert.Equal([6, 12], x.Grad!.ToArray());
    }

    [Fact]
    public void Values_that_do_not_depend_have_zero_derivatives()
    {
        var x = Tensor.Create([1.0, 2.0]);
        Assert.Equal([0, 0], Autograd.Vjp(v => Tensor.Create(3.0), x).Gradient.ToArray());
        Assert.Equal([0, 0, 0, 0], Autograd.Jacobian(v => Tensor.Create([3.0, 4.0]), x).ToArray());
        Assert.Equal([0, 0], Autograd.Jvp(v => Tensor.Create([3.0, 4.0]), x, x).Tangent.ToArray());
    }
}
