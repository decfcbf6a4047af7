namespace Autodiff.Runtime.Tests.Operations.Shapes;

/// <summary>Gradients through assignments to parts of tensors.</summary>
public sealed class AssignmentGradientTests
{
    [Fact]
    public void AnAssignedPartTakesTheGradientFromWhatItReplaces()
    {
        var x = Tensor.Create<double>([[1, 2], [3, 4]]).RequiresGrad_();
        var y = Tensor.Create<double>([5, 6]).RequiresGrad_();
        var z = x * x;
        z[0] = y * y;
        (z * Tensor.Create<double>([[1, 10], [100, 1000]])).Sum().Backward();
        Assert.Equal([0, 0, 600, 8000], x.Grad!.ToArray());
        Assert.Equal([10, 120], y.Grad!.ToArray());
    }

    [Fact]
    public void ATensorWithoutHistoryGetsOneByAssignment()
    {
        var y = Tensor.Create<double>([5, 6]).RequiresGrad_();
        var z = Tensor.Zeros<double>(3, 2);
        z[1] = y * 3;
        z[.., 0] = 7;
        z[Tensor.Create<long>([2])] = y;
        Assert.True(z.RequiresGrad);
        z.Sum().Backward();
        Assert.Equal([1, 4], y.Grad!.ToArray());
    }

    [Fact]
    public void PickedElementsOfAViewAreReplaced()
    {
        var x = Tensor.Create<double>([[1, 2, 3], [4, 5, 6]]).RequiresGrad_();
        var y = Tensor.Create<double>([10, 20]).RequiresGrad_();
        var z = x * 2;
        z[.., 1..][Tensor.Create<long>([0, 0]), Tensor.Create<long>([1, 1])] = y;
        Assert.Equal([2, 4, 20, 8, 10, 12], z.ToArray());
        z.Square().Sum().Backward();
        Assert.Equal([8, 16, 0, 32, 40, 48], x.Grad!.ToArray());
        Assert.Equal([0, 40], y.Grad!.ToArray()); // the last of two at one place counts
    }

    [Fact]
    public void MasksAreAssignedNumbers()
    {
        var x = Tensor.Create<double>([1, -2, 3, -4]).RequiresGrad_();
        var z = x * 3;
        z[z < 0] = 0;
        z.Sum().Backward();
        Assert.Equal([3, 0, 3, 0], x.Grad!.ToArray());
    }

    [Fact]
    public void ALoopMayFillATensor()
    {
        var x = Tensor.Create<double>([0.5]).RequiresGrad_();
        var states = Tensor.Zeros<double>(5, 1);
        var state = x;
        for (var i = 0; i < 5; i++)
        {
            state = state * x;
            states[i] = state;
        }

        states.Sum().Backward();
        Assert.Equal(Enumerable.Range(2, 5).Sum(power => power * Math.Pow(0.5, power - 1)), x.Grad!.Item(), 1e-14);
    }

    [Fact]
    public void WhatATapeNeedsIsNotSilentlyChanged()
    {
        var x = Tensor.Create<double>([1, 2]).RequiresGrad_();
        var y = x.Exp();
        y[0] = 0;
        Assert.Throws<InvalidOperationException>(() => y.Sum().Backward());
    }

    [Fact]
    public void GradientsOfGradientsPassAssignments()
    {
        var x = Tensor.Create<double>([1, 2, 3]).RequiresGrad_();
        var z = x * x * x;
        z[1] = x[0] * x[2];
        var gradient = Autograd.Grad(z.Sum(), x, createGraph: true);
        Assert.Equal([3 + 3, 0, 27 + 1], gradient.ToArray());
        gradient.Square().Sum().Backward();
        Assert.Equal([2 * 6 * 6 + 2 * 28, 0, 2 * 6 + 2 * 28 * 18], x.Grad!.ToArray());
    }
}
