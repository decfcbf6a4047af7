using System.Globalization;

namespace Autodiff.Internal;

/// <summary>Numbers as text, rounded as Python does: to the nearest, and exactly halfway to the even digit.</summary>
internal static class NumberText
{
    /// <summary>With so many digits behind the point.</summary>
    public static string Fixed(double value, int precision)
    {
        if (!double.IsFinite(value))
            return NotFinite(value);

        // Halfway lie odd multiples of a power of two alone, and .NET rounds those away from zero.
        var scaled = Math.Abs(value) * (1L << (precision + 1));
        if (scaled < 1L << 53 && scaled == Math.Floor(scaled) && (long)scaled % 2 == 1 && scaled < 1e10)
            return decimal.Round((decimal)value, precision, MidpointRounding.ToEven) is var even && even == 0 && value < 0
                ? "-" + even.ToString("F" + precision, CultureInfo.InvariantCulture)
                : even.ToString("F" + precision, CultureInfo.InvariantCulture);
        return value.ToString("F" + precision, CultureInfo.InvariantCulture);
    }

    /// <summary>With one digit before the point, so many behind it, and an exponent of at least two digits.</summary>
    public static string Scientific(double value, int precision)
    {
        if (!double.IsFinite(value))
            return NotFinite(value);
        var exact = value.ToString("E30", CultureInfo.InvariantCulture);
        var point = exact.IndexOf('.', StringComparison.Ordinal);
        var digits = exact.AsSpan(point + 1, 30);
        var isHalfway = digits[precision] == '5' && digits[(precision + 1)..].TrimEnd('0').IsEmpty;
        var lastDigit = precision == 0 ? exact[point - 1] : digits[precision - 1];
        var text = isHalfway && (lastDigit - '0') % 2 == 0
            ? exact[..(precision == 0 ? point : point + 1 + precision)] + exact[exact.IndexOf('E', StringComparison.Ordinal)..]
            : value.ToString("E" + precision, CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        var power = text.AsSpan(exponent + 2).TrimStart('0');
        return $"{text.AsSpan(0, exponent)}e{text[exponent + 1]}{(power.Length < 2 ? new string('0', 2 - power.Length) : "")}{power}";
    }

    private static string NotFinite(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
