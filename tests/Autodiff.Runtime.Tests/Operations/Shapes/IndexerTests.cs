using static Autodiff.TensorIndex;

namespace Autodiff.Runtime.Tests.Operations.Shapes;

public sealed class IndexerTests
{
    private static Tensor<double> X => Tensor.Create<double>([.. Enumerable.Range(0, 24).Select(i => (double)i)], [2, 3, 4]);

    [Fact]
    public void BasicIndicesGiveViews()
    {
        var x = X;
        Check(x[1], [3, 4], [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]);
        Check(x[^1, 0], [4], [12, 13, 14, 15]);
        Check(x[-2, -1], [4], [8, 9, 10, 11]);
        Check(x[0, 1..3, 2], [2], [6, 10]);
        Check(x[.., 0, 0], [2], [0, 12]);
        Check(x[Ellipsis, 0], [2, 3], [0, 4, 8, 12, 16, 20]);
        Check(x[0, Ellipsis, ^1], [3], [3, 7, 11]);
        Check(x[NewAxis, 1, 2, NewAxis], [1, 1, 4], [20, 21, 22, 23]);
        Check(x[0, 0, new Slice(null, null, 3)], [2], [0, 3]);
        Check(x[0, 0, new Slice(-3, -1)], [2], [1, 2]);
        Check(x[0, 0, 2..99], [2], [2, 3]);
        Check(x[0, 0, 3..1], [0], []);
        Check(x[Ellipsis, NewAxis][1, 2, 3], [1], [23]);
        Check(x[0, 0, 0], [], [0]);
        var view = x[1, 1..];
        x.Mul_(2);
        Check(view, [2, 4], [32, 34, 36, 38, 40, 42, 44, 46]);
    }

    [Fact]
    public void TensorsOfIndicesAreBroadcastAndWalkedTogether()
    {
        Tensor<long> rows = Tensor.Create<long>([1, 0, -1]), columns = Tensor.Create<long>([[2], [0]]);
        Check(X[rows, 0, 0], [3], [12, 0, 12]);
        Check(X[0, rows], [3, 4], [4, 5, 6, 7, 0, 1, 2, 3, 8, 9, 10, 11]);
        Check(X[0, 1, columns], [2, 1], [6, 4]);
        Check(X[Tensor.Create<long>([0, 1, 1]), columns, 0], [2, 3], [8, 20, 20, 0, 12, 12]);

        // Neighbours: in their place. Others: in front.
        Check(X[.., Tensor.Create<long>([0, 2]), Tensor.Create<long>([1, 3])], [2, 2], [1, 11, 13, 23]);
        Check(X[Tensor.Create<long>([0, 1]), .., Tensor.Create<long>([1, 3])], [2, 3], [1, 5, 9, 15, 19, 23]);
        Check(X[Tensor.Create<int>([1, 0]), Ellipsis, 0], [2, 3], [12, 16, 20, 0, 4, 8]);
        Check(X.MT[0, Tensor.Create<long>([1, 2]), Tensor.Create<long>([2, 0])], [2], [9, 2]);
        Check(X[Tensor.Create<long>([])], [0, 3, 4], []);
        Check(X[Tensor.Create(1L)], [3, 4], X[1].ToArray());
    }

    [Fact]
    public void MasksPickWhatIsTrue()
    {
        var row = Tensor.Create<bool>([true, false, true]);
        Check(X[0, row, 1], [2], [1, 9]);
        var matrix = Tensor.Create<bool>([false, true, false, true, false, false], [2, 3]);
        Check(X[matrix], [2, 4], [4, 5, 6, 7, 12, 13, 14, 15]);
        Check(X[matrix, Tensor.Create<long>([3, 0])], [2], [7, 12]);
        Check(X.Permute(1, 0, 2)[matrix.T()], [2, 4], [12, 13, 14, 15, 4, 5, 6, 7]);
        Check(X[Tensor.Create(true)], [1, 2, 3, 4], X.ToArray());
        Check(X[Tensor.Create(false)], [0, 2, 3, 4], []);
        Check(X.MaskedSelect(Tensor.Create<bool>([true, false, false, false])), [6], [0, 4, 8, 12, 16, 20]);
    }

    public static TheoryData<string, Func<Tensor<double>, Tensor<double>>> Indexings => new()
    {
        { "numbers", x => x[1, 2] },
        { "block", x => x[.., new Slice(0, null, 2), NewAxis, 1..3] },
        { "rows", x => x[Tensor.Create<long>([1, 0, 1, 1])] },
        { "rows of a transpose", x => x.Permute(2, 1, 0)[Tensor.Create<long>([3, 0, 3])] },
        { "elements of a middle dimension", x => x[.., Tensor.Create<long>([[2, 2], [0, 1]])] },
        { "neighbours", x => x[.., Tensor.Create<long>([0, 2, 0]), Tensor.Create<long>([1, 3, 1])] },
        { "apart", x => x[Tensor.Create<long>([0, 1, 1]), .., Tensor.Create<long>([1, 3, 3])] },
        { "mask", x => x[Tensor.Create<bool>([true, false, true, true, true, false], [2, 3])] },
        { "masked select", x => x.MaskedSelect(Tensor.Create<bool>([true, false, true])[.., NewAxis]) },
        { "take", x => x.Take(Tensor.Create<long>([[5, 5], [-1, 0]])) },
    };

    [Theory]
    [MemberData(nameof(Indexings))]
    public void DerivativesAgree(string name, Func<Tensor<double>, Tensor<double>> index)
    {
        Assert.NotEmpty(name);
        OperationCheck.Verify(x => index(x) * index(x), OperationCheck.Sample(0.7, 2, 3, 4));
    }

    [Fact]
    public void AssignmentsWriteInPlace()
    {
        var x = Tensor.Zeros<double>(2, 3);
        x[0] = Tensor.Create<double>([1, 2, 3]);
        x[1, 1..] = 5;
        Check(x, [2, 3], [1, 2, 3, 0, 5, 5]);
        x[.., Tensor.Create<long>([0, 2])] = Tensor.Create<double>([[7], [8]]);
        Check(x, [2, 3], [7, 2, 7, 8, 5, 8]);
        x[Tensor.Create<bool>([true, false, false, false, true, false], [2, 3])] = -1;
        Check(x, [2, 3], [-1, 2, 7, 8, -1, 8]);
        x[0, 0] += 10;
        Check(x, [2, 3], [9, 2, 7, 8, -1, 8]);
        x[.., 1..] = x[.., ..2];
        Check(x, [2, 3], [9, 9, 2, 8, 8, -1]);
        x.T()[Tensor.Create<long>([2, 2]), Tensor.Create<long>([0, 0])] = Tensor.Create<double>([3, 4]);
        Check(x, [2, 3], [9, 9, 4, 8, 8, -1]);
        x.IndexPut_([Tensor.Create<long>([0, 0]), Tensor.Create<long>([1, 1])], 1, accumulate: true);
        Check(x, [2, 3], [9, 11, 4, 8, 8, -1]);
        x[Ellipsis] = Tensor.Create<double>([[[1, 2, 3]]]);
        Check(x, [2, 3], [1, 2, 3, 1, 2, 3]);
    }

    [Fact]
    public void AssignedValuesTakeTheGradientAndOverwrittenOnesLoseIt()
    {
        OperationCheck.Verify(
            inputs =>
            {
                var x = inputs[0] * 2;
                x[.., Tensor.Create<long>([0, 2, 0])] = inputs[1];
                return x * x;
            },
            [OperationCheck.Sample(0.1, 2, 3), OperationCheck.Sample(0.2, 2, 3)]);
        OperationCheck.Verify(
            inputs => inputs[0].IndexPut([Tensor.Create<long>([1, 1]), Tensor.Create<long>([0, 0])], inputs[1], accumulate: true).Square(),
            [OperationCheck.Sample(0.1, 2, 3), OperationCheck.Sample(0.2, 2)]);
    }

    [Fact]
    public void LeavesThatRequireGradientsAreNotAssignedTo()
    {
        var x = X.RequiresGrad_();
        Assert.Throws<InvalidOperationException>(() => x[Tensor.Create<long>([0])] = 1);
        using (Autograd.NoGrad())
            x[0] = 0;
        Assert.Equal(0, x[0, 0, 1].Item());
    }

    [Fact]
    public void WrongIndicesAreNamed()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => X[0, 3]);
        Assert.Contains("index 3 is out of range for dimension 1 of size 3", error.Message);
        error = Assert.Throws<ArgumentOutOfRangeException>(() => X[.., Tensor.Create<long>([[0, 1], [-4, 0]])]);
        Assert.Contains("index -4 at [1, 0] is out of range for dimension 1 of size 3", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => X[^4]);
        Assert.Throws<ArgumentOutOfRangeException>(() => X[^0]);
        Assert.Throws<ArgumentException>(() => X[0, 0, 0, 0]);
        Assert.Throws<ArgumentException>(() => X[Ellipsis, Ellipsis]);
        Assert.Throws<ArgumentException>(() => X[Tensor.Create<bool>([true, false, true])]);
        Assert.Throws<ArgumentException>(() => X[Tensor.Create<long>([0, 1]), Tensor.Create<long>([0, 1, 2])]);
        Assert.Throws<ArgumentException>(() => X.Clone()[0] = Tensor.Zeros<double>(3));
        Assert.Throws<ArgumentException>(() => Tensor.Zeros<long>(2)[0] = 0.5);
        var before = X;
        Assert.Throws<ArgumentOutOfRangeException>(() => before[Tensor.Create<long>([0, 2])] = 1);
        Assert.Equal(X.ToArray(), before.ToArray());
    }

    private static void Check(Tensor<double> actual, int[] shape, double[] elements)
    {
        Assert.Equal(shape, actual.Shape.ToArray());
        Assert.Equal(elements, actual.ToArray());
    }
}
