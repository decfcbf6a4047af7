using System.Numerics;
using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Loops;

public sealed class ReductionTests
{
    public static TheoryData<int> Lengths =>
        [.. Enumerable.Range(0, 200), 255, 256, 257, 1000, 1023, 1024, 1025, 2047, 2048, 3 * 1024 + 17, 10_000, 65_536, 65_537, 200_001];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void All(int length)
    {
        var x = TestNumbers.Random<float>(length, 1);
        using var guarded = new GuardedBuffer<float>(x);
        var sum = Sum<Single512>();
        Assert.Equal(x.Sum(value => (double)value), sum, 1e-6 * x.Sum(value => Math.Abs((double)value)) + 1e-30);
        Assert.Equal(sum, Sum<Single256>());
        Assert.Equal(sum, Sum<Single1>());
        Assert.Equal(length == 0 ? float.NegativeInfinity : x.Max(), Reduction.All<float, MaxReducer>(guarded.Span));
        Assert.Equal(length == 0 ? float.PositiveInfinity : x.Min(), Reduction.All<float, MinReducer>(guarded.Span));

        var doubles = TestNumbers.Random<double>(length, 2);
        Assert.Equal(doubles.Sum(), Reduction.All<double, SumReducer>(doubles), 1e-14 * length + 1e-30);

        float Sum<TLane>()
            where TLane : unmanaged, ILane<TLane, float>
        {
            var kernel = new ReduceAllKernel<float, SumReducer>(guarded.Span);
            kernel.Run<TLane, Single1>();
            return kernel.Result;
        }
    }

    [Fact]
    public void Products_and_not_a_number()
    {
        Assert.Equal(3628800, Reduction.All<double, ProductReducer>([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
        var x = TestNumbers.Random<float>(5000, 1);
        foreach (var place in (int[])[0, 700, 1024, 4999])
        {
            var withNaN = x.ToArray();
            withNaN[place] = float.NaN;
            Assert.Equal(float.NaN, Reduction.All<float, MaxReducer>(withNaN));
            Assert.Equal(float.NaN, Reduction.All<float, MinReducer>(withNaN));
            Assert.Equal(float.NaN, Reduction.All<float, SumReducer>(withNaN));
        }
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(63, 16)]
    [InlineData(64, 17)]
    [InlineData(65, 64)]
    [InlineData(129, 65)]
    [InlineData(500, 130)]
    [InlineData(7, 3000)]
    public void Rows_and_columns(int rows, int columns)
    {
        foreach (var stride in (int[])[columns, columns + 3])
        {
            var x = TestNumbers.Random<float>(Math.Max(0, (rows - 1) * stride + columns), 1);
            using var guarded = new GuardedBuffer<float>(x);
            using var byRow = new GuardedBuffer<float>(rows);
            using var byColumn = new GuardedBuffer<float>(columns);
            Rows<Single512>(byRow.Span);
            Columns<Single512>(byColumn.Span);
            for (var i = 0; i < rows; i++)
                Assert.Equal(Enumerable.Range(0, columns).Sum(j => (double)x[i * stride + j]), byRow.Span[i], 1e-5 * (columns + 1));
            for (var j = 0; j < columns; j++)
                Assert.Equal(Enumerable.Range(0, rows).Sum(i => (double)x[i * stride + j]), byColumn.Span[j], 1e-5 * (rows + 1));

            float[] rowsAgain = new float[rows], columnsAgain = new float[columns];
            Rows<Single256>(rowsAgain);
            Columns<Single256>(columnsAgain);
            Assert.Equal(byRow.Span.ToArray(), rowsAgain);
            Assert.Equal(byColumn.Span.ToArray(), columnsAgain);
            Rows<Single1>(rowsAgain);
            Columns<Single1>(columnsAgain);
            Assert.Equal(byRow.Span.ToArray(), rowsAgain);
            Assert.Equal(byColumn.Span.ToArray(), columnsAgain);

            void Rows<TLane>(Span<float> result)
                where TLane : unmanaged, ILane<TLane, float> =>
                new ReduceRowsKernel<float, SumReducer>(guarded.Span, rows, columns, stride, result).Run<TLane, Single1>();

            void Columns<TLane>(Span<float> result)
                where TLane : unmanaged, ILane<TLane, float> =>
                new ReduceColumnsKernel<float, SumReducer>(guarded.Span, rows, columns, stride, result).Run<TLane, Single1>();
        }
    }

    [Fact]
    public void Indices_of_extremes()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var (rows, columns) = (random.Next(1, 5), random.Next(1, 70));
            var x = new double[rows * columns];
            for (var i = 0; i < x.Length; i++) x[i] = random.Next(60) == 0 ? double.NaN : random.Next(-9, 9);
            using var guarded = new GuardedBuffer<double>(x);
            long[] largest = new long[rows], smallest = new long[rows];
            Reduction.ArgMax(guarded.Span, rows, columns, columns, largest);
            Reduction.ArgMin(guarded.Span, rows, columns, columns, smallest);
            for (var i = 0; i < rows; i++)
            {
                var row = x[(i * columns)..((i + 1) * columns)];
                var hasNaN = row.Any(double.IsNaN);
                Assert.Equal(Array.FindIndex(row, value => hasNaN ? double.IsNaN(value) : value == row.Max()), largest[i]);
                Assert.Equal(Array.FindIndex(row, value => hasNaN ? double.IsNaN(value) : value == row.Min()), smallest[i]);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(100_003)]
    public void Fused(int length)
    {
        var x = TestNumbers.Random<float>(length, 1);
        using var guarded = new GuardedBuffer<float>(x);
        using var sums = new GuardedBuffer<float>(length);
        var dot = Run<Single512>();
        for (var i = 0; i < length; i++) Assert.Equal(x[i] + 1.5f, sums.Span[i]);

        // The same tree as the reduction of what is not kept.
        var products = new float[length];
        Elementwise.Map(x, [1.5f], [1f], products, default(ProductMap));
        Assert.Equal(Reduction.All<float, SumReducer>(products), dot);
        Assert.Equal(dot, Run<Single256>());
        Assert.Equal(dot, Run<Single1>());
        using (WorkSharing.LimitTo(1)) Assert.Equal(dot, Run<Single512>());

        float Run<TLane>()
            where TLane : unmanaged, ILane<TLane, float>
        {
            var operands = new Operands<float>([length]);
            operands.AddInput(guarded.Span);
            operands.AddInput([1.5f]);
            operands.AddResult(sums.Span);
            return Reduction.Fused<float, TLane, Single1, SumAndProductBody, SumReducer>(operands, default);
        }
    }

    [Fact]
    public void The_bits_do_not_depend_on_the_number_of_threads()
    {
        var x = TestNumbers.Random<float>(1_000_003, 1);
        float all, allByOne;
        float[] rows = new float[1000], rowsByOne = new float[1000], columns = new float[1000], columnsByOne = new float[1000];
        Work(out all, rows, columns);
        using (WorkSharing.LimitTo(1)) Work(out allByOne, rowsByOne, columnsByOne);
        Assert.Equal(allByOne, all);
        Assert.Equal(rowsByOne, rows);
        Assert.Equal(columnsByOne, columns);

        void Work(out float sum, float[] byRow, float[] byColumn)
        {
            sum = Reduction.All<float, SumReducer>(x);
            Reduction.Rows<float, SumReducer>(x, 1000, 1000, 1000, byRow);
            Reduction.Columns<float, SumReducer>(x, 1000, 1000, 1000, byColumn);
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var x = new float[12];
        Assert.Contains("[3, 5]", Assert.Throws<ArgumentException>(() => Reduction.Rows<float, SumReducer>(x, 3, 5, 5, new float[3])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Reduction.Rows<float, SumReducer>(x, 3, 4, 3, new float[3]));
        Assert.Throws<ArgumentException>(() => Reduction.Rows<float, SumReducer>(x, 3, 4, 4, new float[4]));
        Assert.Throws<ArgumentException>(() => Reduction.Columns<float, SumReducer>(x, 3, 4, 4, new float[3]));
        Assert.Throws<ArgumentException>(() => Reduction.Columns<float, SumReducer>(x, 3, 4, 4, x.AsSpan(0, 4)));
        Assert.Throws<ArgumentException>(() => Reduction.ArgMax(x, 3, 0, 0, new long[3]));
        Assert.Throws<ArgumentException>(() => Reduction.Rows<float, SumReducer>(x, -1, 4, 4, default));
        Assert.Throws<ArgumentException>(() =>
        {
            var operands = new Operands<float>([3, 2]);
            operands.AddInput(new float[6], (nint[])[1, 3]);
            operands.AddInput([1.5f]);
            operands.AddResult(new float[6]);
            Reduction.Fused<float, SumReducer, SumAndProductBody>(operands, default);
        });
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var x = TestNumbers.Random<float>(300_000, 1);
        float[] rows = new float[300], columns = new float[1000];
        var indices = new long[300];
        void Work()
        {
            Reduction.All<float, SumReducer>(x);
            Reduction.Rows<float, SumReducer>(x, 300, 1000, 1000, rows);
            Reduction.Columns<float, SumReducer>(x, 300, 1000, 1000, columns);
            Reduction.ArgMax(x, 300, 1000, 1000, indices);
        }

        for (var i = 0; i < 3; i++) Work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) Work();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
