using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Autodiff.Runtime.Tests.Printing;

/// <summary>What printing shows beside the elements.</summary>
public sealed class PrintingTests
{
    [Fact]
    public void Computed_tensors_name_their_operation()
    {
        var x = Tensor.Create<float>([1, 2, 3, 4], [2, 2]).RequiresGrad_();
        Assert.Equal("tensor([[1., 2.],\n        [3., 4.]], requires_grad=True)", x.ToString());
        Assert.Equal("tensor([[2., 3.],\n        [4., 5.]], grad_fn=<AddBackward0>)", (x + 1).ToString());
        Assert.Equal("tensor(10., grad_fn=<SumBackward0>)", x.Sum().ToString());
        Assert.Equal("tensor(10.)", x.Sum().Detach().ToString());
        Assert.Equal("tensor([[2.],\n        [4.]], grad_fn=<MaxBackward0>)", x.Max(1, keepDim: true).Values.ToString());
    }

    [Fact]
    public void Views_print_in_their_own_order()
    {
        var x = Tensor.Create<long>([1, 2, 3, 4, 5, 6], [2, 3]);
        Assert.Equal("tensor([[1, 4],\n        [2, 5],\n        [3, 6]])", x.Transpose(0, 1).ToString());
        Assert.Equal("tensor([[3],\n        [6]])", x.Narrow(1, 2, 1).ToString());
        Assert.Equal("tensor([[7, 7, 7]])", Tensor.Create<long>([7]).Expand(1, 3).ToString());
    }

    [Fact]
    public void Duals_print_their_tangents()
    {
        using (ForwardMode.DualLevel())
        {
            var dual = ForwardMode.MakeDual(Tensor.Create<float>([1, 2]), Tensor.Create<float>([0.5f, 0]));
            Assert.Equal("tensor([1., 2.], tangent=tensor([0.5000, 0.0000]))", dual.ToString());
        }
    }

    [Fact]
    public void The_culture_has_no_say()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
            CultureInfo.CurrentCulture = other;
            Assert.Equal("tensor([-1.5000,  2.0000])", Tensor.Create<float>([-1.5f, 2]).ToString());
            Assert.Equal("tensor([-1.5000e+00,  2.0000e-09])", Tensor.Create<float>([-1.5f, 2e-9f]).ToString());
            Assert.Equal("tensor([-1,  2])", Tensor.Create<long>([-1, 2]).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_returned_buffer_is_no_error()
    {
        var x = Tensor.Ones<double>(2, 3);
        x.Dispose();
        Assert.Equal("tensor(<its buffer was returned>, size=(2, 3), dtype=float64)", x.ToString());
        Assert.Equal("Tensor<double> [2, 3], buffer returned", DebuggerText(x));
    }

    [Fact]
    public void Debuggers_show_one_line()
    {
        var x = Tensor.Create(2.5).RequiresGrad_();
        Assert.NotNull(typeof(Tensor<double>).GetCustomAttribute<DebuggerDisplayAttribute>());
        Assert.Equal("Tensor<double> [] 2.5, requires grad", DebuggerText(x));
        Assert.Equal("Tensor<double> [] 5, <AddBackward0>", DebuggerText(x + x));
        Assert.Equal("Tensor<float> [2]", DebuggerText(Tensor.Ones<float>(2)));
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrintOptions { Precision = 16 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrintOptions { EdgeItems = 0 });
        Assert.Throws<ArgumentNullException>(() => Tensor.Ones<float>(1).ToString(null!));
    }

    private static string DebuggerText<T>(Tensor<T> x)
        where T : unmanaged =>
        (string)typeof(Tensor<T>).GetProperty("DebuggerText", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(x)!;
}
