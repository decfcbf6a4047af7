namespace Autodiff.Runtime.Tests.Operations;

/// <summary>Products of vectors, matrices and batches.</summary>
public sealed class MatMulTests
{
    public static TheoryData<int[], int[], int[]> Shapes => new()
    {
        { [3], [3], [] },
        { [2, 3], [3], [2] },
        { [3], [3, 4], [4] },
        { [2, 3], [3, 4], [2, 4] },
        { [5, 2, 3], [3, 4], [5, 2, 4] },
        { [2, 3], [5, 3, 4], [5, 2, 4] },
        { [5, 2, 3], [5, 3, 4], [5, 2, 4] },
        { [2, 1, 2, 3], [4, 3, 2], [2, 4, 2, 2] },
        { [2, 4, 2, 3], [2, 1, 3, 2], [2, 4, 2, 2] },
        { [3], [5, 3, 4], [5, 4] },
        { [5, 2, 3], [3], [5, 2] },
        { [2, 3, 1, 3], [3], [2, 3, 1] },
        { [1, 1], [1, 1], [1, 1] },
        { [0, 3], [3, 2], [0, 2] },
        { [2, 0], [0, 3], [2, 3] },
        { [2, 3], [3, 0], [2, 0] },
        { [0], [0], [] },
        { [0, 2, 3], [3, 2], [0, 2, 2] },
        { [2, 3], [0, 3, 2], [0, 2, 2] },
        { [2, 2, 0], [2, 0, 3], [2, 2, 3] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Values_are_sums_of_products(int[] x, int[] y, int[] result)
    {
        var a = OperationCheck.Sample(0.2, x);
        var b = OperationCheck.Sample(0.9, y);
        var c = a.MatMul(b);
        Assert.Equal(result, c.Shape);
        Assert.Equal(Reference(a, b, result), c.ToArray(), (e, v) => Math.Abs(e - v) <= 1e-14);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Derivatives(int[] x, int[] y, int[] result)
    {
        Assert.NotNull(result);
        OperationCheck.Verify(inputs => inputs[0].MatMul(inputs[1]), [OperationCheck.Sample(0.2, x), OperationCheck.Sample(0.9, y)]);
    }

    [Fact]
    public void Expanded_and_sliced_operands_are_read_as_they_lie()
    {
        var row = OperationCheck.Sample(0.3, 1, 4);
        var x = row.Expand(3, 4);
        var y = OperationCheck.Sample(0.5, 4, 2);
        Assert.Equal(x.Clone().MatMul(y).ToArray(), x.MatMul(y).ToArray());
        OperationCheck.Verify(inputs => inputs[0].Expand(2, 3, 4).MatMul(inputs[1].Expand(2, 4, 2)), [row, y]);
    }

    [Fact]
    public void One_tensor_may_be_both_operands()
    {
        OperationCheck.Verify(x => x.MatMul(x), OperationCheck.Sample(0.4, 3, 3));
        OperationCheck.Verify(x => x.Dot(x), OperationCheck.Sample(0.4, 5));
        OperationCheck.Verify(x => x.Outer(x), OperationCheck.Sample(0.4, 3));
    }

    [Fact]
    public void Nothing_is_summed_to_zeros()
    {
        var product = Tensor.Zeros<float>(2, 0).MatMul(Tensor.Zeros<float>(0, 3));
        Assert.Equal([0, 0, 0, 0, 0, 0], product.ToArray());
    }

    [Fact]
    public void Addmm_scales_and_broadcasts()
    {
        var x = Tensor.Create([1.0, 2]);
        var a = Tensor.Create<double>([1, 2, 3, 4], [2, 2]);
        var b = Tensor.Create<double>([5, 6, 7, 8], [2, 2]);
        Assert.Equal([19.5, 23, 43.5, 51], x.Addmm(a, b, beta: 0.5).ToArray());
        Assert.Equal([-37, -42, -85, -98], x.Addmm(a, b, alpha: -2).ToArray());
        OperationCheck.Verify(i => i[0].Addmm(i[1], i[2], 0.5, -2), [x, a, b]);
        OperationCheck.Verify(i => i[0].Addmv(i[1], i[2], 0.5, -2), [x, a, OperationCheck.Sample(0.1, 2)]);
        OperationCheck.Verify(i => i[0].Baddbmm(i[1], i[2], 2, 3), [x, OperationCheck.Sample(0.1, 3, 2, 4), OperationCheck.Sample(0.6, 3, 4, 2)]);
    }

    [Fact]
    public void Addmm_does_not_read_what_beta_drops()
    {
        var x = Tensor.Create([double.NaN]);
        var one = Tensor.Create<double>([3.0], [1, 1]);
        Assert.Equal([9], x.Addmm(one, one, beta: 0).ToArray());
    }

    [Theory]
    [InlineData(new[] { 2, 3 }, new[] { 2, 3 }, "MatMul: the shapes [2, 3] and [2, 3] cannot be multiplied: the first has 3 columns, the second has 2 rows; they must be the same. Transpose the second: y.Transpose(-2, -1).")]
    [InlineData(new[] { 3 }, new[] { 4 }, "MatMul: the shapes [3] and [4] cannot be multiplied: the first has 3 elements, the second 4; they must be the same.")]
    [InlineData(new[] { 2, 3 }, new[] { 2 }, "MatMul: the shapes [2, 3] and [2] cannot be multiplied: the first has 3 columns, the vector has 2 elements; they must be the same. Transpose the first: x.Transpose(-2, -1).")]
    [InlineData(new int[0], new[] { 4 }, "MatMul: the shapes [] and [4] cannot be multiplied: a single number is neither a vector nor a matrix. Use * for it.")]
    [InlineData(new[] { 2, 2, 3 }, new[] { 3, 3, 2 }, "MatMul: the batches of the shapes [2, 2, 3] and [3, 3, 2] do not broadcast: in dimension -3 the sizes 2 and 3 differ and neither is 1.")]
    public void Shapes_that_do_not_multiply_are_named(int[] x, int[] y, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(x).MatMul(Tensor.Zeros<float>(y)));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Narrower_products_refuse_other_ranks()
    {
        var vector = Tensor.Zeros<float>(3);
        var matrix = Tensor.Zeros<float>(3, 3);
        Assert.Contains("Mm: y must be a matrix, but its shape is [3].", Assert.Throws<ArgumentException>(() => matrix.Mm(vector)).Message);
        Assert.Contains("Mv: y must be a vector, but its shape is [3, 3].", Assert.Throws<ArgumentException>(() => matrix.Mv(matrix)).Message);
        Assert.Contains("Dot: x must be a vector", Assert.Throws<ArgumentException>(() => matrix.Dot(vector)).Message);
        Assert.Contains("Bmm: x must be of 3 dimensions", Assert.Throws<ArgumentException>(() => matrix.Bmm(matrix)).Message);
        Assert.Contains("batches of 2 and 1 matrices", Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(2, 3, 3).Bmm(Tensor.Zeros<float>(1, 3, 3))).Message);
        Assert.Contains("does not broadcast to the shape [3, 3]", Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(2).Addmm(matrix, matrix)).Message);
    }

    [Fact]
    public void Nodes_have_names_of_PyTorch()
    {
        var vector = Tensor.Ones<float>(3).RequiresGrad_();
        var matrix = Tensor.Ones<float>(3, 3).RequiresGrad_();
        Assert.Equal("DotBackward0", vector.Dot(vector).GradFn!.Name);
        Assert.Equal("MvBackward0", matrix.MatMul(vector).GradFn!.Name);
        Assert.Equal("MmBackward0", matrix.MatMul(matrix).GradFn!.Name);
        Assert.Equal("BmmBackward0", Tensor.Ones<float>(2, 3, 3).Bmm(matrix.Expand(2, 3, 3)).GradFn!.Name);
        Assert.Equal("AddmmBackward0", vector.Addmm(matrix, matrix).GradFn!.Name);
    }

    private static double[] Reference(Tensor<double> x, Tensor<double> y, int[] shape)
    {
        int[] xs = x.Rank == 1 ? [1, x.Count] : x.Shape.ToArray(), ys = y.Rank == 1 ? [y.Count, 1] : y.Shape.ToArray();
        int n = xs[^2], k = xs[^1], m = ys[^1], batches = shape.Length == 0 ? 1 : shape.Aggregate(1, (a, b) => a * b) / Math.Max(1, n * m);
        int[] batch = shape[..(shape.Length - (x.Rank > 1 ? 1 : 0) - (y.Rank > 1 ? 1 : 0))];
        double[] ex = x.ToArray(), ey = y.ToArray();
        var result = new List<double>();
        if (n * m == 0)
            return [];
        for (var b = 0; b < batches; b++)
        {
            int ofX = Place(b, batch, xs[..^2]) * n * k, ofY = Place(b, batch, ys[..^2]) * k * m;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < m; j++)
                    result.Add(Enumerable.Range(0, k).Sum(l => ex[ofX + i * k + l] * ey[ofY + l * m + j]));
            }
        }

        return [.. result];
    }

    private static int Place(int index, int[] batch, int[] own)
    {
        int place = 0, stride = 1;
        for (var d = 1; d <= batch.Length; d++)
        {
            if (d <= own.Length)
            {
                place += own[^d] == 1 ? 0 : index % batch[^d] * stride;
                stride *= own[^d];
            }

            index /= batch[^d];
        }

        return place;
    }
}
