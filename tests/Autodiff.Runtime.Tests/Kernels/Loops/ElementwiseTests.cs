using System.Numerics;
using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Loops;

public sealed class ElementwiseTests
{
    [Fact]
    public void Every_tail_length_of_floats() => EveryTailLength<float, Single1, Single256, Single512>();

    [Fact]
    public void Every_tail_length_of_doubles() => EveryTailLength<double, Double1, Double256, Double512>();

    [Fact]
    public void Views_of_floats() => Views<float, Single1, Single256, Single512>();

    [Fact]
    public void Views_of_doubles() => Views<double, Double1, Double256, Double512>();

    [Fact]
    public void Spans_of_one_element_are_repeated()
    {
        float[] x = TestNumbers.Random<float>(37, 1), y = [2], z = TestNumbers.Random<float>(37, 2);
        var result = new float[37];
        Elementwise.Map(x, y, z, result, default(ProductMap));
        for (var i = 0; i < 37; i++) Assert.Equal(x[i] * 2 * z[i], result[i]);
    }

    [Fact]
    public void In_place_is_allowed()
    {
        var x = TestNumbers.Random<double>(100, 1);
        var expected = x.Select(value => -value).ToArray();
        Elementwise.Map(x, x, default(NegationMap));
        Assert.Equal(expected, x);
    }

    [Fact]
    public void A_span_without_elements_is_allowed() => Elementwise.Map<float, NegationMap>([], [], default);

    [Fact]
    public void Lengths_that_do_not_fit_are_refused_with_the_shapes_before_any_write()
    {
        var result = new float[12];
        var error = Assert.Throws<ArgumentException>(
            () => Elementwise.Map(new float[12], new float[7], result, new TranscendentalMap(1)));
        Assert.Equal("Input 1 has 7 elements where the shape [12] needs 12.", error.Message);
        Assert.All(result, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Results_may_not_be_repeated_numbers() =>
        Assert.Throws<ArgumentException>(() =>
        {
            var operands = new Operands<float>([5]);
            operands.AddInput(new float[5]);
            operands.AddResult(new float[1]);
            Elementwise.Run(operands, default(Map1Body<NegationMap>));
        });

    [Theory]
    [InlineData(10, 1, 0, 10, 1, 1)] // x[i + 1] = f(x[i])
    [InlineData(10, 1, 1, 10, 1, 0)]
    [InlineData(10, 0, 3, 10, 1, 0)] // a number inside the result
    [InlineData(10, 1, 0, 10, 0, 0)] // a result of one element for all
    [InlineData(5, 2, 0, 5, 2, 2)]
    public void Overlap_that_would_be_wrong_is_refused(int size, int stride, int offset, int resultSize, int resultStride, int resultOffset)
    {
        Assert.Equal(size, resultSize);
        var data = TestNumbers.Random<float>(20, 1);
        var before = data.ToArray();
        Assert.Throws<ArgumentException>(() => Negate(data, size, stride, offset, resultStride, resultOffset));
        Assert.Equal(before, data);
    }

    [Theory]
    [InlineData(5, 2, 0, 2, 1)] // odd from even
    [InlineData(5, 1, 0, 1, 5)]
    [InlineData(5, 2, 0, 2, 0)] // in place
    [InlineData(5, -1, 4, -1, 4)]
    public void Overlap_without_common_elements_is_allowed(int size, int stride, int offset, int resultStride, int resultOffset)
    {
        var data = TestNumbers.Random<float>(20, 1);
        var before = data.ToArray();
        Negate(data, size, stride, offset, resultStride, resultOffset);
        for (var i = 0; i < size; i++) Assert.Equal(-before[offset + i * stride], data[resultOffset + i * resultStride]);
    }

    [Fact]
    public void Columns_beside_columns_do_not_overlap()
    {
        var data = TestNumbers.Random<float>(60, 1);
        var before = data.ToArray();
        var operands = new Operands<float>([10, 3]);
        operands.AddInput(data, (nint[])[6, 1]);
        operands.AddResult(data, (nint[])[6, 1], 3);
        Elementwise.Run(operands, default(Map1Body<NegationMap>));
        for (var i = 0; i < 10; i++)
            for (var j = 0; j < 3; j++) Assert.Equal(-before[6 * i + j], data[6 * i + j + 3]);
    }

    [Fact]
    public void Views_that_leave_their_data_are_refused() =>
        Assert.Throws<ArgumentException>(() => Negate(new float[20], 5, 4, 4, 1, 0));

    [Fact]
    public void The_bits_do_not_depend_on_the_number_of_threads()
    {
        const int Length = 300_001;
        float[] x = TestNumbers.Random<float>(Length, 1), y = TestNumbers.Random<float>(Length, 2);
        float[] one = new float[Length], several = new float[Length];
        using (WorkSharing.LimitTo(1)) Elementwise.Map(x, y, one, new TranscendentalMap(1));
        Elementwise.Map(x, y, several, new TranscendentalMap(1));
        Assert.Equal(one, several);

        // In rows: a matrix times a row.
        float[] rows = new float[300_000], rowsBySeveral = new float[300_000];
        using (WorkSharing.LimitTo(1)) TimesRow(x.AsSpan(0, 300_000), y, rows);
        TimesRow(x.AsSpan(0, 300_000), y, rowsBySeveral);
        Assert.Equal(rows, rowsBySeveral);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var x = TestNumbers.Random<float>(100_000, 1);
        var y = TestNumbers.Random<float>(1000, 2);
        var result = new float[100_000];
        void Work()
        {
            Elementwise.Map(x, result, default(NegationMap));
            Elementwise.Map(y, y, y, result.AsSpan(0, 1000), default(ProductMap));
            TimesRow(x, y, result);
        }

        for (var i = 0; i < 3; i++) Work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) Work();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void TimesRow(ReadOnlySpan<float> x, ReadOnlySpan<float> row, Span<float> result)
    {
        var operands = new Operands<float>([x.Length / 1000, 1000]);
        operands.AddInput(x);
        operands.AddInput(row, (nint[])[0, 1]);
        operands.AddResult(result[..x.Length]);
        Elementwise.Run(operands, new Map2Body<TranscendentalMap>(new TranscendentalMap(1)));
    }

    private static void Negate(float[] data, int size, int stride, int offset, int resultStride, int resultOffset)
    {
        var operands = new Operands<float>([size]);
        operands.AddInput(data, (nint[])[stride], offset);
        operands.AddResult(data, (nint[])[resultStride], resultOffset);
        Elementwise.Run(operands, default(Map1Body<NegationMap>));
    }

    private static void EveryTailLength<T, TLane1, TLane256, TLane512>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLane1 : unmanaged, ILane<TLane1, T>
        where TLane256 : unmanaged, ILane<TLane256, T>
        where TLane512 : unmanaged, ILane<TLane512, T>
    {
        for (var length = 0; length <= 3 * TLane512.Count; length++)
        {
            var expected = Run<TLane1>(length, 0);
            foreach (var shift in (int[])[0, 1, 3])
            {
                Assert.Equal(expected, Run<TLane256>(length, shift));
                Assert.Equal(expected, Run<TLane512>(length, shift));
            }
        }

        // On buffers that end at a page that may not be touched, from addresses shifted by some elements.
        static T[] Run<TLane>(int length, int shift)
            where TLane : unmanaged, ILane<TLane, T>
        {
            T[] x = TestNumbers.Random<T>(length, 1), y = TestNumbers.Random<T>(length, 2), z = TestNumbers.Random<T>(length, 3);
            using var guardedX = new GuardedBuffer<T>(x);
            using var guardedY = new GuardedBuffer<T>(y, guardBefore: true);
            using var guardedZ = new GuardedBuffer<T>([.. z, .. new T[shift]]);
            using var first = new GuardedBuffer<T>(length);
            using var second = new GuardedBuffer<T>(length, guardBefore: true);
            var operands = new Operands<T>([length]);
            operands.AddInput(guardedX.Span);
            operands.AddInput(guardedY.Span);
            operands.AddInput(guardedZ.Span[..length]);
            operands.AddResult(first.Span);
            operands.AddResult(second.Span);
            Elementwise.Run<T, TLane, TwoResultsBody>(operands, default);
            for (var i = 0; i < length; i++)
            {
                Assert.Equal(T.FusedMultiplyAdd(x[i], y[i], z[i]), first.Span[i]);
                Assert.Equal(x[i] - y[i], second.Span[i]);
            }

            return [.. first.Span, .. second.Span];
        }
    }

    private static void Views<T, TLane1, TLane256, TLane512>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLane1 : unmanaged, ILane<TLane1, T>
        where TLane256 : unmanaged, ILane<TLane256, T>
        where TLane512 : unmanaged, ILane<TLane512, T>
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var seed = random.Next();
            RandomView<T, TLane1>(new Random(seed));
            RandomView<T, TLane256>(new Random(seed));
            RandomView<T, TLane512>(new Random(seed));
        }
    }

    /// <summary>Random shapes and views (transposed, reversed, broadcast, apart) against plain loops.</summary>
    private static void RandomView<T, TLane>(Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLane : unmanaged, ILane<TLane, T>
    {
        var rank = random.Next(0, 5);
        var shape = new int[rank];
        for (var d = 0; d < rank; d++) shape[d] = random.Next(8) == 0 ? random.Next(200, 700) / (1 << (2 * d)) : random.Next(1, 7);
        if (random.Next(30) == 0 && rank > 0) shape[random.Next(rank)] = 0;

        var views = new (T[] Data, nint[] Strides, int Offset)[5];
        for (var k = 0; k < 5; k++)
        {
            var strides = new nint[rank];
            var order = Enumerable.Range(0, rank).OrderBy(_ => random.Next(3) == 0 ? random.Next() : 0).Reverse().ToArray();
            nint reach = 1;
            var offset = random.Next(3);
            foreach (var d in order)
            {
                var isBroadcast = k < 3 && random.Next(4) == 0;
                strides[d] = isBroadcast ? 0 : reach * (random.Next(6) == 0 ? 2 : 1);
                reach += strides[d] * Math.Max(0, shape[d] - 1);
                if (random.Next(6) != 0) continue;
                offset += (int)strides[d] * Math.Max(0, shape[d] - 1);
                strides[d] = -strides[d];
            }

            views[k] = (TestNumbers.Random<T>((int)reach + 8, random.Next()), strides, offset);
        }

        using var x = new GuardedBuffer<T>(views[0].Data);
        var operands = new Operands<T>(shape);
        operands.AddInput(x.Span, views[0].Strides, views[0].Offset);
        operands.AddInput(views[1].Data, views[1].Strides, views[1].Offset);
        operands.AddInput(views[2].Data, views[2].Strides, views[2].Offset);
        operands.AddResult(views[3].Data, views[3].Strides, views[3].Offset);
        operands.AddResult(views[4].Data, views[4].Strides, views[4].Offset);
        T[] first = [.. views[3].Data], second = [.. views[4].Data];
        Elementwise.Run<T, TLane, TwoResultsBody>(operands, default);

        var indices = new int[rank];
        for (var element = 0; element < shape.Aggregate(1, (a, b) => a * b); element++)
        {
            nint At(int k) => views[k].Offset + indices.Select((index, d) => index * views[k].Strides[d]).Aggregate((nint)0, (a, b) => a + b);
            first[At(3)] = T.FusedMultiplyAdd(views[0].Data[At(0)], views[1].Data[At(1)], views[2].Data[At(2)]);
            second[At(4)] = views[0].Data[At(0)] - views[1].Data[At(1)];
            for (var d = rank - 1; d >= 0 && ++indices[d] == shape[d]; d--) indices[d] = 0;
        }

        Assert.Equal(first, views[3].Data);
        Assert.Equal(second, views[4].Data);
    }
}
