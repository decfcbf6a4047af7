using System.Numerics;
using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Lanes;

/// <summary>Loads, stores, arithmetic and masks of every lane, against plain C#.</summary>
public sealed unsafe class LaneOperationTests
{
    [Fact]
    public void Floats()
    {
        Check<float, Single1>();
        Check<float, Single256>();
        Check<float, Single512>();
    }

    [Fact]
    public void Doubles()
    {
        Check<double, Double1>();
        Check<double, Double256>();
        Check<double, Double512>();
    }

    private static void Check<T, TLane>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLane : unmanaged, ILane<TLane, T>
    {
        var two = T.One + T.One;
        T[] numbers =
        [
            T.Zero, T.NegativeZero, T.One, -T.One, two / (two + T.One), -two * two * two / (two + T.One), T.CreateChecked(2.5), T.CreateChecked(3.5),
            T.CreateChecked(-2.5), T.CreateChecked(1e30), T.CreateChecked(-1e30), T.Epsilon, T.PositiveInfinity, T.NegativeInfinity, T.NaN,
        ];
        foreach (var x in numbers)
        {
            Unary(x, -x, a => -a);
            Unary(x, T.Abs(x), TLane.Abs);
            Unary(x, T.Floor(x), TLane.Floor);
            Unary(x, T.Ceiling(x), TLane.Ceiling);
            Unary(x, T.Truncate(x), TLane.Truncate);
            Unary(x, T.Round(x), TLane.Round);
            foreach (var y in numbers)
            {
                Binary(x, y, x + y, (a, b) => a + b);
                Binary(x, y, x - y, (a, b) => a - b);
                Binary(x, y, x * y, (a, b) => a * b);
                Binary(x, y, x / y, (a, b) => a / b);
                Binary(x, y, T.FusedMultiplyAdd(x, y, x), (a, b) => TLane.FusedMultiplyAdd(a, b, a));
                Binary(x, y, T.CopySign(x, y), TLane.CopySign);
                Binary(x, y, T.Max(x, y), TLane.Max);
                Binary(x, y, T.Min(x, y), TLane.Min);
                Binary(x, y, x > y ? x : y, TLane.MaxOrSecond);
                Binary(x, y, x < y ? x : y, TLane.MinOrSecond);
                Binary(x, y, x < y ? x : y, (a, b) => TLane.Select(TLane.LessThan(a, b), a, b));
                Binary(x, y, x <= y ? x : y, (a, b) => TLane.Select(TLane.LessThanOrEqual(a, b), a, b));
                Binary(x, y, x == y ? x : y, (a, b) => TLane.Select(TLane.Equals(a, b), a, b));
                Binary(x, y, x == y ? y : x, (a, b) => TLane.Select(~TLane.Equals(a, b), a, b));
                Assert.Equal(x < y, TLane.Any(TLane.LessThan(TLane.Create(x), TLane.Create(y))));
            }
        }

        // Scaling, also into the subnormals, and splitting.
        for (var exponent = -160; exponent < 140; exponent++)
        {
            var mantissa = T.CreateChecked(1.2345678901234567);
            Unary(mantissa, T.ScaleB(mantissa, exponent), a => TLane.Scale(a, TLane.Create(T.CreateChecked(exponent))));
            if (exponent is <= -126 or >= 127) continue;
            Unary(T.ScaleB(mantissa, exponent), mantissa, a => TLane.SplitExponent(a, out _));
            Unary(T.ScaleB(mantissa, exponent), T.CreateChecked(exponent), a => TLane.SplitExponent(a, out var e) is var _ ? e : e);
        }

        // Partial loads and stores, at the edge of a page and from any alignment.
        var elements = stackalloc T[TLane.Count + 1];
        for (var count = 0; count <= TLane.Count; count++)
        {
            using var buffer = new GuardedBuffer<T>(Enumerable.Range(1, count).Select(i => T.CreateChecked(i)).ToArray());
            using var copy = new GuardedBuffer<T>(count);
            fixed (T* source = &System.Runtime.InteropServices.MemoryMarshal.GetReference(buffer.Span))
            fixed (T* destination = &System.Runtime.InteropServices.MemoryMarshal.GetReference(copy.Span))
            {
                var lane = TLane.Load(source, count);
                TLane.Store(elements + 1, lane);
                TLane.Store(destination, lane, count);
            }

            for (var i = 0; i < TLane.Count; i++) Assert.Equal(i < count ? T.CreateChecked(i + 1) : T.Zero, elements[i + 1]);
            Assert.Equal(buffer.Span, copy.Span);
        }

        static void Unary(T x, T expected, Func<TLane, TLane> function) => AssertAll($"{x}", expected, function(TLane.Create(x)));

        static void Binary(T x, T y, T expected, Func<TLane, TLane, TLane> function) =>
            AssertAll($"{x}, {y}", expected, function(TLane.Create(x), TLane.Create(y)));

        static void AssertAll(string arguments, T expected, TLane actual)
        {
            var elements = stackalloc T[TLane.Count];
            TLane.Store(elements, actual);
            for (var i = 0; i < TLane.Count; i++)
            {
                Assert.True(
                    expected.Equals(elements[i]) && (T.IsNegative(expected) == T.IsNegative(elements[i]) || T.IsNaN(expected)),
                    $"{typeof(TLane).Name} of {arguments}: {elements[i]}, not {expected}");
            }
        }
    }
}
