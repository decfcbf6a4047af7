namespace Autodiff.Runtime.Tests.Operations.Shapes;

/// <summary>Copies between all kinds of layouts against the indexer, element by element.</summary>
public sealed class CopyLayoutTests
{
    public static TheoryData<int[], int[]> Layouts => new()
    {
        { [3, 5], [1, 0] },
        { [67, 70], [1, 0] },
        { [130, 9], [1, 0] },
        { [2, 33, 20], [2, 0, 1] },
        { [9, 2, 10], [2, 1, 0] },
        { [2, 3, 11, 8], [3, 1, 2, 0] },
        { [1, 17, 1, 8], [3, 2, 1, 0] },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void EveryTypeIsCopiedFromAndToPermutedLayouts(int[] shape, int[] order)
    {
        Check(shape, order, i => (float)i);
        Check(shape, order, i => (double)i);
        Check(shape, order, i => i);
        Check(shape, order, i => (long)i);
        Check(shape, order, i => i % 3 == 0);
    }

    [Fact]
    public void RepeatedAndSteppedElementsAreCopied()
    {
        var x = Tensor.Arange<float>(40).Reshape(4, 10);
        Assert.Equal([0f, 3, 6, 9, 20, 23, 26, 29], x[new Slice(0, null, 2), new Slice(0, null, 3)].Clone().ToArray());
        Assert.Equal([.. Enumerable.Range(0, 36).Select(i => (float)(i / 9))], Tensor.Arange<float>(4)[.., TensorIndex.NewAxis].Expand(4, 9).Clone().ToArray());
        var target = Tensor.Zeros<float>(10, 4);
        target.T().CopyFrom_(x);
        Assert.Equal(x.T().ToArray(), target.ToArray());
        target[.., 1].CopyFrom_(Tensor.Create(5f));
        Assert.All(target[.., 1].ToArray(), element => Assert.Equal(5, element));
        Assert.Equal([7f], Tensor.Create(7f).Expand(1, 1).Clone().ToArray());
    }

    private static void Check<T>(int[] shape, int[] order, Func<int, T> element)
        where T : unmanaged
    {
        var count = shape.Aggregate(1, (product, size) => product * size);
        var x = Tensor.Create<T>([.. Enumerable.Range(0, count).Select(element)], shape);
        var view = x.Permute(order);
        var copy = view.Clone();
        var back = Tensor.Empty<T>(shape);
        back.Permute(order).CopyFrom_(copy);
        Assert.Equal(x.ToArray(), back.ToArray());

        var place = new int[shape.Length];
        var elements = copy.ToArray();
        for (var i = 0; i < count; i++)
        {
            var rest = i;
            var source = 0;
            for (var d = shape.Length - 1; d >= 0; d--)
                (rest, place[order[d]]) = Math.DivRem(rest, shape[order[d]]);
            for (var d = 0; d < shape.Length; d++)
                source = source * shape[d] + place[d];
            Assert.Equal(element(source), elements[i]);
        }
    }
}
