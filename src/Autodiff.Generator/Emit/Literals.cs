using System.Globalization;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>Constants as C# source that gives exactly the same bits.</summary>
internal static class Literals
{
    private const double LargestPlainDouble = 1e15;
    private const double LargestPlainSingle = 1 << 24;

    /// <summary>An expression of exactly the constant's type.</summary>
    public static Code Exact(Constant constant)
    {
        if (constant.Text is { } text)
        {
            return text is "default" ? Code.Primary($"default({constant.Type.CSharp})")
                : text is "null" ? new Code($"({constant.Type.CSharp})null", Precedence.Unary)
                : new Code(text, Precedence.Any);
        }

        if (constant.Type is not ScalarType { Kind: var kind })
        {
            return Code.Primary($"default({constant.Type.CSharp})");
        }

        return kind switch
        {
            ScalarKind.Boolean => Code.Primary(constant.AsBoolean ? "true" : "false"),
            ScalarKind.Double => Floating(constant.AsDouble, "double", ""),
            ScalarKind.Single => Floating(constant.AsDouble, "float", "f"),
            ScalarKind.Int32 => Number(Integer(constant.Bits)),
            ScalarKind.Int64 => Number(Integer(constant.Bits) + "L"),
            ScalarKind.UInt32 => Number(unchecked((uint)constant.Bits).ToString(CultureInfo.InvariantCulture) + "u"),
            ScalarKind.UInt64 => Number(unchecked((ulong)constant.Bits).ToString(CultureInfo.InvariantCulture) + "ul"),
            _ => new Code($"({constant.Type.CSharp}){Parenthesized(Integer(constant.Bits))}", Precedence.Unary),
        };
    }

    /// <summary>An expression that converts to the constant's type where one of that type is expected, or stands on the other side of an operator.</summary>
    public static Code Plain(Constant constant) =>
        IsPlain(constant) ? Number(((long)constant.AsDouble).ToString(CultureInfo.InvariantCulture))
        : constant.Text is "default" or "null" ? Code.Primary(constant.Type is ArrayType ? "null" : constant.Text)
        : constant is { Text: null, Type: ScalarType { Kind: ScalarKind.Int64 or ScalarKind.Byte or ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.UInt16 } }
            && constant.Bits is >= int.MinValue and <= int.MaxValue ? Number(Integer(constant.Bits))
        : Exact(constant);

    /// <summary>Whether a floating-point constant can be written as an integer.</summary>
    public static bool IsPlain(Constant constant)
    {
        if (!constant.Type.IsFloating || constant.Text is not null)
        {
            return false;
        }

        var value = constant.AsDouble;
        return value == Math.Floor(value) && Math.Abs(value) <= (constant.Type == IrType.Single ? LargestPlainSingle : LargestPlainDouble)
            && !(value == 0 && constant.Bits != 0);
    }

    /// <summary>Whether it is a negative number, which reads better with its sign taken out.</summary>
    public static bool IsNegative(Constant constant) => constant.Text is null
        && (constant.Type.IsFloating ? constant.AsDouble < 0 : constant.Type == IrType.Int32 && constant.Bits is < 0 and > int.MinValue);

    private static Code Floating(double value, string type, string suffix)
    {
        if (double.IsNaN(value))
        {
            return Code.Primary(type + ".NaN");
        }

        if (double.IsInfinity(value))
        {
            return Code.Primary(type + (value > 0 ? ".PositiveInfinity" : ".NegativeInfinity"));
        }

        if (value == 0 && 1 / value < 0)
        {
            return new Code(suffix.Length > 0 ? "-0f" : "-0.0", Precedence.Unary);
        }

        var text = suffix.Length > 0 ? ShortestSingle((float)value) : ShortestDouble(value);
        text = text.Replace("E+", "e").Replace('E', 'e');
        var isPlain = text.IndexOfAny(['.', 'e']) < 0;
        return Number(text + (suffix.Length > 0 ? suffix : isPlain ? ".0" : ""));
    }

    private static string ShortestDouble(double value)
    {
        // "R" is not reliable on every runtime a compiler runs on.
        foreach (var format in (string[])["G15", "G16"])
        {
            var text = value.ToString(format, CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture).Equals(value))
            {
                return text;
            }
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static string ShortestSingle(float value)
    {
        foreach (var format in (string[])["G6", "G7", "G8"])
        {
            var text = value.ToString(format, CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture).Equals(value))
            {
                return text;
            }
        }

        return value.ToString("G9", CultureInfo.InvariantCulture);
    }

    private static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static Code Number(string text) => new(text, text[0] == '-' ? Precedence.Unary : Precedence.Primary);

    private static string Parenthesized(string number) => number[0] == '-' ? "(" + number + ")" : number;
}
