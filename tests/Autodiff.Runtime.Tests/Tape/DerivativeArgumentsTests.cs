namespace Autodiff.Tests;

public sealed class DerivativeArgumentsTests
{
    [Fact]
    public void Null_is_refused_by_name()
    {
        DerivativeArguments.NotNull(new object(), "a");
        Assert.Equal("a", Assert.Throws<ArgumentNullException>(() => DerivativeArguments.NotNull(null, "a")).ParamName);
    }

    [Fact]
    public void A_wrong_length_names_both_lengths_and_both_parameters()
    {
        DerivativeArguments.SameLength(5, 5, "b", "bGradient");
        var error = Assert.Throws<ArgumentException>(() => DerivativeArguments.SameLength(5, 3, "b", "bGradient"));
        Assert.StartsWith("The destination 'bGradient' has length 3, but 'b' has length 5; they must be equal.", error.Message);
        Assert.Equal("bGradient", error.ParamName);

        error = Assert.Throws<ArgumentException>(() => DerivativeArguments.SameLength(5, 3, "b", "bTangent", "tangent"));
        Assert.StartsWith("The tangent 'bTangent'", error.Message);
    }

    [Fact]
    public void A_wrong_shape_names_both_shapes()
    {
        DerivativeArguments.SameShape(new double[2, 3], new double[2, 3], "a", "aGradient");
        var error = Assert.Throws<ArgumentException>(
            () => DerivativeArguments.SameShape(new double[2, 3], new double[3, 2], "a", "aGradient"));
        Assert.Contains("'aGradient' has shape [3, 2], but 'a' has shape [2, 3]", error.Message);
    }

    [Fact]
    public void A_jagged_shape_is_compared_row_by_row()
    {
        double[]?[] a = [new double[1], null, new double[3]];
        DerivativeArguments.SameShape(a, [new double[1], null, new double[3]], "a", "aGradient");
        Refused([new double[1], null], "has length 2, but 'a' has length 3");
        Refused([new double[1], null, new double[2]], "Row 2 of the destination 'aGradient' has length 2, but row 2 of 'a' has length 3");
        Refused([new double[1], [], new double[3]], "Row 1 of the destination 'aGradient' has length 0, but row 1 of 'a' is null");
        Refused([null, null, new double[3]], "Row 0 of the destination 'aGradient' is null, but row 0 of 'a' has length 1");

        void Refused(double[]?[] destination, string message) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(
                () => DerivativeArguments.SameShape(a, destination, "a", "aGradient")).Message);
    }

    [Fact]
    public void Overlapping_spans_are_refused_and_neighbours_are_not()
    {
        var a = new double[10];
        DerivativeArguments.NoOverlap<double>(a.AsSpan(0, 5), a.AsSpan(5), "a", "b");
        DerivativeArguments.NoOverlap<double>(a.AsSpan(0, 0), a.AsSpan(), "a", "b");
        var error = Assert.Throws<ArgumentException>(
            () => DerivativeArguments.NoOverlap<double>(a.AsSpan(0, 6), a.AsSpan(5), "a", "b"));
        Assert.StartsWith("'a' and 'b' overlap; an array that is written, or a destination, may not overlap another", error.Message);
        Assert.Throws<ArgumentException>(() => DerivativeArguments.NoOverlap(a, (ReadOnlySpan<double>)a.AsSpan(9), "a", "b"));
        Assert.Throws<ArgumentException>(() => DerivativeArguments.NoOverlap(ref a[3], (ReadOnlySpan<double>)a.AsSpan(3), "a", "b"));
        Assert.Throws<ArgumentException>(() => DerivativeArguments.NoOverlap(ref a[3], ref a[3], "a", "b"));
        DerivativeArguments.NoOverlap(ref a[3], ref a[4], "a", "b");
        DerivativeArguments.NoOverlap(ref a[3], (ReadOnlySpan<double>)a.AsSpan(4), "a", "b");
    }

    [Fact]
    public void One_array_twice_is_refused()
    {
        var a = new double[2];
        var m = new double[2, 2];
        DerivativeArguments.NoOverlap(a, new double[2], "a", "b");
        DerivativeArguments.NoOverlap<double>((double[]?)null, (double[]?)null, "a", "b");
        DerivativeArguments.NoOverlap(m, new double[2, 2], "a", "b");
        Assert.Throws<ArgumentException>(() => DerivativeArguments.NoOverlap(a, a, "a", "b"));
        Assert.Throws<ArgumentException>(() => DerivativeArguments.NoOverlap(m, m, "a", "b"));
        Assert.Throws<ArgumentException>(() =>
            DerivativeArguments.NoOverlap(m, System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref m[1, 1], 1), "a", "b"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void Shared_rows_are_refused_by_index(int rows)
    {
        var a = Enumerable.Range(0, rows).Select(_ => new double[2]).ToArray();
        var b = Enumerable.Range(0, rows).Select(_ => new double[2]).ToArray();
        DerivativeArguments.NoOverlap(a, b, "a", "b");
        DerivativeArguments.DistinctRows(a, "a");
        DerivativeArguments.DistinctRows<double>(new double[]?[rows], "nulls");
        Assert.Throws<ArgumentException>(() => DerivativeArguments.NoOverlap(a, a, "a", "b"));

        b[2] = a[1];
        var error = Assert.Throws<ArgumentException>(() => DerivativeArguments.NoOverlap(a, b, "a", "b"));
        Assert.StartsWith("'a[1]' and 'b[2]' overlap", error.Message);
        error = Assert.Throws<ArgumentException>(() => DerivativeArguments.NoOverlap(a, (ReadOnlySpan<double>)a[1], "a", "c"));
        Assert.StartsWith("'a[1]' and 'c' overlap", error.Message);

        b[0] = b[2];
        error = Assert.Throws<ArgumentException>(() => DerivativeArguments.DistinctRows(b, "b"));
        Assert.StartsWith("Rows 0 and 2 of 'b' are the same array", error.Message);
    }

    [Fact]
    public void AddTo_adds_every_element_of_any_length()
    {
        for (var n = 0; n < 40; n++)
        {
            var source = Enumerable.Range(0, n).Select(i => i + 0.25).ToArray();
            var destination = Enumerable.Range(0, n).Select(i => 100.0 * i).ToArray();
            DerivativeArguments.AddTo<double>(source, destination);
            for (var i = 0; i < n; i++) Assert.Equal(101.0 * i + 0.25, destination[i]);

            var singles = new float[n];
            DerivativeArguments.AddTo<float>(Enumerable.Repeat(2f, n).ToArray(), singles);
            Assert.All(singles, x => Assert.Equal(2f, x));
        }

        Assert.Throws<ArgumentException>(() => DerivativeArguments.AddTo<double>(new double[2], new double[3]));
    }

    [Fact]
    public void Bulk_operations_reach_every_element_of_matrices_and_rows()
    {
        double[,] m = { { 1, 2, 3 }, { 4, 5, 6 } };
        DerivativeArguments.AddTo(new double[,] { { 1, 1, 1 }, { 1, 1, 1 } }, m);
        Assert.Equal(new double[,] { { 2, 3, 4 }, { 5, 6, 7 } }, m);
        DerivativeArguments.Clear(m);
        Assert.Equal(new double[2, 3], m);
        Assert.Equal(new double[2, 3], DerivativeArguments.ZerosLike(m));
        DerivativeArguments.Clear(new double[0, 4]);

        double[]?[] jagged = [[1, 2], null, [], [3]];
        DerivativeArguments.AddTo(jagged, jagged);
        Assert.Equal([[2, 4], null, [], [6]], jagged);
        Assert.Equal([[0, 0], null!, [], [0]], DerivativeArguments.ZerosLike(jagged));
        DerivativeArguments.Clear(jagged);
        Assert.Equal([[0, 0], null, [], [0]], jagged);
        Assert.Equal([0f, 0f], DerivativeArguments.ZerosLike(new float[] { 1, 2 }));
        Assert.Equal([0f, 0f], DerivativeArguments.ZerosLike((ReadOnlySpan<float>)[1, 2]));
    }

    [Fact]
    public void Checks_that_pass_allocate_nothing_once_warm()
    {
        var a = Enumerable.Range(0, 50).Select(_ => new double[2]).ToArray();
        var b = Enumerable.Range(0, 50).Select(_ => new double[2]).ToArray();
        Check();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Check();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Check()
        {
            DerivativeArguments.NotNull(a, "a");
            DerivativeArguments.SameShape(a, b, "a", "b");
            DerivativeArguments.NoOverlap(a, b, "a", "b");
            DerivativeArguments.DistinctRows(b, "b");
            DerivativeArguments.SameLength(2, a[0].Length, "a", "b");
            DerivativeArguments.NoOverlap(a[0], b[0], "a", "b");
        }
    }
}
