namespace Autodiff.Runtime.Tests.Operations.Elementwise;

/// <summary>Derivatives of elementwise operations of one tensor, first and second, forward and reverse.</summary>
public sealed class UnaryDerivativeTests
{
    private static readonly Dictionary<string, Func<Tensor<double>, Tensor<double>>> s_ofAny = new()
    {
        ["Sin"] = x => x.Sin(),
        ["Cos"] = x => x.Cos(),
        ["Tanh"] = x => x.Tanh(),
        ["Sinh"] = x => x.Sinh(),
        ["Cosh"] = x => x.Cosh(),
        ["Asinh"] = x => x.Asinh(),
        ["Atan"] = x => x.Atan(),
        ["Exp"] = x => x.Exp(),
        ["Exp2"] = x => x.Exp2(),
        ["Expm1"] = x => x.Expm1(),
        ["Erf"] = x => x.Erf(),
        ["Erfc"] = x => x.Erfc(),
        ["Sigmoid"] = x => x.Sigmoid(),
        ["Square"] = x => x.Square(),
        ["Abs"] = x => x.Abs(),
        ["Neg"] = x => x.Neg(),
        ["Reciprocal"] = x => x.Reciprocal(),
        ["Sign"] = x => x.Sign() * x,
        ["Frac"] = x => x.Frac(),
        ["Relu"] = x => x.Relu(),
        ["Relu6"] = x => (x * 4).Relu6(),
        ["Elu"] = x => x.Elu(0.7),
        ["Selu"] = x => x.Selu(),
        ["Celu"] = x => x.Celu(1.3),
        ["Gelu"] = x => x.Gelu(),
        ["Gelu, approximately"] = x => x.Gelu(approximate: true),
        ["Silu"] = x => x.Silu(),
        ["Mish"] = x => x.Mish(),
        ["Softplus"] = x => x.Softplus(beta: 1.5, threshold: 3),
        ["Softsign"] = x => x.Softsign(),
        ["LogSigmoid"] = x => x.LogSigmoid(),
        ["Hardtanh"] = x => x.Hardtanh(-0.9, 1.1),
        ["Hardsigmoid"] = x => (x * 2).Hardsigmoid(),
        ["Hardswish"] = x => (x * 2).Hardswish(),
        ["LeakyRelu"] = x => x.LeakyRelu(0.2),
        ["Threshold"] = x => x.Threshold(0.9, -3) * x,
        ["Tanhshrink"] = x => x.Tanhshrink(),
        ["Softshrink"] = x => x.Softshrink(0.6) * x,
        ["Hardshrink"] = x => x.Hardshrink(0.6) * x,
        ["Clamp"] = x => x.Clamp(-0.9, 1.1) * x,
        ["Clamp from below"] = x => x.Clamp(min: 0.4) * x,
        ["Clamp from above"] = x => x.Clamp(max: 0.4) * x,
        ["NanToNum"] = x => x.NanToNum() * x,
        ["Sinc"] = x => x.Sinc(),
        ["Deg2Rad"] = x => x.Deg2Rad(),
        ["Rad2Deg"] = x => x.Rad2Deg(),
        ["Power 0"] = x => x.Pow(0) * x,
        ["Power 1"] = x => x.Pow(1),
        ["Power 2"] = x => x.Pow(2),
        ["Power 3"] = x => x.Pow(3),
        ["Power 4"] = x => x.Pow(4),
        ["Power -1"] = x => x.Pow(-1),
        ["Power -2"] = x => x.Pow(-2),
        ["Power -3"] = x => x.Pow(-3),
        ["Power of 3"] = x => 3.0.Pow(x),
        ["Number minus x"] = x => (2 - x) * x,
        ["Number over x"] = x => 2 / x,
    };

    private static readonly Dictionary<string, Func<Tensor<double>, Tensor<double>>> s_ofPositive = new()
    {
        ["Log"] = x => x.Log(),
        ["Log2"] = x => x.Log2(),
        ["Log10"] = x => x.Log10(),
        ["Log1p"] = x => x.Log1p(),
        ["Sqrt"] = x => x.Sqrt(),
        ["Rsqrt"] = x => x.Rsqrt(),
        ["Tan"] = x => x.Tan(),
        ["Asin"] = x => x.Asin(),
        ["Acos"] = x => x.Acos(),
        ["Atanh"] = x => x.Atanh(),
        ["Acosh"] = x => (x + 1).Acosh(),
        ["LogGamma"] = x => x.Lgamma(),
        ["Digamma"] = x => x.Digamma(),
        ["Erfinv"] = x => x.Erfinv(),
        ["Logit"] = x => x.Logit(),
        ["Logit with a margin"] = x => x.Logit(0.4) * x,
        ["Power 0.5"] = x => x.Pow(0.5),
        ["Power -0.5"] = x => x.Pow(-0.5),
        ["Power 1.7"] = x => x.Pow(1.7),
    };

    public static TheoryData<string> OfAny => [.. s_ofAny.Keys];

    public static TheoryData<string> OfPositive => [.. s_ofPositive.Keys];

    [Theory]
    [MemberData(nameof(OfAny))]
    public void Everywhere(string name) => OperationCheck.Verify(s_ofAny[name], Tensor.Create([-2.2, -1.3, -0.45, 0.25, 0.75, 2.6], [2, 3]), step: 1e-3);

    [Theory]
    [MemberData(nameof(OfPositive))]
    public void WherePositive(string name) => OperationCheck.Verify(s_ofPositive[name], Tensor.Create([0.15, 0.3, 0.55, 0.85]), step: 1e-3);

    [Theory]
    [MemberData(nameof(OfAny))]
    public void Of_no_element_and_of_a_single_number(string name)
    {
        var none = Tensor.Zeros<double>(2, 0).RequiresGrad_();
        var result = s_ofAny[name](none);
        Assert.Equal([2, 0], result.Shape);
        result.Sum().Backward();
        Assert.Equal([2, 0], none.Grad!.Shape);
        Assert.Equal(0, s_ofAny[name](Tensor.Create(0.3)).Rank);
    }

    /// <summary>Derivatives of a derivative are spoilt where a branch that is not taken overflows or divides by 0.</summary>
    [Theory]
    [InlineData("Elu", 1000, 0)]
    [InlineData("Selu", 1000, 0)]
    [InlineData("Mish", 1000, 0)]
    [InlineData("Mish", -1000, 0)]
    [InlineData("Mish", 0, 0.64)]
    [InlineData("Softplus", 1000, 0)]
    [InlineData("LogSigmoid", -1000, 0)]
    [InlineData("LogSigmoid", 0, -0.25)]
    [InlineData("Sinc", 0, -3.289868133696453)]
    [InlineData("Sinc", 1e-5, -3.2898681327223618)]
    [InlineData("Power 2", 0, 2)]
    [InlineData("Power 4", 0, 0)]
    [InlineData("Gelu", 100, 0)]
    [InlineData("Silu", -1000, 0)]
    public void Second_derivatives_far_out_and_at_zero(string name, double at, double expected)
    {
        var x = Tensor.Create(at).RequiresGrad_();
        var first = Autograd.Grad(s_ofAny[name](x), x, createGraph: true);
        Assert.Equal(expected, Autograd.Grad(first, x).Item(), 9);
    }

    [Fact]
    public void The_fifth_derivative_of_a_fourth_power_is_zero_at_zero()
    {
        var x = Tensor.Create(0.0).RequiresGrad_();
        var y = x.Pow(4);
        foreach (var expected in (double[])[0, 0, 0, 24, 0])
        {
            y = Autograd.Grad(y, x, createGraph: true);
            Assert.Equal(expected, y.Item());
        }
    }
}
