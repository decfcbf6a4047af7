namespace Autodiff.Runtime.Tests.Operations.Elementwise;

/// <summary>Values and derivatives at kinks, infinities and NaN, as PyTorch has them.</summary>
public sealed class KinkTests
{
    private const double NaN = double.NaN;
    private const double Infinity = double.PositiveInfinity;

    private static readonly Dictionary<string, Func<Tensor<double>, Tensor<double>>> s_operations = new()
    {
        ["Abs"] = x => x.Abs(),
        ["Sign"] = x => x.Sign(),
        ["Relu"] = x => x.Relu(),
        ["Relu6"] = x => x.Relu6(),
        ["Hardtanh"] = x => x.Hardtanh(),
        ["Hardsigmoid"] = x => x.Hardsigmoid(),
        ["Hardswish"] = x => x.Hardswish(),
        ["LeakyRelu"] = x => x.LeakyRelu(0.25),
        ["Elu"] = x => x.Elu(2),
        ["Threshold"] = x => x.Threshold(1, 7),
        ["Softshrink"] = x => x.Softshrink(1),
        ["Hardshrink"] = x => x.Hardshrink(1),
        ["Clamp"] = x => x.Clamp(-1, 1),
        ["Crossed clamp"] = x => x.Clamp(1, -1),
        ["Logit"] = x => x.Logit(),
        ["Logit with a margin"] = x => x.Logit(0.25),
        ["NanToNum"] = x => x.NanToNum(0.5, 7, -7),
        ["Sqrt"] = x => x.Sqrt(),
        ["Power 0"] = x => x.Pow(0),
        ["Power of 0"] = x => 0.0.Pow(x),
        ["Erfinv"] = x => x.Erfinv(),
        ["Frac"] = x => x.Frac(),
    };

    [Theory]
    [InlineData("Abs", 0, 0, 0)]
    [InlineData("Abs", NaN, NaN, 0)]
    [InlineData("Abs", -Infinity, Infinity, -1)]
    [InlineData("Sign", NaN, 0, 0)]
    [InlineData("Sign", -0.0, 0, 0)]
    [InlineData("Sign", -3, -1, 0)]
    [InlineData("Relu", 0, 0, 0)]
    [InlineData("Relu", NaN, NaN, 1)]
    [InlineData("Relu", -Infinity, 0, 0)]
    [InlineData("Relu6", 0, 0, 0)]
    [InlineData("Relu6", 6, 6, 0)]
    [InlineData("Relu6", Infinity, 6, 0)]
    [InlineData("Hardtanh", -1, -1, 0)]
    [InlineData("Hardtanh", 1, 1, 0)]
    [InlineData("Hardtanh", NaN, NaN, 1)]
    [InlineData("Hardsigmoid", 3, 1, 0)]
    [InlineData("Hardsigmoid", -3, 0, 0)]
    [InlineData("Hardswish", -3, 0, -0.5)]
    [InlineData("Hardswish", 3, 3, 1.5)]
    [InlineData("Hardswish", 4, 4, 1)]
    [InlineData("LeakyRelu", 0, 0, 0.25)]
    [InlineData("Elu", 0, 0, 2)]
    [InlineData("Elu", -Infinity, -2, 0)]
    [InlineData("Threshold", 1, 7, 0)]
    [InlineData("Softshrink", 1, 0, 0)]
    [InlineData("Softshrink", NaN, NaN, 1)]
    [InlineData("Hardshrink", -1, 0, 0)]
    [InlineData("Clamp", -1, -1, 1)]
    [InlineData("Clamp", 1, 1, 1)]
    [InlineData("Clamp", 1.5, 1, 0)]
    [InlineData("Clamp", NaN, NaN, 0)]
    [InlineData("Crossed clamp", 0, -1, 0)]
    [InlineData("Logit", 0, -Infinity, Infinity)]
    [InlineData("Logit", 1.5, NaN, NaN)]
    [InlineData("Logit with a margin", 0, -1.0986122886681098, 0)]
    [InlineData("NanToNum", NaN, 0.5, 0)]
    [InlineData("NanToNum", Infinity, 7, 0)]
    [InlineData("NanToNum", -Infinity, -7, 0)]
    [InlineData("NanToNum", 3, 3, 1)]
    [InlineData("Sqrt", 0, 0, Infinity)]
    [InlineData("Power 0", 0, 1, 0)]
    [InlineData("Power 0", NaN, 1, 0)]
    [InlineData("Power of 0", 0, 1, 0)]
    [InlineData("Power of 0", 2, 0, 0)]
    [InlineData("Erfinv", 1, Infinity, Infinity)]
    [InlineData("Erfinv", -1, -Infinity, Infinity)]
    [InlineData("Erfinv", 1.5, NaN, NaN)]
    [InlineData("Frac", -2.25, -0.25, 1)]
    public void Value_and_derivative(string name, double at, double value, double derivative)
    {
        // In the middle of others, so that lanes of every width and the rest of a row compute it.
        foreach (var place in (int[])[0, 8, 16])
        {
            var x = Tensor.Full([17], 0.5);
            x.Elements[place] = at;
            x.RequiresGrad_();
            var y = s_operations[name](x);
            y.Backward(Tensor.Ones<double>(17));
            Assert.Equal(value, y.ToArray()[place], 14);
            Assert.Equal(derivative, x.Grad!.ToArray()[place], 14);
        }
    }

    [Theory]
    [InlineData(1, 1, 0.5, 0.5)]
    [InlineData(2, 1, 1, 0)]
    [InlineData(1, 2, 0, 1)]
    [InlineData(NaN, 1, 1, 1)]
    [InlineData(1, NaN, 1, 1)]
    public void Maximum_shares_ties(double x, double y, double ofX, double ofY)
    {
        var a = Tensor.Create(x).RequiresGrad_();
        var b = Tensor.Create(y).RequiresGrad_();
        a.Maximum(b).Backward();
        (-a).Minimum(-b).Backward(Tensor.Create(-1.0));
        Assert.Equal(2 * ofX, a.Grad!.Item());
        Assert.Equal(2 * ofY, b.Grad!.Item());
    }

    [Fact]
    public void Clamp_by_tensors_gives_the_derivative_to_the_element_at_a_bound()
    {
        var x = Tensor.Create([-2.0, -1, 0, 1, 2, 0]).RequiresGrad_();
        var min = Tensor.Create([-1.0, -1, -1, -1, -1, 3]).RequiresGrad_();
        var max = Tensor.Create([1.0, 1, 1, 1, 1, 2]).RequiresGrad_();
        var y = x.Clamp(min, max);
        y.Sum().Backward();
        Assert.Equal([-1, -1, 0, 1, 1, 2], y.ToArray());
        Assert.Equal([0, 1, 1, 1, 0, 0], x.Grad!.ToArray());
        Assert.Equal([1, 0, 0, 0, 0, 0], min.Grad!.ToArray());
        Assert.Equal([0, 0, 0, 0, 1, 1], max.Grad!.ToArray());
    }

    [Fact]
    public void Logarithms_of_sums_of_nothing()
    {
        var x = Tensor.Create([-Infinity, -Infinity, Infinity, 1000]).RequiresGrad_();
        var y = Tensor.Create([-Infinity, 0, Infinity, 1000]).RequiresGrad_();
        var z = x.LogAddExp(y);
        z.Sum().Backward();
        Assert.Equal([-Infinity, 0, Infinity, 1000 + Math.Log(2)], z.ToArray());
        Assert.Equal([0.5, 0, 0.5, 0.5], x.Grad!.ToArray());
        Assert.Equal([0.5, 1, 0.5, 0.5], y.Grad!.ToArray());
    }

    [Fact]
    public void Zero_times_the_logarithm_of_zero_is_zero()
    {
        var x = Tensor.Create([0.0, 0, 2, 0]).RequiresGrad_();
        var y = Tensor.Create([0, 3.0, 1, NaN]);
        var z = x.Xlogy(y);
        Assert.Equal([0, 0, 0, NaN], z.ToArray());
        z.Sum().Backward();
        Assert.Equal([0, y.Log().ToArray()[1], 0, NaN], x.Grad!.ToArray());
    }

    [Fact]
    public void Powers_of_zero()
    {
        var x = Tensor.Create([0.0, 0, 0, -8]).RequiresGrad_();
        var y = Tensor.Create([0.0, 2, 1, 3]).RequiresGrad_();
        var z = x.Pow(y);
        z.Sum().Backward();
        Assert.Equal([1, 0, 0, -512], z.ToArray());
        Assert.Equal([0, 0, 1, 192], x.Grad!.ToArray());
        Assert.Equal([0, 0, 0, NaN], y.Grad!.ToArray());
    }

    [Fact]
    public void Remainders_and_quotients_round_as_C_or_Python()
    {
        var x = Tensor.Create([7.0, -7, 7, -7, 6, -1]);
        var y = Tensor.Create([2.0, 2, -2, -2, 3, Infinity]);
        Assert.Equal([1, -1, 1, -1, 0, -1], x.Fmod(y).ToArray());
        Assert.Equal([1, 1, -1, -1, 0, Infinity], x.Remainder(y).ToArray());
        Assert.Equal([3, -4, -4, 3, 2, -1], x.FloorDivide(y).ToArray());
        Assert.Equal([Infinity], Tensor.Create([1.0]).FloorDivide(0).ToArray());
        Assert.Equal([1, -1], Tensor.Create([5.0, -5]).Fmod(2).ToArray());
        Assert.Equal([1, 1], Tensor.Create([5.0, -5]).Remainder(2).ToArray());
    }

    [Fact]
    public void Powers_by_small_exponents_are_exact()
    {
        var x = Tensor.Create([-1.1f, 0.7f, 3.3f]);
        Assert.Equal([.. x.ToArray().Select(v => v * v)], x.Pow(2).ToArray());
        Assert.Equal([.. x.ToArray().Select(v => v * v * v)], x.Pow(3).ToArray());
        Assert.Equal([.. x.ToArray().Select(v => 1 / v)], x.Pow(-1).ToArray());
        Assert.Equal([.. x.ToArray().Select(MathF.Sqrt)], x.Pow(0.5).ToArray());
        Assert.Equal([1, 1, 1], x.Pow(0).ToArray());
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        var x = Tensor.Ones<double>(2);
        Assert.Throws<ArgumentException>(() => x.Clamp((double?)null));
        Assert.Throws<ArgumentException>(() => x.Hardtanh(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Celu(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Softshrink(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Polygamma(-1));
    }
}
