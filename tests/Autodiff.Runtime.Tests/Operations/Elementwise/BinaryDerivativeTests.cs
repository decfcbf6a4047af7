namespace Autodiff.Runtime.Tests.Operations.Elementwise;

/// <summary>Derivatives of elementwise operations of two and three tensors that broadcast.</summary>
public sealed class BinaryDerivativeTests
{
    private static readonly Dictionary<string, Func<Tensor<double>, Tensor<double>, Tensor<double>>> s_operations = new()
    {
        ["Add"] = (x, y) => (x + y) * x,
        ["Add a multiple"] = (x, y) => x.Add(y, 0.3) * y,
        ["Sub"] = (x, y) => (x - y) * x,
        ["Sub a multiple"] = (x, y) => x.Sub(y, 0.3) * y,
        ["Mul"] = (x, y) => x * y,
        ["Div"] = (x, y) => x / y,
        ["Pow"] = (x, y) => x.Pow(y),
        ["Atan2"] = (x, y) => x.Atan2(y),
        ["Hypot"] = (x, y) => x.Hypot(y),
        ["Maximum"] = (x, y) => x.Maximum(y) * x,
        ["Minimum"] = (x, y) => x.Minimum(y) * y,
        ["CopySign"] = (x, y) => x.CopySign(-y) * x,
        ["Fmod"] = (x, y) => (-4 * x).Fmod(y) * x,
        ["Remainder"] = (x, y) => (-4 * x).Remainder(y) * x,
        ["Xlogy"] = (x, y) => x.Xlogy(y),
        ["Xlog1py"] = (x, y) => x.Xlog1py(y),
        ["LogAddExp"] = (x, y) => x.LogAddExp(y),
        ["LogAddExp2"] = (x, y) => x.LogAddExp2(y),
        ["Lerp"] = (x, y) => x.Lerp(y, 0.3) * x,
        ["Lerp beyond the middle"] = (x, y) => x.Lerp(y, 0.8) * x,
        ["Clamp from below"] = (x, y) => x.Clamp(y) * x,
        ["Clamp from above"] = (x, y) => x.Clamp(null, y) * x,
        ["Where"] = (x, y) => Tensor.Where(x < y, x, y) * x,
        ["MaskedFill"] = (x, y) => x.MaskedFill(x < y, 3) * x,
    };

    private static readonly Dictionary<string, Func<Tensor<double>, Tensor<double>, Tensor<double>, Tensor<double>>> s_ofThree = new()
    {
        ["Addcmul"] = (x, y, z) => x.Addcmul(y, z, 0.4) * x,
        ["Addcdiv"] = (x, y, z) => x.Addcdiv(y, z, -0.4) * x,
        ["Lerp"] = (x, y, z) => x.Lerp(y, z),
        ["Clamp"] = (x, y, z) => x.Clamp(y, z) * x,
        ["Where"] = (x, y, z) => Tensor.Where(x < y, y, z) * x,
    };

    private static readonly double[] s_values = [0.31, 1.24, 0.62, 1.93, 0.47, 2.71, 1.05, 0.83, 1.48, 0.22, 0.95, 2.13];

    public static TheoryData<string> Operations => [.. s_operations.Keys];

    public static TheoryData<string> OfThree => [.. s_ofThree.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Of_the_same_shape(string name) => Verify(name, [2, 3], [2, 3]);

    [Theory]
    [MemberData(nameof(Operations))]
    public void Broadcast(string name)
    {
        Verify(name, [2, 3], [3]);
        Verify(name, [3], [2, 1]);
        Verify(name, [2, 1, 2], [3, 1]);
        Verify(name, [], [2]);
        Verify(name, [1, 2], [1]);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Of_operands_that_do_not_lie_side_by_side(string name) => OperationCheck.Verify(
        inputs => s_operations[name](inputs[0].Transpose(0, 1), inputs[1].Expand(3, 2)), [Of([2, 3], 0), Of([3, 1], 5)], 1e-3);

    [Theory]
    [MemberData(nameof(Operations))]
    public void Of_a_tensor_and_itself_or_no_element(string name)
    {
        if (name is not ("Maximum" or "Minimum" or "Where" or "MaskedFill" or "Clamp from below" or "Clamp from above" or "Fmod" or "Remainder"))
            OperationCheck.Verify(x => s_operations[name](x, x), Of([4], 1), 1e-3);
        Assert.Equal([0, 3], s_operations[name](Tensor.Zeros<double>(0, 3), Of([3], 0)).Shape);
    }

    [Theory]
    [MemberData(nameof(OfThree))]
    public void Of_three(string name)
    {
        foreach (var shapes in (int[][][])[[[2, 3], [2, 3], [2, 3]], [[2, 3], [3], [2, 1]], [[3], [], [2, 1]]])
        {
            OperationCheck.Verify(
                inputs => s_ofThree[name](inputs[0], inputs[1], inputs[2]), [Of(shapes[0], 0), Of(shapes[1], 3), Of(shapes[2], 7)], 1e-3);
        }
    }

    [Fact]
    public void PRelu_has_a_weight_for_each_channel_or_one()
    {
        var x = Tensor.Create([-1.2, 0.4, 0.7, -0.3, 2.0, -0.9, 0.2, -0.6, -1.1, 0.5, 1.7, -2.0], [2, 3, 2]);
        OperationCheck.Verify(inputs => inputs[0].PRelu(inputs[1]), [x, Tensor.Create([0.1, 0.3, 0.6])]);
        OperationCheck.Verify(inputs => inputs[0].PRelu(inputs[1]), [x, Tensor.Create([0.25])]);
        OperationCheck.Verify(inputs => inputs[0].PRelu(inputs[1]), [x.Reshape(12), Tensor.Create(0.25)]);
        Assert.Contains("3 channels", Assert.Throws<ArgumentException>(() => x.PRelu(Tensor.Create([0.1, 0.2]))).Message);
    }

    /// <summary>1 / 0.1 rounds to 10, but 1 - 9 * 0.1 remains: the derivative is that of the remainder that was computed.</summary>
    [Fact]
    public void The_derivative_of_a_remainder_is_that_of_its_quotient()
    {
        var y = Tensor.Create(0.1).RequiresGrad_();
        Assert.Equal(-9, Autograd.Grad(Tensor.Create(1.0).Fmod(y), y).Item());
        Assert.Equal(-9, Autograd.Grad(Tensor.Create(1.0).Remainder(y), y).Item());
        Assert.Equal(10, Autograd.Grad(Tensor.Create(-1.0).Remainder(y), y).Item());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(256)]
    [InlineData(300)]
    public void One_row_for_all_rows(int length)
    {
        var x = Tensor.Create<double>([.. Enumerable.Range(0, 5 * length).Select(i => Math.Sin(i))], [5, length]).RequiresGrad_();
        var row = Tensor.Create<double>([.. Enumerable.Range(0, length).Select(i => Math.Cos(i))]).RequiresGrad_();
        double[] a = x.ToArray(), b = row.ToArray();
        Assert.Equal([.. a.Select((v, i) => v + b[i % length])], (x + row).ToArray());
        Assert.Equal([.. a.Select((v, i) => b[i % length] - v)], (row - x).ToArray());
        Assert.Equal([.. a.Select((v, i) => v * b[i % length])], x.Detach().Clone().Mul_(row.Detach()).ToArray());
        (x * row).Sum().Backward();
        Assert.Equal([.. a.Select((_, i) => b[i % length])], x.Grad!.ToArray());
        for (var i = 0; i < length; i++)
            Assert.Equal(Enumerable.Range(0, 5).Sum(k => a[k * length + i]), row.Grad!.ToArray()[i], 12);
    }

    [Fact]
    public void Shapes_that_do_not_broadcast_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => Tensor.Zeros<double>(2, 3) * Tensor.Zeros<double>(2));
        Assert.Contains("[2, 3]", error.Message);
        Assert.Contains("[2]", error.Message);
        Assert.Contains("Mul", error.Message);
        Assert.Throws<ArgumentException>(() => Tensor.Zeros<double>(2, 3).Addcmul(Tensor.Zeros<double>(3), Tensor.Zeros<double>(4)));
        Assert.Throws<ArgumentException>(() => Tensor.Where(Tensor.Zeros<bool>(5), Tensor.Zeros<double>(2), Tensor.Zeros<double>(2)));
        Assert.Throws<ArgumentException>(() => Tensor.Zeros<int>(2) < Tensor.Zeros<int>(3));
    }

    private static void Verify(string name, int[] x, int[] y) =>
        OperationCheck.Verify(inputs => s_operations[name](inputs[0], inputs[1]), [Of(x, 0), Of(y, 5)], 1e-3);

    private static Tensor<double> Of(int[] shape, int first)
    {
        var count = shape.Aggregate(1, (product, size) => product * size);
        return Tensor.Create<double>([.. Enumerable.Range(first, count).Select(i => s_values[i % s_values.Length] + 0.017 * first)], shape);
    }
}
