namespace Autodiff.Runtime.Tests.Operations.Elementwise;

/// <summary>Operations in place: values, gradients through them, and what is refused.</summary>
public sealed class InPlaceTests
{
    private static readonly Dictionary<string, (Func<Tensor<double>, Tensor<double>> InPlace, Func<Tensor<double>, Tensor<double>> Plain)> s_operations = new()
    {
        ["Abs_"] = (x => x.Abs_(), x => x.Abs()),
        ["Neg_"] = (x => x.Neg_(), x => -x),
        ["Exp_"] = (x => x.Exp_(), x => x.Exp()),
        ["Log_"] = (x => x.Log_(), x => x.Log()),
        ["Sqrt_"] = (x => x.Sqrt_(), x => x.Sqrt()),
        ["Rsqrt_"] = (x => x.Rsqrt_(), x => x.Rsqrt()),
        ["Reciprocal_"] = (x => x.Reciprocal_(), x => x.Reciprocal()),
        ["Square_"] = (x => x.Square_(), x => x.Square()),
        ["Sin_"] = (x => x.Sin_(), x => x.Sin()),
        ["Cos_"] = (x => x.Cos_(), x => x.Cos()),
        ["Clamp_"] = (x => x.Clamp_(0.5, 2), x => x.Clamp(0.5, 2)),
        ["LeakyRelu_"] = (x => (x.Sub_(1)).LeakyRelu_(0.2), x => (x - 1).LeakyRelu(0.2)),
        ["Pow_ 2"] = (x => x.Pow_(2), x => x.Pow(2)),
        ["Pow_ 1.5"] = (x => x.Pow_(1.5), x => x.Pow(1.5)),
        ["Mul_ by itself"] = (x => x.Mul_(x), x => x * x),
        ["Div_ by itself"] = (x => x.Div_(x), x => x / x),
        ["Tanh_"] = (x => x.Tanh_(), x => x.Tanh()),
        ["Sigmoid_"] = (x => x.Sigmoid_(), x => x.Sigmoid()),
        ["Relu_"] = (x => x.Relu_(), x => x.Relu()),
        ["Floor_"] = (x => x.Floor_(), x => x.Floor()),
        ["Ceil_"] = (x => x.Ceil_(), x => x.Ceil()),
        ["Round_"] = (x => x.Round_(), x => x.Round()),
        ["Trunc_"] = (x => x.Trunc_(), x => x.Trunc()),
        ["Add_ a number"] = (x => x.Add_(2), x => x + 2),
        ["Sub_ a number"] = (x => x.Sub_(2), x => x - 2),
        ["Mul_ by a number"] = (x => x.Mul_(2), x => x * 2),
        ["Div_ by a number"] = (x => x.Div_(2), x => x / 2),
        ["Fill_"] = (x => x.Fill_(2), x => x * 0 + 2),
        ["Zero_"] = (x => x.Zero_(), x => x * 0),
        ["MaskedFill_"] = (x => x.MaskedFill_(Tensor.Create([true, false]), 4), x => x.MaskedFill(Tensor.Create([true, false]), 4)),
    };

    public static TheoryData<string> Operations => [.. s_operations.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void As_the_operation_that_is_not_in_place(string name)
    {
        var (inPlace, plain) = s_operations[name];
        Tensor<double> a = Of(0).RequiresGrad_(), b = Of(0).RequiresGrad_();
        var copy = a.Clone();
        Assert.Same(copy, inPlace(copy));
        var expected = plain(b);
        Assert.Equal(expected.ToArray(), copy.ToArray());
        Assert.InRange(copy.Version, 1, 2);
        copy.Sum().Backward();
        expected.Sum().Backward();
        Assert.Equal(b.Grad!.ToArray(), a.Grad!.ToArray());

        // And of elements that do not lie side by side.
        var transposed = Of(0);
        inPlace(transposed.Transpose(0, 1));
        Assert.Equal(plain(Of(0).Transpose(0, 1)).Transpose(0, 1).ToArray(), transposed.ToArray());
    }

    [Theory]
    [InlineData("Addcmul_")]
    [InlineData("Addcdiv_")]
    [InlineData("Lerp_")]
    [InlineData("Lerp_ by weights")]
    [InlineData("CopyFrom_")]
    [InlineData("Add_ a multiple")]
    public void With_other_tensors(string name) => OperationCheck.Verify(
        inputs => Apply(name, inputs[0] * inputs[0], inputs[1], inputs[2]) * inputs[0], [Of(0), Of(3).Reshape(4).Narrow(0, 0, 2), Of(5)], 1e-3);

    [Fact]
    public void Without_recording_they_write_at_once()
    {
        Tensor<float> w = Tensor.Create([1f, 2]).RequiresGrad_(), m = Tensor.Create([3f, 4]);
        using (Autograd.NoGrad())
            w.Addcmul_(m, m, -0.5).Addcdiv_(m, m, 2).Lerp_(m, 0.5);
        Assert.Equal([(1 - 4.5f + 2 + 3) / 2, (2 - 8 + 2 + 4) / 2f], w.ToArray());
        Assert.True(w.IsLeaf && w.RequiresGrad);
    }

    [Fact]
    public void A_leaf_that_requires_gradients_is_refused()
    {
        var x = Tensor.Create([1.0]).RequiresGrad_();
        foreach (var operation in (Action[])[() => x.Exp_(), () => x.Zero_(), () => x.CopyFrom_(x.Detach().Clone()), () => x.Addcmul_(x, x), () => x.MaskedFill_(Tensor.Create(true), 1)])
            Assert.Contains("NoGrad", Assert.Throws<InvalidOperationException>(operation).Message);
        Assert.Equal([1], x.ToArray());
    }

    [Fact]
    public void What_was_saved_may_not_be_overwritten()
    {
        var x = Tensor.Create([0.5]).RequiresGrad_();
        var y = x.Exp();
        var z = y.Sin();
        y.Fill_(3);
        Assert.Contains("modified in place", Assert.Throws<InvalidOperationException>(() => (z + y).Sum().Backward()).Message);
    }

    [Fact]
    public void Overlapping_sources_are_read_before_they_are_written()
    {
        var x = Tensor.Create([1.0, 2, 3, 4]);
        x.Narrow(0, 1, 3).CopyFrom_(x.Narrow(0, 0, 3));
        Assert.Equal([1, 1, 2, 3], x.ToArray());
        x.Narrow(0, 1, 3).Add_(x.Narrow(0, 0, 3));
        Assert.Equal([1, 2, 3, 5], x.ToArray());
        x.Narrow(0, 1, 3).Addcmul_(x.Narrow(0, 0, 3), x.Narrow(0, 0, 3));
        Assert.Equal([1, 3, 7, 14], x.ToArray());
    }

    [Fact]
    public void Shapes_must_fit()
    {
        var x = Tensor.Zeros<double>(2);
        foreach (var operation in (Action[])[() => x.CopyFrom_(Tensor.Zeros<double>(3)), () => x.Addcmul_(x, Tensor.Zeros<double>(2, 2)), () => x.MaskedFill_(Tensor.Zeros<bool>(3), 1), () => x.Lerp_(Tensor.Zeros<double>(3), 1)])
            Assert.Contains("[2]", Assert.Throws<ArgumentException>(operation).Message);
        Assert.Equal(0, x.Version);
    }

    [Fact]
    public void Of_every_type()
    {
        Assert.Equal([0.5f, 0.5f], Tensor.Create([1f, 2]).Fill_(0.5).ToArray());
        Assert.Throws<ArgumentException>(() => Tensor.Create([1]).Fill_(0.5));
        Assert.Equal([7, 7], Tensor.Create([1, 2]).Fill_(7).ToArray());
        Assert.Equal([0L, 0], Tensor.Create([1L, 2]).Zero_().ToArray());
        Assert.Equal([true, true], Tensor.Create([false, true]).CopyFrom_(Tensor.Create(true)).ToArray());
        Assert.Equal([5, 2], Tensor.Create([1, 2]).MaskedFill_(Tensor.Create([true, false]), 5).ToArray());
    }

    private static Tensor<double> Apply(string name, Tensor<double> x, Tensor<double> y, Tensor<double> z) => name switch
    {
        "Addcmul_" => x.Addcmul_(y, z, 0.3),
        "Addcdiv_" => x.Addcdiv_(y, z, 0.3),
        "Lerp_" => x.Lerp_(z, 0.3),
        "Lerp_ by weights" => x.Lerp_(z, y),
        "CopyFrom_" => x.CopyFrom_(y),
        _ => x.Add_(y, 0.3),
    };

    private static Tensor<double> Of(int first) => Tensor.Create<double>([0.4 + 0.3 * first, 1.3 - 0.1 * first, 2.2, 0.9], [2, 2]);
}
