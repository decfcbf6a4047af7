namespace Autodiff.Runtime.Tests.Operations.Shapes;

public sealed class ViewTests
{
    private static Tensor<double> X => OperationCheck.Sample(0.3, 2, 3, 4);

    public static TheoryData<string, Func<Tensor<double>, Tensor<double>>> Views => new()
    {
        { "permute", x => x.Permute(2, 0, 1) },
        { "transpose", x => x.Transpose(0, -1) },
        { "mt", x => x.MT },
        { "movedim", x => x.MoveDim([0, 2], [2, 0]) },
        { "t of a part", x => x[0].T() },
        { "select", x => x.Select(1, -1) },
        { "narrow", x => x.Narrow(2, 1, 2) },
        { "slice", x => x.Slice(2, 1, null, 2) },
        { "diagonal", x => x.Diagonal(1, 1, 2) },
        { "diagonal below", x => x.Diagonal(-1, 2, 0) },
        { "squeeze", x => x.Narrow(0, 1, 1).Squeeze() },
        { "unsqueeze", x => x.Unsqueeze(-2) },
        { "flatten", x => x.Flatten(1) },
        { "flatten of a transpose", x => x.Transpose(0, 1).Flatten(0, 1) },
        { "unflatten", x => x.Unflatten(-1, 2, -1) },
        { "unflatten of a transpose", x => x.MT.Unflatten(1, 2, 2) },
        { "view", x => x.Contiguous().View(6, -1) },
        { "expand", x => x[0, 0].Expand(3, 4) },
        { "chain", x => x.Permute(1, 2, 0)[1..].Slice(1, 0, null, 3).MT },
        { "pieces", x => x.Split(2, -1)[1] * x.Split([1, 2, 1], 2)[1] },
        { "chunks", x => x.Chunk(2, 1)[1] },
        { "unbound", x => x.Unbind(1)[2] * x.Unbind(1)[0] },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public void DerivativesAgree(string name, Func<Tensor<double>, Tensor<double>> view)
    {
        Assert.NotEmpty(name);
        OperationCheck.Verify(x => view(x) * view(x), X);
        OperationCheck.Verify(x => view(x.Transpose(0, 2).Clone().Transpose(0, 2)), X);
    }

    [Fact]
    public void ViewsShareTheElements()
    {
        var x = Tensor.Create<double>([1, 2, 3, 4, 5, 6], [2, 3]);
        Tensor<double>[] views = [x.T(), x.Select(0, 1), x.Narrow(1, 1, 2), x.Slice(1, 0, null, 2), x.Diagonal(), x.Unsqueeze(0), x.View(3, 2), x.Expand(2, 2, 3)];
        x.Mul_(10);
        Assert.Equal([10, 40, 20, 50, 30, 60], views[0].ToArray());
        Assert.Equal([40, 50, 60], views[1].ToArray());
        Assert.Equal([20, 30, 50, 60], views[2].ToArray());
        Assert.Equal([10, 30, 40, 60], views[3].ToArray());
        Assert.Equal([10, 50], views[4].ToArray());
        Assert.Equal([10, 20, 30, 40, 50, 60], views[5].ToArray());
        Assert.Equal([10, 20, 30, 40, 50, 60], views[6].ToArray());
        Assert.Equal(12, views[7].Count);
    }

    [Fact]
    public void EveryTypeOfElementHasViews()
    {
        var mask = Tensor.Create<bool>([true, false, false, true, true, false], [2, 3]);
        Assert.Equal([true, true, false, true, false, false], mask.T().Contiguous().ToArray());
        var whole = Tensor.Create<long>([1, 2, 3, 4], [2, 2]);
        Assert.Equal([1L, 3, 2, 4], whole.T().ToArray());
        Assert.Equal([4], Tensor.Create<int>([1, 2, 3, 4])[^1..].ToArray());
    }

    [Fact]
    public void ShapesAreThoseOfPyTorch()
    {
        Assert.Equal([4, 2, 3], X.Permute(-1, 0, 1).Shape);
        Assert.Equal([3, 4, 2], X.MoveDim(0, -1).Shape);
        Assert.Equal([2, 3], X.Diagonal(0, 1, 2).Shape);
        Assert.Equal([2, 0], X.Diagonal(9, 1, 2).Shape);
        Assert.Equal([1], Tensor.Create(3.0).Flatten().Shape);
        Assert.Equal([2, 1, 3, 4], X.Unsqueeze(1).Shape);
        Assert.Equal([2, 0, 4], X.Narrow(1, 3, 0).Shape);
        Assert.Equal([2, 0, 4], X.Slice(1, 2, 1).Shape);
        Assert.Equal([2, 3, 2], X.Slice(2, -3, 99, 2).Shape);
        Assert.Equal([0, 3], Tensor.Zeros<double>(3, 0).T().Shape);
        Assert.Equal([[2], [2], [1]], Tensor.Zeros<double>(5).Split(2).Select(piece => piece.Shape.ToArray()));
        Assert.Equal([[3], [3], [1]], Tensor.Zeros<double>(7).Chunk(3).Select(piece => piece.Shape.ToArray()));
        Assert.Equal([3], Tensor.Zeros<double>(3).T().Shape);
    }

    [Fact]
    public void UnusedPiecesHaveNoGradient()
    {
        var x = Tensor.Create<double>([1, 2, 3, 4, 5]).RequiresGrad_();
        var pieces = x.Split(2);
        (pieces[1] * 3).Sum().Backward();
        Assert.Equal([0, 0, 3, 3, 0], x.Grad!.ToArray());
        Assert.Equal("<SplitBackward0>", pieces[0].GradFn!.ToString());
    }

    [Fact]
    public void NodesHaveTheNamesOfPyTorch()
    {
        var x = X.RequiresGrad_();
        Assert.Equal("SelectBackward0", x[0].GradFn!.Name);
        Assert.Equal("SliceBackward0", x[..1].GradFn!.Name);
        Assert.Equal("PermuteBackward0", x.Permute(0, 2, 1).GradFn!.Name);
        Assert.Equal("TransposeBackward0", x.Transpose(0, 1).GradFn!.Name);
        Assert.Equal("TBackward0", x[0].T().GradFn!.Name);
        Assert.Equal("UnsqueezeBackward0", x.Unsqueeze(0).GradFn!.Name);
        Assert.Equal("SqueezeBackward0", x.Squeeze().GradFn!.Name);
        Assert.Equal("UnbindBackward0", x.Unbind()[0].GradFn!.Name);
        Assert.Equal("IndexBackward0", x[Tensor.Create<long>([0, 0])].GradFn!.Name);
        Assert.Equal("CatBackward0", Tensor.Cat([x, x]).GradFn!.Name);
    }

    [Fact]
    public void WrongArgumentsAreRefusedBeforeAnyWork()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => X.Transpose(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => X.Select(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => X.Select(-4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Create(1.0).Select(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => X.Narrow(1, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => X.Narrow(1, 4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => X.Slice(1, 0, 2, 0));
        Assert.Throws<ArgumentException>(() => X.Permute(0, 1));
        Assert.Throws<ArgumentException>(() => X.Permute(0, 1, 1));
        Assert.Throws<ArgumentException>(() => X.Diagonal(0, 1, -2));
        Assert.Throws<ArgumentException>(() => X.Split([1, 1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => X.Split(0));
        Assert.Throws<ArgumentException>(() => X.T());
        Assert.Throws<ArgumentException>(() => X.Unflatten(1, 2, 2));
        Assert.Throws<InvalidOperationException>(() => Tensor.Zeros<double>(3).MT);
        var error = Assert.Throws<ArgumentException>(() => X.Permute(2, 0, 1).View(-1));
        Assert.Contains("[4, 2, 3]", error.Message);
    }
}
