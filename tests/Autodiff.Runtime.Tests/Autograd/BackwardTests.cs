using Xunit;

namespace Autodiff.Runtime.Tests;

/// <summary>The engine of reverse mode: accumulation, sharing, freeing, order, depth.</summary>
public sealed class BackwardTests
{
    [Fact]
    public void Gradients_accumulate_in_leaves()
    {
        var x = Tensor.Create([1.0, 2.0, 3.0]).RequiresGrad_();
        (x * x).Sum().Backward();
        Assert.Equal([2, 4, 6], x.Grad!.ToArray());
        (x * 3).Sum().Backward();
        Assert.Equal([5, 7, 9], x.Grad!.ToArray());
        x.ZeroGrad();
        Assert.Null(x.Grad);
    }

    [Fact]
    public void A_tensor_used_several_times_gets_every_part()
    {
        var x = Tensor.Create([0.5, -1.0]).RequiresGrad_();
        var y = x.Exp();
        var z = (y + y * x + y * y).Sum();
        z.Backward();
        for (var i = 0; i < 2; i++)
        {
            double v = x.ToArray()[i], e = Math.Exp(v);
            Assert.Equal(e + e * v + e + 2 * e * e, x.Grad!.ToArray()[i], 12);
        }
    }

    [Fact]
    public void Broadcast_operands_get_their_own_shape()
    {
        var x = Tensor.Create([1.0, 2, 3, 4, 5, 6], [2, 3]).RequiresGrad_();
        var row = Tensor.Create([10.0, 20, 30]).RequiresGrad_();
        var column = Tensor.Create([1.0, 2], [2, 1]).RequiresGrad_();
        (x * row / column).Sum().Backward();
        Assert.Equal([10, 20, 30, 5, 10, 15], x.Grad!.ToArray());
        Assert.Equal([3, 4.5, 6], row.Grad!.ToArray());
        Assert.Equal([2, 1], column.Grad!.Shape);
        Assert.Equal([-140, -80], column.Grad!.ToArray());
    }

    [Fact]
    public void Gradients_of_gradients_of_any_order()
    {
        var x = Tensor.Create(0.7).RequiresGrad_();
        var y = x.Sin() * x.Exp();
        var expected = new Func<double, double>[]
        {
            v => Math.Exp(v) * (Math.Sin(v) + Math.Cos(v)),
            v => 2 * Math.Exp(v) * Math.Cos(v),
            v => 2 * Math.Exp(v) * (Math.Cos(v) - Math.Sin(v)),
            v => -4 * Math.Exp(v) * Math.Sin(v),
        };
        foreach (var derivative in expected)
        {
            y = Autograd.Grad(y, x, createGraph: true);
            Assert.Equal(derivative(0.7), y.Item(), 12);
        }
    }

    [Fact]
    public void Tangents_agree_with_gradients_and_give_products_with_Hessians()
    {
        var x = Tensor.Create([0.3, -0.4]).RequiresGrad_();
        var direction = Tensor.Create([1.5, 2.0]);
        using var level = ForwardMode.DualLevel();
        var dual = ForwardMode.MakeDual(x, direction);
        var (_, tangent) = ForwardMode.UnpackDual((dual * dual * dual).Sum());
        Assert.Equal(3 * 0.09 * 1.5 + 3 * 0.16 * 2, tangent!.Item(), 12);

        var gradient = Autograd.Grad((dual * dual * dual).Sum(), x);
        var product = ForwardMode.UnpackDual(gradient).Tangent!.ToArray();
        Assert.Equal(6 * 0.3 * 1.5, product[0], 12);
        Assert.Equal(6 * -0.4 * 2, product[1], 12);
    }

    [Fact]
    public void A_deep_graph_neither_overflows_the_stack_nor_stays()
    {
        var x = Tensor.Create(1.0).RequiresGrad_();
        var y = x;
        for (var i = 0; i < 100_000; i++)
            y = y + 1e-5;
        y.Backward();
        Assert.Equal(1, x.Grad!.Item());
    }

    [Fact]
    public void A_second_pass_needs_the_graph()
    {
        var x = Tensor.Create([1.0, 2.0]).RequiresGrad_();
        var y = x.Exp().Sum();
        y.Backward(retainGraph: true);
        y.Backward();
        var error = Assert.Throws<InvalidOperationException>(() => y.Backward());
        Assert.Contains("ExpBackward0", error.Message);
        Assert.Contains("retainGraph: true", error.Message);
    }

    [Fact]
    public void A_saved_tensor_must_not_be_changed_in_place()
    {
        var x = Tensor.Create([1.0, 2.0]).RequiresGrad_();
        var y = x.Exp();
        y.Add_(1);
        var error = Assert.Throws<InvalidOperationException>(() => y.Sum().Backward());
        Assert.Contains("is at version 1; expected version 0", error.Message);
        Assert.Null(x.Grad);
    }

    [Fact]
    public void Hooks_see_and_replace_gradients()
    {
        var x = Tensor.Create([1.0, 2.0]).RequiresGrad_();
        var y = x * 2;
        double[]? seen = null;
        y.RegisterHook(g => seen = g.ToArray());
        using (x.RegisterHook(g => g * 10))
            (y * y).Sum().Backward();
        Assert.Equal([4, 8], seen!);
        Assert.Equal([80, 160], x.Grad!.ToArray());
    }

    /// <summary>x + y + z with one new tensor as the cotangent of all three, which the engine must not take for three.</summary>
    private sealed class SumOfThree : Function<double>
    {
        protected internal override Tensor<double> Forward(FunctionContext<double> context, Tensor<double>[] inputs) => inputs[0] + inputs[1] + inputs[2];

        protected internal override Tensor<double>?[] Backward(FunctionContext<double> context, Tensor<double> gradient)
        {
            var one = gradient * 1;
            return [one, one.Reshape(2), one];
        }
    }

    [Fact]
    public void One_cotangent_may_go_several_ways()
    {
        var x = Tensor.Create([1.0, 2.0]).RequiresGrad_();
        var y = x.Exp();
        var z = new SumOfThree().Apply(y, y, y) * y + y.Tanh() + new SumOfThree().Apply(x, y, x);
        z.Sum().Backward();
        for (var i = 0; i < 2; i++)
        {
            double e = Math.Exp(i + 1.0), t = Math.Tanh(e);
            Assert.Equal((6 * e * e) + ((1 - (t * t)) * e) + 2 + e, x.Grad!.ToArray()[i], 10);
        }
    }

    [Fact]
    public void Gradients_of_leaves_share_no_memory_when_a_graph_is_created()
    {
        // One cotangent goes to both leaves, and it is the caller's; the second pass adds in place.
        var x = Tensor.Create([1.0, 2.0]).RequiresGrad_();
        var y = Tensor.Create([3.0, 4.0]).RequiresGrad_();
        var cotangent = Tensor.Ones<double>(2);
        (x + y).Backward(cotangent, createGraph: true);
        (x * 5).Sum().Backward();
        Assert.Equal([6, 6], x.Grad!.ToArray());
        Assert.Equal([1, 1], y.Grad!.ToArray());
        Assert.Equal([1, 1], cotangent.ToArray());
    }

    [Fact]
    public void A_retained_gradient_that_was_repeated_can_be_added_to()
    {
        var x = Tensor.Create([1.0, 2.0]).RequiresGrad_();
        var y = x * 1;
        y.RetainGrad();
        y.Sum().Backward(createGraph: true);
        y.Sum().Backward();
        Assert.Equal([2, 2], y.Grad!.ToArray());
        Assert.Equal([2, 2], x.Grad!.ToArray());
    }

    [Fact]
    public void Gradients_of_leaves_keep_their_tangents()
    {
        var x = Tensor.Create([0.3, -0.4]).RequiresGrad_();
        using var level = ForwardMode.DualLevel();
        var dual = ForwardMode.MakeDual(x, Tensor.Create([1.5, 2.0]));
        (dual * dual * dual).Sum().Backward();
        (dual * dual * dual).Sum().Backward();
        var product = ForwardMode.UnpackDual(x.Grad!).Tangent!.ToArray();
        Assert.Equal(2 * 6 * 0.3 * 1.5, product[0], 12);
        Assert.Equal(2 * 6 * -0.4 * 2, product[1], 12);
    }

    [Fact]
    public void A_reversed_dimension_of_one_element_is_none()
    {
        // Random program 3227.
        var x = Tensor.Create<double>([[1, 2, 3]]).Flip(0);
        Assert.Equal([14], x.MatMul(x.T()).ToArray());
    }

    [Fact]
    public void Buffers_of_a_pass_serve_again_without_mixing_values()
    {
        // Shapes of equal counts, shared cotangents, views, leaves reached several times: against the same with a graph
        // created, where no buffer is reused.
        var x = Tensor.Create([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [2, 3]).RequiresGrad_();
        var w = Tensor.Create([0.3, -0.1, 0.7]).RequiresGrad_();
        Tensor<double> Loss()
        {
            var y = x;
            for (var i = 0; i < 4; i++)
            {
                var h = (y * w + w).Tanh();
                y = h + h.Reshape(3, 2).Exp().Reshape(2, 3) * x - y / (h + 3) + h.Sum(0, keepDim: true);
            }

            return (y * y).Sum();
        }

        var plain = Autograd.Grad([Loss()], [x, w]);
        var recorded = Autograd.Grad([Loss()], [x, w], createGraph: true);
        Loss().Backward();
        for (var i = 0; i < 2; i++)
        {
            var expected = ((Tensor<double>)recorded[i]!).ToArray();
            Assert.Equal(expected, ((Tensor<double>)plain[i]!).ToArray());
            Assert.Equal(expected, (i == 0 ? x : w).Grad!.ToArray());
        }
    }
}
