namespace Autodiff.Tests;

public sealed class TapeArrayTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(1000)]
    public void Rented_arrays_have_exactly_the_wanted_length_and_are_cleared_each_time(int length)
    {
        for (var call = 0; call < 3; call++)
        {
            using var tape = new Tape();
            var a = tape.Rent<double>(length);
            var b = tape.Rent<double>(length);
            var c = tape.Rent2<float>(length, 2);
            var d = tape.Rent<double[]>(length);
            Assert.Equal(length, a.Length);
            Assert.NotSame(a, b);
            Assert.Equal((length, 2), (c.GetLength(0), c.GetLength(1)));
            Assert.All(a, x => Assert.Equal(0, x));
            Assert.All(b, x => Assert.Equal(0, x));
            Assert.All(c.Cast<float>(), x => Assert.Equal(0, x));
            Assert.All(d, Assert.Null);
            a.AsSpan().Fill(1);
            b.AsSpan().Fill(2);
            d.AsSpan().Fill(a);
            for (var i = 0; i < length; i++) c[i, 1] = 3;
        }
    }

    [Fact]
    public void Copies_have_the_content_of_their_source_and_not_its_storage()
    {
        for (var call = 0; call < 2; call++)
        {
            using var tape = new Tape();
            double[] source = [1, 2, 3];
            var copy = tape.RentCopy(source);
            Assert.Equal(source, copy);
            copy[0] = 9;
            Assert.Equal(1, source[0]);

            double[,] matrix = { { 1, 2, 3 }, { 4, 5, 6 } };
            var matrixCopy = tape.RentCopy2(matrix);
            Assert.Equal(matrix, matrixCopy);
            matrixCopy[1, 2] = 9;
            Assert.Equal(6, matrix[1, 2]);
        }
    }

    [Fact]
    public void Shapes_with_equal_element_counts_are_not_confused()
    {
        for (var call = 0; call < 2; call++)
        {
            using var tape = new Tape();
            var a = tape.Rent2<double>(2, 3);
            var b = tape.Rent2<double>(3, 2);
            var c = tape.Rent2<double>(6, 1);
            var d = tape.Rent<double>(6);
            Assert.Equal((2, 3, 3, 6, 6), (a.GetLength(0), a.GetLength(1), b.GetLength(0), c.GetLength(0), d.Length));
        }
    }

    [Fact]
    public void A_negative_length_throws_as_new_does()
    {
        Assert.Throws<OverflowException>(() => { using var tape = new Tape(); tape.Rent<double>(-1); });
        Assert.Throws<OverflowException>(() => { using var tape = new Tape(); tape.Rent2<double>(-1, 2); });
        Assert.Throws<OverflowException>(() => { using var tape = new Tape(); tape.Rent2<double>(2, -1); });
    }

    [Fact]
    public void What_a_thread_keeps_is_bounded_and_still_right_when_the_bound_is_reached()
    {
        for (var round = 0; round < 4; round++)
        {
            using var tape = new Tape();
            for (var i = 0; i < 20; i++)
            {
                var length = 1_000_000 + 7 * round + i % 3;
                var array = tape.Rent<double>(length);
                Assert.Equal(length, array.Length);
                Assert.Equal(0, array[^1]);
                array[^1] = 1;
            }
        }

        GC.Collect();
        using var last = new Tape();
        Assert.Equal(0, last.Rent<double>(1_000_000)[^1]);
    }
}
