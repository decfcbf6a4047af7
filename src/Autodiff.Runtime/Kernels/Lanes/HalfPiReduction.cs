using System.Numerics;

namespace Autodiff.Internal;

/// <summary>The rest of any finite number by pi/2, by multiplication with the digits of 2/pi that matter.</summary>
/// <remarks>
/// After M. Payne and R. Hanek, "Radian reduction for trigonometric functions" (1983): digits of 2/pi that only add
/// multiples of 4 to the product are left out, and so are those too low to matter.
/// </remarks>
internal static class HalfPiReduction
{
    private static readonly DoubleDouble s_halfPi = new(1.5707963267948966, 6.123233995736766e-17);

    // 2/pi as a binary fraction after 64 zeros.
    private static ReadOnlySpan<ulong> Digits =>
    [
        0,
        0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
        0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41, 0x3991D639835339F4,
        0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D,
        0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB
    ];

    /// <summary>
    /// The n modulo 4 and the rest, as a sum of two numbers, of <c>x = n * pi/2 + rest</c> with the nearest whole n;
    /// NaN for an infinite x. For magnitudes of at least 2^-8; the rest has 75 bits or more.
    /// </summary>
    public static (int Quadrant, double High, double Low) Reduce(double x)
    {
        if (!double.IsFinite(x))
            return (0, double.NaN, 0);

        // x = mantissa * 2^exponent; the digits from weight 2^(2 - exponent) on, 192 of them.
        var bits = BitConverter.DoubleToUInt64Bits(x);
        var mantissa = (bits & 0xF_FFFF_FFFF_FFFF) | 0x10_0000_0000_0000;
        var exponent = (int)(bits >> 52 & 0x7FF) - 1075;
        var (word, shift) = int.DivRem(exponent - 2 + 64, 64);
        var first = Window(word, shift);
        var second = Window(word + 1, shift);
        var third = Window(word + 2, shift);

        // The product modulo 2^192, which stands for 4: two bits of n, then the fraction.
        var low = (UInt128)mantissa * third;
        var middle = (UInt128)mantissa * second + (low >> 64);
        var high = first * mantissa + (ulong)(middle >> 64);
        var fraction = new UInt128((ulong)middle, (ulong)low);

        // To the nearest n: the fraction as a signed number of 190 bits.
        var quadrant = (int)((high >> 62) + (high >> 61 & 1)) & 3;
        high = high << 2 | (ulong)(fraction >> 126);
        fraction <<= 2;
        var isNegative = (long)high < 0;
        if (isNegative)
        {
            fraction = ~fraction + 1;
            high = ~high + (fraction == 0 ? 1UL : 0);
        }

        // The first 106 bits that are not zero.
        var leading = high != 0 ? BitOperations.LeadingZeroCount(high) : 64 + (int)UInt128.LeadingZeroCount(fraction);
        var top = leading < 64
            ? new UInt128(high, (ulong)(fraction >> 64)) << leading | (UInt128)(leading == 0 ? 0 : (ulong)fraction >> (64 - leading))
            : fraction << (leading - 64);
        var part = new DoubleDouble(
            Math.ScaleB((double)(ulong)(top >> 75), -53 - leading),
            Math.ScaleB((double)((ulong)(top >> 22) & 0x1F_FFFF_FFFF_FFFF), -106 - leading));
        var rest = part * s_halfPi;
        if (isNegative)
            rest = -rest;
        return (BitConverter.DoubleToInt64Bits(x) < 0 ? -quadrant & 3 : quadrant,
            x < 0 ? -rest.High : rest.High,
            x < 0 ? -rest.Low : rest.Low);
    }

    private static ulong Window(int word, int shift) =>
        shift == 0 ? Digits[word] : Digits[word] << shift | Digits[word + 1] >> (64 - shift);
}
