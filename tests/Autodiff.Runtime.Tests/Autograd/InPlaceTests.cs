using Xunit;

namespace Autodiff.Runtime.Tests;

/// <summary>Changes in place: what they do to the history of the tensor, of its views and of what was saved.</summary>
public sealed class InPlaceTests
{
    [Fact]
    public void A_leaf_that_requires_gradients_changes_only_under_NoGrad()
    {
        var w = Tensor.Create([1.0, 2.0]).RequiresGrad_();
        var error = Assert.Throws<InvalidOperationException>(() => w.Sub_(1));
        Assert.Contains("leaf that requires gradients", error.Message);
        Assert.Equal([1, 2], w.ToArray());
        using (Autograd.NoGrad())
            w.Sub_(1);
        Assert.Equal([0, 1], w.ToArray());
        Assert.True(w.RequiresGrad);
        Assert.True(w.IsLeaf);
    }

    [Fact]
    public void A_result_carries_the_change_in_its_history()
    {
        var x = Tensor.Create([1.0, 2.0]).RequiresGrad_();
        var y = x * 3;
        y.Add_(x).Mul_(2);
        Assert.Equal("MulBackward0", y.GradFn!.Name);
        y.Sum().Backward();
        Assert.Equal([8, 8], x.Grad!.ToArray());
    }

    [Fact]
    public void A_write_to_a_view_is_part_of_the_history_of_the_whole()
    {
        var x = Tensor.Create([1.0, 2.0, 3.0, 4.0], [2, 2]).RequiresGrad_();
        var s = Tensor.Create(5.0).RequiresGrad_();
        var y = x * 10;
        var half = y.View(Autodiff.Internal.Layout.Contiguous([2]), 2);
        half.Mul_(5).Add_(s);
        Assert.Equal([10, 20, 155, 205], y.ToArray());
        var weights = Tensor.Create([1.0, 2, 3, 4], [2, 2]);
        (y * weights).Sum().Backward();
        Assert.Equal([10, 20, 150, 200], x.Grad!.ToArray());
        Assert.Equal(3 + 4, s.Grad!.Item());
    }

    [Fact]
    public void A_factor_of_a_view_gets_its_gradient_from_the_values_that_were_overwritten()
    {
        var x = Tensor.Create([1.0, 2.0]).RequiresGrad_();
        var s = Tensor.Create(5.0).RequiresGrad_();
        var y = x * 10;
        y[1].Mul_(s);
        Assert.Equal([10, 100], y.ToArray());
        y.Sum().Backward();
        Assert.Equal([10, 50], x.Grad!.ToArray());
        Assert.Equal(20, s.Grad!.Item());
    }

    [Fact]
    public void A_write_to_a_view_of_a_transposed_result()
    {
        var x = Tensor.Create<double>([[1, 2, 3], [4, 5, 6]]).RequiresGrad_();
        var y = x.T() * 2;
        y[1].Mul_(10);
        y[TensorIndex.Ellipsis, 0].Add_(x[0]);
        (y * Tensor.Create<double>([[1, 2], [3, 4], [5, 6]])).Sum().Backward();
        Assert.Equal([3, 63, 15, 4, 80, 12], x.Grad!.ToArray());
    }

    [Fact]
    public void A_tracked_value_written_into_a_plain_tensor_reaches_the_result()
    {
        var buffer = Tensor.Zeros<double>(3);
        var w = Tensor.Create([2.0]).RequiresGrad_();
        buffer.View(Autodiff.Internal.Layout.Contiguous([1]), 1).Add_(w);
        Assert.True(buffer.RequiresGrad);
        (buffer * buffer).Sum().Backward();
        Assert.Equal([4], w.Grad!.ToArray());
    }

    [Fact]
    public void Other_views_see_the_new_history()
    {
        var x = Tensor.Create([1.0, 2.0]).RequiresGrad_();
        var y = x * 1;
        var view = y.Reshape(2, 1);
        y.Mul_(3);
        Assert.Equal([3, 6], view.ToArray());
        view.Sum().Backward();
        Assert.Equal([3, 3], x.Grad!.ToArray());
    }

    [Fact]
    public void An_alias_off_the_tape_is_refused_after_a_recorded_change()
    {
        var x = Tensor.Zeros<double>(2);
        var alias = x.Detach();
        var w = Tensor.Create([1.0, 1.0]).RequiresGrad_();
        x.Add_(w);
        var error = Assert.Throws<InvalidOperationException>(() => alias * 2);
        Assert.Contains("shares its elements", error.Message);
    }

    [Fact]
    public void A_copy_that_stands_for_a_view_is_not_changed()
    {
        var images = Tensor.Ones<double>(2, 3, 3, 2).Permute(0, 3, 1, 2);
        var flat = images.View(2, -1);
        Assert.Equal([2, 18], flat.Shape);
        Assert.Contains("Call Contiguous() before View", Assert.Throws<InvalidOperationException>(() => flat.Mul_(2)).Message);
        flat.Clone().Mul_(2);
        images.Reshape(2, -1).Mul_(2);
        Assert.Equal(1, images.ToArray()[0]);
    }

    [Fact]
    public void Elements_that_share_a_place_are_refused()
    {
        var x = Tensor.Create([1.0]).Expand(3);
        Assert.Contains("Clone()", Assert.Throws<InvalidOperationException>(() => x.Add_(1)).Message);
    }

    [Fact]
    public void An_operand_that_overlaps_is_read_before_it_is_written()
    {
        var x = Tensor.Create([1.0, 2.0, 3.0]);
        var first = x.View(Autodiff.Internal.Layout.Contiguous([2]), 0);
        var second = x.View(Autodiff.Internal.Layout.Contiguous([2]), 1);
        second.Add_(first);
        Assert.Equal([1, 3, 5], x.ToArray());
        x.Add_(x);
        Assert.Equal([2, 6, 10], x.ToArray());
    }
}
