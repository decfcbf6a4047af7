namespace Autodiff.Runtime.Tests.Operations.Shapes;

public sealed class CopyTests
{
    private static readonly Tensor<long> Twice = Tensor.Create<long>([2, 0, 2]);

    public static TheoryData<string, Func<Tensor<double>, Tensor<double>>> Copies => new()
    {
        { "repeat", x => x.Repeat(2, 1, 3) },
        { "tile", x => x.Tile(2) },
        { "interleave", x => x.RepeatInterleave(2, 1) },
        { "interleave all", x => x.RepeatInterleave(3) },
        { "interleave by numbers", x => x.RepeatInterleave(Tensor.Create<long>([2, 0, 1]), 1) },
        { "cat", x => Tensor.Cat([x, x[..1], x], 0) },
        { "cat of the last", x => Tensor.Cat([x, x[.., .., ..2]], -1) },
        { "stack", x => Tensor.Stack([x, x * 2], 1) },
        { "hstack", x => Tensor.HStack([x[0], x[1]]) },
        { "vstack", x => Tensor.VStack([x[0, 0], x[1, 2]]) },
        { "flip", x => x.Flip(0, 2) },
        { "roll", x => x.Roll([1, -3], [1, 2]) },
        { "roll all", x => x.Roll(5) },
        { "rot90", x => x.Rot90(1, 1, 2) },
        { "rot90 backwards", x => x.Rot90(-1, 0, 2) },
        { "pad", x => x.Pad([1, 2, 0, 1], value: 3) },
        { "pad and cut", x => x.Pad([-1, 1, 1, -2]) },
        { "reflect", x => x.Pad([3, 1, 2, 0], PadMode.Reflect) },
        { "replicate", x => x.Pad([2, 5, 0, 1], PadMode.Replicate) },
        { "circular", x => x.Pad([4, 1, 0, 3], PadMode.Circular) },
        { "tril", x => x.Tril(1) },
        { "triu", x => x.Triu(-1) },
        { "diag", x => x[0, 0].Diag(1) },
        { "diag of a matrix", x => x[0].Diag(-1) },
        { "diag embed", x => x.DiagEmbed(-2, 0, 2) },
        { "index select", x => x.IndexSelect(1, Twice) },
        { "index add", x => x.IndexAdd(1, Twice, x, 0.5) },
        { "index copy", x => x.IndexCopy(1, Twice, x * x) },
        { "index fill", x => x.IndexFill(1, Tensor.Create<long>([1]), x.Sum()) },
        { "gather", x => x.Gather(0, Tensor.Create<long>([1, 0, 1, 1], [1, 2, 2])) },
        { "scatter", x => x.Scatter(2, Tensor.Create<long>([3, 3, 0, 1], [2, 1, 2]), x.Square()) },
        { "scatter add", x => x.ScatterAdd(2, Tensor.Create<long>([3, 3, 0, 1], [2, 1, 2]), x.Square()) },
        { "sort", x => x.Sort(1).Values },
        { "sort descending", x => x.Sort(-1, descending: true).Values },
        { "topk", x => x.TopK(2, 1).Values },
        { "smallest", x => x.TopK(1, 2, largest: false).Values },
        { "kthvalue", x => x.Kthvalue(2, 1).Values },
        { "median", x => x.Median(2).Values },
        { "median of all", x => x.Median() },
        { "meshgrid", x => Tensor.Meshgrid([x[0, 0], x[0, 1]])[1] },
        { "broadcast", x => Tensor.BroadcastTensors(x[0, 0], x)[0] },
        { "weights", x => Tensor.Create<long>([1, 0, 1, 3]).Bincount(x[1, 1]) },
    };

    [Theory]
    [MemberData(nameof(Copies))]
    public void DerivativesAgree(string name, Func<Tensor<double>, Tensor<double>> copy)
    {
        Assert.NotEmpty(name);
        OperationCheck.Verify(x => copy(x) * copy(x), OperationCheck.Sample(0.9, 2, 3, 4));
    }

    [Fact]
    public void JoinedTensorsKeepTheirOrder()
    {
        Tensor<float> a = Tensor.Create<float>([[1, 2], [3, 4]]), b = Tensor.Create<float>([[5], [6]]);
        Check(Tensor.Cat([a, b], 1), [2, 3], [1, 2, 5, 3, 4, 6]);
        Check(Tensor.Cat([a.T(), a]), [4, 2], [1, 3, 2, 4, 1, 2, 3, 4]);
        Check(Tensor.Cat([Tensor.Zeros<float>(0), a]), [2, 2], [1, 2, 3, 4]);
        Check(Tensor.Stack([a, a.T()], -1), [2, 2, 2], [1, 1, 2, 3, 3, 2, 4, 4]);
        Check(Tensor.HStack([Tensor.Create(1f), Tensor.Create<float>([2, 3])]), [3], [1, 2, 3]);
        Check(Tensor.VStack([Tensor.Create<float>([1, 2]), a]), [3, 2], [1, 2, 1, 2, 3, 4]);
        Check(Tensor.Cat([Tensor.Create<bool>([true, false]), Tensor.Create<bool>([true])]), [3], [true, false, true]);
        Assert.Throws<ArgumentException>(() => Tensor.Cat([a, b]));
        Assert.Throws<ArgumentException>(() => Tensor.Cat<float>([]));
        Assert.Throws<ArgumentException>(() => Tensor.Cat([Tensor.Create(1f)]));
        Assert.Throws<ArgumentException>(() => Tensor.Stack([a, b]));
    }

    [Fact]
    public void PaddingIsThatOfPyTorch()
    {
        var x = Tensor.Create<double>([1, 2, 3]);
        Check(x.Pad([1, 2], value: 9), [6], [9, 1, 2, 3, 9, 9]);
        Check(x.Pad([2, 1], PadMode.Reflect), [6], [3, 2, 1, 2, 3, 2]);
        Check(x.Pad([2, 1], PadMode.Replicate), [6], [1, 1, 1, 2, 3, 3]);
        Check(x.Pad([2, 1], PadMode.Circular), [6], [2, 3, 1, 2, 3, 1]);
        Check(x.Pad([-1, 1]), [3], [2, 3, 0]);
        Check(Tensor.Create<double>([[1, 2]]).Pad([0, 1, 1, 0]), [2, 3], [0, 0, 0, 1, 2, 0]);
        Assert.Throws<ArgumentException>(() => x.Pad([3, 0], PadMode.Reflect));
        Assert.Throws<ArgumentException>(() => x.Pad([1]));
        Assert.Throws<ArgumentException>(() => x.Pad([1, 1, 1, 1]));
        Assert.Throws<ArgumentException>(() => x.Pad([-2, -2]));
    }

    [Fact]
    public void OrderIsStableAndNaNIsLargest()
    {
        var x = Tensor.Create<double>([2, double.NaN, 1, 2, -0.0, 0, 1, double.NaN]);
        Assert.Equal([4L, 5, 2, 6, 0, 3, 1, 7], x.ArgSort().ToArray());
        Assert.Equal([1L, 7, 0, 3, 2, 6, 4, 5], x.ArgSort(descending: true).ToArray());
        Assert.Equal([1L, 7, 0], x.TopK(3).Indices.ToArray());
        Assert.Equal([4L, 5, 2], x.TopK(3, largest: false).Indices.ToArray());
        Assert.Equal(0, x.Kthvalue(2).Values.Item());
        Assert.True(double.IsNaN(x.Median().Item()));
        Assert.Equal(2, Tensor.Create<double>([4, 2, 1, 3]).Median().Item());
        var many = Tensor.Create<double>(OperationCheck.Values(200, 0.4));
        Assert.Equal(many.Sort(descending: true).Indices.ToArray()[..5], many.TopK(5).Indices.ToArray());
        Assert.Equal(many.Sort(descending: true).Values.ToArray()[..40], many.TopK(40).Values.ToArray());
        Assert.Equal([1L, 2, 3], Tensor.Create<long>([3, 1, 2]).Sort().Values.ToArray());
        Assert.Equal(5, Tensor.Create(5.0).Sort().Values.Item());
        Assert.Throws<ArgumentOutOfRangeException>(() => x.TopK(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Kthvalue(0));
    }

    [Fact]
    public void CountsAndPlaces()
    {
        var labels = Tensor.Create<long>([2, 0, 2]);
        Check(labels.OneHot(), [3, 3], [0L, 0, 1, 1, 0, 0, 0, 0, 1]);
        Check(labels.OneHot(4), [3, 4], [0L, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0]);
        Check(labels.Bincount(5), [5], [1L, 0, 2, 0, 0]);
        Check(Tensor.Create<double>([[0, 3], [4, 0]]).NonZero(), [2, 2], [0L, 1, 1, 0]);
        Check(Tensor.Where(Tensor.Create<bool>([[false, true], [true, true]]))[1], [3], [1L, 0, 1]);
        var (values, inverse, counts) = Tensor.Create<int>([[5, 1], [1, 3]]).Unique();
        Check(values, [3], [1, 3, 5]);
        Check(inverse, [2, 2], [2L, 0, 0, 1]);
        Check(counts, [3], [2L, 1, 1]);
        var sequence = Tensor.Create<double>([1, 3, 3, 5]);
        Check(sequence.SearchSorted(Tensor.Create<double>([[3, 0], [9, 4]])), [2, 2], [1L, 0, 4, 3]);
        Check(sequence.SearchSorted(Tensor.Create<double>([3, 5]), right: true), [2], [3L, 4]);
        Assert.Throws<ArgumentOutOfRangeException>(() => labels.OneHot(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Create<long>([-1]).Bincount());
    }

    [Fact]
    public void ReversedRolledAndTurned()
    {
        var x = Tensor.Create<int>([[1, 2, 3], [4, 5, 6]]);
        Check(x.Flip(1), [2, 3], [3, 2, 1, 6, 5, 4]);
        Check(x.Roll([1], [1]), [2, 3], [3, 1, 2, 6, 4, 5]);
        Check(x.Roll(-1), [2, 3], [2, 3, 4, 5, 6, 1]);
        Check(x.Rot90(), [3, 2], [3, 6, 2, 5, 1, 4]);
        Check(x.Rot90(2), [2, 3], [6, 5, 4, 3, 2, 1]);
        Check(x.Rot90(3), [3, 2], [4, 1, 5, 2, 6, 3]);
        Check(x.Tril(), [2, 3], [1, 0, 0, 4, 5, 0]);
        Check(x.Triu(1), [2, 3], [0, 2, 3, 0, 0, 6]);
        Check(x.Repeat(2, 1, 2), [2, 2, 6], [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6, 1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6]);
        Check(Tensor.Create<int>([1, 2]).RepeatInterleave(2), [4], [1, 1, 2, 2]);
        Check(Tensor.Create<int>([7, 8]).Diag(-1), [3, 3], [0, 0, 0, 7, 0, 0, 0, 8, 0]);
        Assert.Equal([3, 2], Tensor.Meshgrid([Tensor.Zeros<int>(2), Tensor.Zeros<int>(3)], "xy")[0].Shape);
    }

    [Fact]
    public void WrongIndicesAreRefused()
    {
        var x = Tensor.Zeros<double>(2, 3);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => x.IndexSelect(1, Tensor.Create<long>([0, 3])));
        Assert.Contains("index 3 at [1] is out of range for dimension 1 of size 3; indices go from 0 to 2", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => x.IndexSelect(0, Tensor.Create<long>([-1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Gather(1, Tensor.Create<long>([[long.MaxValue]])));
        Assert.Throws<ArgumentException>(() => x.Gather(1, Tensor.Zeros<long>(3, 1)));
        Assert.Throws<ArgumentException>(() => x.Gather(1, Tensor.Zeros<long>(3)));
        Assert.Throws<ArgumentException>(() => x.IndexAdd(0, Tensor.Zeros<long>(1), Tensor.Zeros<double>(2, 3)));
        Assert.Throws<ArgumentException>(() => x.ScatterAdd(1, Tensor.Zeros<long>(2, 2), Tensor.Zeros<double>(2, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Take(Tensor.Create<long>([6])));
    }

    [Fact]
    public void ChangesInPlaceAreThoseOfTheCopies()
    {
        var index = Tensor.Create<long>([1, 1]);
        var x = Tensor.Create<double>([[1, 2, 3], [4, 5, 6]]);
        Tensor<double> rows = Tensor.Create<double>([[1, 1, 1], [2, 2, 2]]), transposed = x.T().Clone();
        Assert.Equal(x.IndexAdd(0, index, rows).ToArray(), x.Clone().IndexAdd_(0, index, rows).ToArray());
        Assert.Equal(x.IndexCopy(0, index, rows).ToArray(), x.Clone().IndexCopy_(0, index, rows).ToArray());
        Assert.Equal(x.IndexFill(0, index, 7).ToArray(), x.Clone().IndexFill_(0, index, 7).ToArray());
        transposed.T().IndexFill_(0, index, 7);
        Assert.Equal(x.IndexFill(0, index, 7).T().ToArray(), transposed.ToArray());
        var places = Tensor.Create<long>([[0, 0], [2, 1]]);
        Assert.Equal(x.Scatter(1, places, rows).ToArray(), x.Clone().Scatter_(1, places, rows).ToArray());
        Assert.Equal(x.ScatterAdd(1, places, rows).ToArray(), x.Clone().ScatterAdd_(1, places, rows).ToArray());
    }

    private static void Check<T>(Tensor<T> actual, int[] shape, T[] elements)
        where T : unmanaged
    {
        Assert.Equal(shape, actual.Shape.ToArray());
        Assert.Equal(elements, actual.ToArray());
    }
}
