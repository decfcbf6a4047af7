using Xunit;

namespace Autodiff.Runtime.Tests;

/// <summary>Operations with derivatives of one's own.</summary>
public sealed class FunctionTests
{
    private sealed class Logistic : Function<double>
    {
        protected internal override Tensor<double> Forward(FunctionContext<double> context, Tensor<double>[] inputs)
        {
            var result = 1 / (1 + (-inputs[0]).Exp());
            context.SaveForBackward(result);
            return result;
        }

        protected internal override Tensor<double>?[] Backward(FunctionContext<double> context, Tensor<double> gradient)
        {
            var result = context.SavedTensors[0];
            return [gradient * result * (1 - result)];
        }

        protected internal override Tensor<double> Jvp(FunctionContext<double> context, Tensor<double>?[] tangents) =>
            Backward(context, tangents[0]!)[0]!;
    }

    private sealed class WrongShape : Function<double>
    {
        protected internal override Tensor<double> Forward(FunctionContext<double> context, Tensor<double>[] inputs) => inputs[0] * 2;

        protected internal override Tensor<double>?[] Backward(FunctionContext<double> context, Tensor<double> gradient) => [gradient.Sum()];
    }

    private sealed class Once : Function<double>
    {
        protected internal override bool IsOnceDifferentiable => true;

        protected internal override Tensor<double> Forward(FunctionContext<double> context, Tensor<double>[] inputs) => inputs[0] * 2;

        protected internal override Tensor<double>?[] Backward(FunctionContext<double> context, Tensor<double> gradient) => [gradient * 2];
    }

    [Fact]
    public void The_own_derivative_is_used_in_both_modes_and_at_second_order()
    {
        var x = Tensor.Create([1.0, 2.0, 3.0]).RequiresGrad_();
        var y = new Logistic().Apply(x);
        Assert.Equal("LogisticBackward", y.GradFn!.Name);
        var gradient = Autograd.Grad(y, x, Tensor.Ones<double>(3), createGraph: true);
        Assert.Equal([0.19661193324148185, 0.10499358540350662, 0.045176659730912], gradient.ToArray(), new Within(1e-15));
        var second = Autograd.Grad(gradient, x, Tensor.Ones<double>(3)).ToArray();
        for (var i = 0; i < 3; i++)
        {
            var s = y.ToArray()[i];
            Assert.Equal(s * (1 - s) * (1 - (2 * s)), second[i], 14);
        }

        var (_, tangent) = Autograd.Jvp(v => new Logistic().Apply(v), x.Detach(), Tensor.Ones<double>(3));
        Assert.Equal(gradient.ToArray(), tangent.ToArray());
    }

    [Fact]
    public void Mistakes_are_named()
    {
        var x = Tensor.Create([1.0, 2.0]).RequiresGrad_();
        var error = Assert.Throws<InvalidOperationException>(() => new WrongShape().Apply(x).Sum().Backward());
        Assert.Contains("WrongShape.Backward returned a gradient of shape [] for input 0 of shape [2]", error.Message);
        var once = Assert.Throws<InvalidOperationException>(() => new Once().Apply(x).Sum().Backward(createGraph: true));
        Assert.Contains("IsOnceDifferentiable", once.Message);
        Assert.Contains("no forward mode", Assert.Throws<NotSupportedException>(() => Autograd.Jvp(v => new Once().Apply(v), x, x)).Message);
    }

    private sealed class Within(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double value) => 0;
    }
}
