using System.Globalization;

namespace Autodiff.Generator.IR;

/// <summary>A compile-time constant. Floating-point constants compare by bits, so that 0.0 and -0.0 differ and NaN equals itself.</summary>
/// <param name="Bits">The value's bits: of the double for <c>double</c> and <c>float</c>, else the integer; 0 for text.</param>
/// <param name="Text">C# source of an opaque constant (string, enum member, null, default), else null.</param>
internal sealed record Constant(IrType Type, long Bits, string? Text = null)
{
    public static Constant Of(double value) => new(IrType.Double, BitConverter.DoubleToInt64Bits(value));

    public static Constant Of(float value) => new(IrType.Single, BitConverter.DoubleToInt64Bits(value));

    public static Constant Of(int value) => new(IrType.Int32, value);

    public static Constant Of(long value) => new(IrType.Int64, value);

    public static Constant Of(bool value) => new(IrType.Boolean, value ? 1 : 0);

    public static Constant Opaque(IrType type, string text) => new(type, 0, text);

    /// <summary>A floating-point constant of the given floating type.</summary>
    public static Constant Floating(IrType type, double value) => new(type, BitConverter.DoubleToInt64Bits(value));

    /// <summary>The value of a floating-point constant.</summary>
    public double AsDouble => BitConverter.Int64BitsToDouble(Bits);

    public bool AsBoolean => Bits != 0;

    public bool IsFloating(double value) => Type.IsFloating && Bits == BitConverter.DoubleToInt64Bits(value);

    public bool IsInteger(long value) => Type.IsIntegral && Text is null && Bits == value;

    public override string ToString() => Text
        ?? (Type.IsFloating ? AsDouble.ToString("R", CultureInfo.InvariantCulture)
        : Type.IsBoolean ? (AsBoolean ? "true" : "false")
        : Bits.ToString(CultureInfo.InvariantCulture));
}
