namespace Autodiff.Runtime.Tests.Operations.Elementwise;

/// <summary>Arithmetic of whole numbers and conversions between types of elements.</summary>
public sealed class WholeNumberTests
{
    [Fact]
    public void Long_numbers_are_exact()
    {
        const long Large = (1L << 60) + 1;
        var x = Tensor.Create([Large, -Large]);
        Assert.Equal([Large + 1, 1 - Large], (x + 1).ToArray());
        Assert.Equal([2 * Large, 0], (x + Large).ToArray());
        Assert.Equal([0, -2 * Large], (x - Large).ToArray());
        Assert.Equal([1, 2 * Large + 1], (Large + 1 - x).ToArray());
        Assert.Equal([3 * Large, -3 * Large], (3 * x).ToArray());
        Assert.Equal([-Large, Large], (-x).ToArray());
        Assert.Equal([unchecked(Large * Large), unchecked(-Large * Large)], (x * Large).ToArray());
        Assert.Equal([2 * Large, 0], x.Add(Large).ToArray());
        Assert.Equal([0, -2 * Large], x.Clone().Sub_(Large).ToArray());
        Assert.Equal([Large, Large], x.Clone().Fill_(Large).ToArray());
        Assert.Equal([Large, -Large], x.MaskedFill(Tensor.Create([true, false]), Large).ToArray());
        Assert.Equal([Large, 0], x.Clone().MaskedFill_(Tensor.Create([false, true]), 0).ToArray());
        Assert.Equal([Large, -Large], x.Clone().Add_(Tensor.Zeros<long>(2)).ToArray());
    }

    [Fact]
    public void They_wrap_around()
    {
        Assert.Equal([int.MinValue], (Tensor.Create([int.MaxValue]) + 1).ToArray());
        Assert.Equal([int.MinValue], Tensor.Create([int.MinValue]).Abs().ToArray());
        Assert.Equal([int.MinValue], Tensor.Create([int.MinValue]).FloorDivide(-1).ToArray());
        Assert.Equal([0], Tensor.Create([int.MinValue]).Remainder(-1).ToArray());
        Assert.Equal([0], Tensor.Create([int.MinValue]).Fmod(-1).ToArray());
    }

    [Fact]
    public void Quotients_and_remainders()
    {
        var x = Tensor.Create([7, -7, 7, -7, 6]);
        var y = Tensor.Create([2, 2, -2, -2, 3]);
        Assert.Equal([3, -4, -4, 3, 2], x.FloorDivide(y).ToArray());
        Assert.Equal([1, 1, -1, -1, 0], x.Remainder(y).ToArray());
        Assert.Equal([1, -1, 1, -1, 0], x.Fmod(y).ToArray());
        Assert.Equal([2L, -3], Tensor.Create([7L, -7]).FloorDivide(3).ToArray());
        Assert.Throws<DivideByZeroException>(() => x.Remainder(0));
        Assert.Throws<NotSupportedException>(() => x / y);
    }

    [Fact]
    public void Elementwise_operations()
    {
        var x = Tensor.Create([-3, 0, 5]);
        Assert.Equal([3, 0, 5], x.Abs().ToArray());
        Assert.Equal([-1, 0, 1], x.Sign().ToArray());
        Assert.Equal([-1, 0, 2], x.Clamp(-1, 2).ToArray());
        Assert.Equal([0, 0, 5], x.Clamp(min: 0).ToArray());
        Assert.Equal([1, 1, 5], x.Maximum(Tensor.Create([1])).ToArray());
        Assert.Equal([-3, 0, 1], x.Minimum(Tensor.Create(1)).ToArray());
        Assert.Equal([-27, 0, 125], x.Pow(3).ToArray());
        Assert.Equal([1, 1, 1], x.Pow(0).ToArray());
        Assert.Equal([9, 0, 25], x.Square().ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Pow(-1));
    }

    [Fact]
    public void Broadcast_and_in_place()
    {
        var x = Tensor.Create([1, 2, 3, 4, 5, 6], [2, 3]);
        Assert.Equal([2, 4, 6, 5, 7, 9], (x + Tensor.Create([1, 2, 3])).Sub(Tensor.Create([0, 0], [2, 1])).ToArray());
        x.Add_(Tensor.Create([10, 20], [2, 1])).Mul_(2).Sub_(Tensor.Create([1, 0, 0]), 2);
        Assert.Equal([20, 24, 26, 46, 50, 52], x.ToArray());
        Assert.Equal(3, x.Version);
        Assert.Throws<ArgumentException>(() => Tensor.Create([1, 2]).Add_(x));
    }

    [Fact]
    public void Numbers_that_are_no_elements_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Tensor.Create([1]) + 0.5);
        Assert.Throws<ArgumentException>(() => Tensor.Create([1]) * 1e10);
        Assert.Throws<ArgumentException>(() => Tensor.Create([1L]) * 9223372036854775808.0);
        Assert.Throws<NotSupportedException>(() => Tensor.Create([true]) + Tensor.Create([true]));
    }

    [Fact]
    public void Conversions_between_all_types()
    {
        var x = Tensor.Create([-1.5, 0, 2.75, 300], [2, 2]);
        Assert.Equal([-1.5f, 0, 2.75f, 300], x.To<float>().ToArray());
        Assert.Equal([-1, 0, 2, 300], x.To<int>().ToArray());
        Assert.Equal([-1L, 0, 2, 300], x.To<long>().ToArray());
        Assert.Equal([true, false, true, true], x.To<bool>().ToArray());
        Assert.Equal([-1.0, 0, 2, 300], x.To<int>().To<double>().ToArray());
        Assert.Equal([1f, 0, 1, 1], x.To<bool>().To<float>().ToArray());
        Assert.Equal([1L, 0, 1, 1], x.To<bool>().To<long>().ToArray());
        Assert.Equal([5, 0], Tensor.Create([5L, 1L << 32]).To<int>().ToArray());
        Assert.Equal([0, int.MaxValue, int.MinValue], Tensor.Create([double.NaN, 1e20, double.NegativeInfinity]).To<int>().ToArray());
        Assert.Equal([-1, 2, 0, 300], x.Transpose(0, 1).To<int>().ToArray());
        Assert.Same(x, x.To<double>());
        Assert.Throws<NotSupportedException>(() => x.To<short>());
    }

    [Fact]
    public void Gradients_flow_between_float_and_double()
    {
        var x = Tensor.Create([0.5f, 2]).RequiresGrad_();
        var y = x.To<double>().Exp();
        Assert.Equal("ToCopyBackward0", x.To<double>().GradFn!.Name);
        y.Sum().Backward();
        Assert.Equal([(float)Math.Exp(0.5), (float)Math.Exp(2)], x.Grad!.ToArray());
        Assert.False(x.To<int>().RequiresGrad);

        using var level = ForwardMode.DualLevel();
        var dual = ForwardMode.MakeDual(x.Detach(), Tensor.Create([3f, 4]));
        Assert.Equal([3.0, 4], ForwardMode.UnpackDual(dual.To<double>()).Tangent!.ToArray());

        var z = Tensor.Create(3f).RequiresGrad_();
        var first = Autograd.Grad(z.To<double>().Pow(3), z, createGraph: true);
        Assert.Equal(18f, Autograd.Grad(first, z).Item());
    }
}
