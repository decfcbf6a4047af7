namespace Autodiff.Runtime.Tests.Operations.Elementwise;

/// <summary>Comparisons of every type of elements, and choices by their masks.</summary>
public sealed class ComparisonTests
{
    /// <summary>Lengths with and without whole vectors of booleans, of which 32 elements make one.</summary>
    public static TheoryData<int> Lengths => [0, 1, 7, 31, 32, 33, 64, 100];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Of_every_type(int length)
    {
        Check<float>(length, value => value);
        Check<double>(length, value => value);
        Check<int>(length, value => value);
        Check<long>(length, value => value);
        Check(length, value => value > 2);
    }

    [Fact]
    public void Nan_is_not_equal_to_itself_and_neither_above_nor_below()
    {
        foreach (var length in (int[])[1, 40])
        {
            var x = Tensor.Full([length], float.NaN);
            var y = x.Clone();
            Assert.DoesNotContain(true, (x < y).ToArray());
            Assert.DoesNotContain(true, (x >= y).ToArray());
            Assert.DoesNotContain(true, (x > 0).ToArray());
            Assert.DoesNotContain(true, x.Eq(x).ToArray());
            Assert.DoesNotContain(false, x.Ne(x).ToArray());
            Assert.DoesNotContain(false, x.IsNaN().ToArray());
        }
    }

    [Fact]
    public void With_numbers_on_either_side()
    {
        var x = Tensor.Create([1f, 2, 3]);
        Assert.Equal([true, false, false], (x < 2).ToArray());
        Assert.Equal([true, true, false], (x <= 2).ToArray());
        Assert.Equal([false, false, true], (2 < x).ToArray());
        Assert.Equal([false, true, true], (2.0 <= x).ToArray());
        Assert.Equal([true, false, false], (2f > x).ToArray());
        Assert.Equal([false, true, false], x.Eq(2).ToArray());
        Assert.Equal([false, true], (Tensor.Create([0.1f, 0.2f]) > 0.1).ToArray());
    }

    [Fact]
    public void Whole_numbers_with_fractions_and_beyond_their_range()
    {
        var x = Tensor.Create([-1, 0, 1, 2]);
        Assert.Equal([true, true, false, false], (x < 0.5).ToArray());
        Assert.Equal([false, false, true, true], (x > 0.5).ToArray());
        Assert.Equal([false, false, false, false], x.Eq(0.5).ToArray());
        Assert.Equal([true, true, true, true], (x < 1e12).ToArray());
        var y = Tensor.Create([(1L << 53) + 1, 1L << 53]);
        Assert.Equal([true, false], (y > (1L << 53)).ToArray());
        Assert.Equal([false, true], y.Eq(1L << 53).ToArray());
    }

    [Fact]
    public void Broadcast_and_strided()
    {
        var x = Tensor.Create([1, 2, 3, 4, 5, 6], [2, 3]);
        Assert.Equal([false, false, true, true, true, true], (x > Tensor.Create([2, 2], [2, 1])).ToArray());
        Assert.Equal([1, 4, 2, 5, 3, 6], x.Transpose(0, 1).ToArray());
        Assert.Equal([true, false, true, false, true, false], (x.Transpose(0, 1) < Tensor.Create([4, 4, 4], [3, 1])).ToArray());
    }

    [Fact]
    public void Truth_of_one_element()
    {
        var x = Tensor.Create([1.0, 2, 3]);
        if (x.Sum() > 5)
            x *= 2;
        Assert.Equal([2, 4, 6], x.ToArray());
        Assert.Equal(1, x.Sum() > 5 && x.Sum() < 20 ? 1 : 2);
        Assert.Equal(2, x.Sum() > 50 || x.Sum() < 2 ? 1 : 2);
        var error = Assert.Throws<InvalidOperationException>(() => (x > 3) ? 1 : 2);
        Assert.Contains("[3]", error.Message);
        Assert.Contains("Any()", error.Message);
    }

    [Fact]
    public void Logic()
    {
        var x = Tensor.Create([true, true, false, false]);
        var y = Tensor.Create([true, false, true, false]);
        Assert.Equal([true, false, false, false], (x & y).ToArray());
        Assert.Equal([true, true, true, false], (x | y).ToArray());
        Assert.Equal([false, true, true, false], (x ^ y).ToArray());
        Assert.Equal([false, false, true, true], (!x).ToArray());
        Assert.Equal([false, false, true, true], (~x).ToArray());
        Assert.Equal([2, 0], (Tensor.Create([6, 9]) & Tensor.Create([3, 6])).ToArray());
        Assert.Equal([-1, -6], (~Tensor.Create([0, 5])).ToArray());
        Assert.Equal([true, false], (!Tensor.Create([0.0, 3])).ToArray());
        var z = Tensor.Create([0.0, 2]);
        Assert.Equal([false, true], z.LogicalAnd(Tensor.Create([1.0, 1])).ToArray());
        Assert.Equal([true, true], z.LogicalOr(Tensor.Create([1.0, 1])).ToArray());
        Assert.Equal([true, false], z.LogicalXor(Tensor.Create([1.0, 1])).ToArray());
        Assert.Equal([true, false], z.LogicalNot().ToArray());
        Assert.Throws<NotSupportedException>(() => Tensor.Ones<float>(2) & Tensor.Ones<float>(2));
    }

    [Fact]
    public void All_and_any()
    {
        var x = Tensor.Create([true, true, false, true, true, true], [3, 2]);
        Assert.False(x.All().Item());
        Assert.True(x.Any().Item());
        Assert.Equal([true, false, true], x.All(1).ToArray());
        Assert.Equal([false, true], x.All(0).ToArray());
        Assert.Equal([1, 2], x.Any(0, keepDim: true).Shape);
        Assert.True(Tensor.Zeros<bool>(0).All().Item());
        Assert.False(Tensor.Zeros<bool>(0).Any().Item());
        Assert.Equal([true, true], Tensor.Zeros<bool>(2, 0).All(1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Any(2));
    }

    [Fact]
    public void Close_and_equal()
    {
        var x = Tensor.Create([1.0, double.PositiveInfinity, double.NaN, 1e-9]);
        var y = Tensor.Create([1.000001, double.PositiveInfinity, double.NaN, 0]);
        Assert.Equal([true, true, false, true], x.IsClose(y).ToArray());
        Assert.True(x.AllClose(y, equalNan: true));
        Assert.False(x.AllClose(y));
        Assert.False(Tensor.Create([double.PositiveInfinity]).AllClose(Tensor.Create([double.NegativeInfinity]), atol: double.MaxValue));
        Assert.True(Tensor.Create([1, 2]).Equal(Tensor.Create([1, 2])));
        Assert.False(Tensor.Create([1, 2]).Equal(Tensor.Create([1, 2], [2, 1])));
        Assert.False(x.Equal(x));
        Assert.Equal([false, true, false, false], x.IsInf().ToArray());
        Assert.Equal([true, false, false, true], x.IsFinite().ToArray());
        Assert.Equal([false, false], Tensor.Create([1, 2]).IsNaN().ToArray());
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Where_of_every_type(int length)
    {
        CheckWhere<float>(length, value => value);
        CheckWhere<double>(length, value => value);
        CheckWhere<int>(length, value => value);
        CheckWhere<long>(length, value => value);
        CheckWhere(length, value => value % 3 == 0);
    }

    [Fact]
    public void Where_with_numbers_broadcasting_and_a_mask_of_one()
    {
        var mask = Tensor.Create([true, false], [2, 1]);
        var x = Tensor.Create([1f, 2, 3]);
        Assert.Equal([1, 2, 3, -1.5f, -1.5f, -1.5f], Tensor.Where(mask, x, -1.5).ToArray());
        Assert.Equal([0, 0, 0, 1, 2, 3], Tensor.Where(mask, 0, x).ToArray());
        Assert.Equal([1L, 0], Tensor.Where(Tensor.Create([true, false]), 1L, 0L).ToArray());
        Assert.Equal([1, 2, 3], Tensor.Where(Tensor.Create(true), x, x * 2).ToArray());
        Assert.Equal([2, 4, 6], x.Where(Tensor.Create(false), x * 2).ToArray());
        Assert.Equal([9, 2, 3], x.MaskedFill(Tensor.Create([true, false, false]), 9).ToArray());
        Assert.Throws<ArgumentException>(() => Tensor.Create([1, 2]).MaskedFill(Tensor.Create(true), 0.5));
        Assert.Throws<ArgumentException>(() => x.MaskedFill(Tensor.Create(true), x));
    }

    [Fact]
    public void A_nan_that_is_not_taken_has_no_gradient()
    {
        var x = Tensor.Create([-1.0, 4]).RequiresGrad_();
        Tensor.Where(x > 0, x, x.Detach() * double.NaN).Sum().Backward();
        Assert.Equal([0, 1], x.Grad!.ToArray());
        var value = Tensor.Create(2.0).RequiresGrad_();
        Tensor.Zeros<double>(2, 2).MaskedFill(Tensor.Create([true, true]), value).Sum().Backward();
        Assert.Equal(4, value.Grad!.Item());
    }

    private static void Check<T>(int length, Func<int, T> element)
        where T : unmanaged
    {
        T[] a = [.. Enumerable.Range(0, length).Select(i => element(i * 7 % 5))], b = [.. Enumerable.Range(0, length).Select(i => element(i * 3 % 5))];
        Tensor<T> x = Tensor.Create<T>(a), y = Tensor.Create<T>(b);
        int[] order = [.. a.Zip(b, Comparer<T>.Default.Compare)];
        Assert.Equal([.. order.Select(sign => sign < 0)], (x < y).ToArray());
        Assert.Equal([.. order.Select(sign => sign <= 0)], (x <= y).ToArray());
        Assert.Equal([.. order.Select(sign => sign > 0)], (x > y).ToArray());
        Assert.Equal([.. order.Select(sign => sign >= 0)], (x >= y).ToArray());
        Assert.Equal([.. order.Select(sign => sign == 0)], x.Eq(y).ToArray());
        Assert.Equal([.. order.Select(sign => sign != 0)], x.Ne(y).ToArray());
        var one = element(2);
        Assert.Equal([.. a.Select(v => Comparer<T>.Default.Compare(v, one) < 0)], x.Lt(one).ToArray());
        Assert.Equal([.. a.Select(v => Comparer<T>.Default.Compare(v, one) >= 0)], x.Ge(one).ToArray());
    }

    private static void CheckWhere<T>(int length, Func<int, T> element)
        where T : unmanaged
    {
        T[] a = [.. Enumerable.Range(1, length).Select(element)], b = [.. Enumerable.Range(1, length).Select(i => element(-i))];
        bool[] mask = [.. Enumerable.Range(0, length).Select(i => i * i % 7 < 3)];
        Tensor<T> x = Tensor.Create<T>(a), y = Tensor.Create<T>(b);
        var condition = Tensor.Create<bool>(mask);
        Assert.Equal([.. mask.Select((isTrue, i) => isTrue ? a[i] : b[i])], Tensor.Where(condition, x, y).ToArray());
        Assert.Equal([.. mask.Select((isTrue, i) => isTrue ? a[i] : element(5))], Tensor.Where(condition, x, element(5)).ToArray());
        Assert.Equal([.. mask.Select((isTrue, i) => isTrue ? element(5) : b[i])], Tensor.Where(condition, element(5), y).ToArray());
        Assert.Equal([.. mask.Select((isTrue, i) => isTrue ? element(5) : a[i])], x.MaskedFill(condition, element(5)).ToArray());
    }
}
