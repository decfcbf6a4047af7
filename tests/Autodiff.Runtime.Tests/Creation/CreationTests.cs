namespace Autodiff.Runtime.Tests.Creation;

public sealed class CreationTests
{
    [Fact]
    public void CollectionExpressionsAndArraysNest()
    {
        Check(Tensor.Create(5.0), [], [5]);
        Check(Tensor.Create<float>([1, 2, 3]), [3], [1, 2, 3]);
        Check(Tensor.Create<float>([[1, 2], [3, 4]]), [2, 2], [1, 2, 3, 4]);
        Check(Tensor.Create<double>([[[1], [2]], [[3], [4]]]), [2, 2, 1], [1, 2, 3, 4]);
        Check(Tensor.Create<long>([[[[1, 2]]]]), [1, 1, 1, 2], [1, 2]);
        Check(Tensor.Create([1.5, 2]), [2], [1.5, 2]);
        Check(Tensor.Create([true, false]), [2], [true, false]);
        Check(Tensor.Create(new double[,] { { 1, 2 }, { 3, 4 } }), [2, 2], [1, 2, 3, 4]);
        Check(Tensor.Create(new int[,,] { { { 1 }, { 2 } } }), [1, 2, 1], [1, 2]);
        double[][] rows = [[1, 2], [3, 4]];
        Check(Tensor.Create(rows), [2, 2], [1, 2, 3, 4]);
        Check(Tensor.Create<float>([]), [0], []);
        Check(Tensor.Create<float>([[], []]), [2, 0], []);
        Check(Tensor.Create<float>([1, 2, 3, 4], [2, 2]), [2, 2], [1, 2, 3, 4]);
        float[] array = [1, 2];
        var copy = Tensor.Create(array);
        array[0] = 9;
        Check(copy, [2], [1, 2]);
    }

    [Fact]
    public void RaggedArraysAreRefusedWithTheirPlace()
    {
        var error = Assert.Throws<ArgumentException>(() => Tensor.Create<double>([[1, 2], [3]]));
        Assert.Contains("the array at [1] has 1 elements, those before it 2", error.Message);
        error = Assert.Throws<ArgumentException>(() => Tensor.Create<double>([[[1], [2]], [[3], [4, 5]]]));
        Assert.Contains("the array at [1, 1]", error.Message);
        double[][] rows = [[1], null!];
        error = Assert.Throws<ArgumentException>(() => Tensor.Create(rows));
        Assert.Contains("the array at [1] is null", error.Message);
        Assert.Throws<ArgumentException>(() => Tensor.Create<float>([1, 2, 3], [2, 2]));
        Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(2, -1));
        Assert.Throws<ArgumentException>(() => Tensor.Empty<float>(1 << 20, 1 << 20));
    }

    [Fact]
    public void SequencesAreThoseOfPyTorch()
    {
        Check(Tensor.Arange<long>(4), [4], [0L, 1, 2, 3]);
        Check(Tensor.Arange<int>(2, 9, 3), [3], [2, 5, 8]);
        Check(Tensor.Arange<int>(5, 0, -2), [3], [5, 3, 1]);
        Check(Tensor.Arange<double>(0, 1, 0.25), [4], [0, 0.25, 0.5, 0.75]);
        Check(Tensor.Arange<float>(1, 1), [0], []);
        Check(Tensor.Linspace<double>(-1, 1, 5), [5], [-1, -0.5, 0, 0.5, 1]);
        Check(Tensor.Linspace<float>(3, 10, 1), [1], [3]);
        Check(Tensor.Logspace<double>(0, 3, 4), [4], [1, 10, 100, 1000]);
        Check(Tensor.Eye<int>(2, 3), [2, 3], [1, 0, 0, 0, 1, 0]);
        Check(Tensor.Full([2], 7L), [2], [7L, 7]);
        Check(Tensor.OnesLike(Tensor.Zeros<bool>(1, 2)), [1, 2], [true, true]);
        Check(Tensor.FullLike(Tensor.Zeros<int>(2), 3), [2], [3, 3]);
        Assert.Throws<ArgumentException>(() => Tensor.Arange<double>(0, 1, 0));
        Assert.Throws<ArgumentException>(() => Tensor.Arange<double>(0, 1, -1));
        Assert.Throws<ArgumentException>(() => Tensor.Arange<int>(0, 1, 0.5));
    }

    [Fact]
    public void NumbersBecomeTensorsOnlyExactly()
    {
        Tensor<float> half = 0.5;
        Assert.Equal(0.5f, half.Item());
        Tensor<long> three = 3;
        Assert.Equal(3, three.Item());
        Assert.Throws<ArgumentException>(() => { Tensor<int> _ = 0.5; });
    }

    private static void Check<T>(Tensor<T> actual, int[] shape, T[] elements)
        where T : unmanaged
    {
        Assert.Equal(shape, actual.Shape.ToArray());
        Assert.Equal(elements, actual.ToArray());
    }
}
