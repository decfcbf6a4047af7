using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Loops;

/// <summary>The short way for a few lanes gives the bits of the long way, and touches nothing past an end.</summary>
public sealed class ShortSpanTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(1, 70)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Floats(int length)
    {
        Check<Single1>();
        Check<Single256>();
        Check<Single512>();

        void Check<TLane>()
            where TLane : unmanaged, ILane<TLane, float>
        {
            float[] numbers = TestNumbers.Random<float>(length, 1), others = TestNumbers.Random<float>(length, 2), thirds = TestNumbers.Random<float>(length, 3);
            using GuardedBuffer<float> x = new(numbers), y = new(others), z = new(thirds), result = new(length);
            var body = new Map2Body<TranscendentalMap>(new TranscendentalMap(1));
            var expected = new float[length];
            new SpanKernel<float, Map2Body<TranscendentalMap>>(x.Span, y.Span, default, default, expected, body).Run<TLane, Single1>();

            ShortSpanKernel<float, TLane>.Map(x.Span, y.Span, result.Span, new TranscendentalMap(1));
            Assert.Equal(expected, result.Span.ToArray());
            Elementwise.Map(x.Span, y.Span, result.Span, new TranscendentalMap(1));
            Assert.Equal(expected, result.Span.ToArray());

            ShortSpanKernel<float, TLane>.Map(x.Span, y.Span, z.Span, result.Span, default(ProductMap));
            Assert.Equal(numbers.Select((value, i) => value * others[i] * thirds[i]), result.Span.ToArray());
            ShortSpanKernel<float, TLane>.Map(x.Span, y.Span[..1], z.Span, result.Span, default(ProductMap));
            Assert.Equal(numbers.Select((value, i) => value * others[0] * thirds[i]), result.Span.ToArray());
            ShortSpanKernel<float, TLane>.Map(x.Span, x.Span, default(NegationMap));
            Assert.Equal(numbers.Select(value => -value), x.Span.ToArray());
        }
    }

    [Fact]
    public void Doubles()
    {
        for (var length = 1; length <= 70; length++)
        {
            var numbers = TestNumbers.Random<double>(length, 1);
            using GuardedBuffer<double> x = new(numbers), result = new(length);
            Elementwise.Map(x.Span, result.Span, default(NegationMap));
            Assert.Equal(numbers.Select(value => -value), result.Span.ToArray());
        }
    }

    [Fact]
    public void What_does_not_fit_goes_the_long_way()
    {
        float[] x = [1, 2, 3, 4, 5, 6, 7, 8];
        Assert.True(ShortSpan.Suits<float>(x.AsSpan(0, 4), x.AsSpan(4, 4)));
        Assert.True(ShortSpan.Suits<float>(x.AsSpan(0, 4), x.AsSpan(0, 4)));
        Assert.True(ShortSpan.Suits<float>(x.AsSpan(0, 1), x.AsSpan(1, 4)));
        Assert.False(ShortSpan.Suits<float>(x.AsSpan(0, 4), x.AsSpan(1, 4)));
        Assert.False(ShortSpan.Suits<float>(x.AsSpan(1, 4), x.AsSpan(0, 4)));
        Assert.False(ShortSpan.Suits<float>(x.AsSpan(0, 1), x.AsSpan(0, 4)));
        Assert.False(ShortSpan.Suits<float>(x.AsSpan(3, 1), x.AsSpan(0, 4)));
        Assert.False(ShortSpan.Suits<float>(x.AsSpan(0, 3), x.AsSpan(4, 4)));
        Assert.False(ShortSpan.Suits<float>([], []));
        Assert.False(ShortSpan.Suits<float>(new float[65], new float[65]));
        Assert.Throws<ArgumentException>(() => Elementwise.Map(x.AsSpan(1, 4), x.AsSpan(0, 4), default(NegationMap)));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], x);
    }
}
