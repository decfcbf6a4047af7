using Autodiff.Generator.IR;

namespace Autodiff.Generator.Tests.Interpreter;

/// <summary>.NET types, constants and conversions of the IR's scalars.</summary>
internal static class Scalars
{
    public static Type ClrType(IrType type) => type switch
    {
        ScalarType scalar => ClrType(scalar.Kind),
        ArrayType { Dimensions: 1 } array => ClrType(array.ElementType).MakeArrayType(),
        ArrayType array => ClrType(array.ElementType).MakeArrayType(array.Dimensions),
        SpanType => typeof(InterpretedSpan),
        _ => typeof(object),
    };

    public static Type ClrType(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => typeof(bool),
        ScalarKind.Char => typeof(char),
        ScalarKind.SByte => typeof(sbyte),
        ScalarKind.Byte => typeof(byte),
        ScalarKind.Int16 => typeof(short),
        ScalarKind.UInt16 => typeof(ushort),
        ScalarKind.Int32 => typeof(int),
        ScalarKind.UInt32 => typeof(uint),
        ScalarKind.Int64 => typeof(long),
        ScalarKind.UInt64 => typeof(ulong),
        ScalarKind.Single => typeof(float),
        _ => typeof(double),
    };

    /// <summary>The value of a constant; opaque constants are their C# text, except rounding modes.</summary>
    public static object? Of(Constant constant) => constant switch
    {
        { Text: "default" or "null" } => null,
        { Text: { } text } => Enum.TryParse<MidpointRounding>(text[(text.LastIndexOf('.') + 1)..], out var mode) ? mode : text,
        { Type: ScalarType { Kind: ScalarKind.Double } } => constant.AsDouble,
        { Type: ScalarType { Kind: ScalarKind.Single } } => (float)constant.AsDouble,
        { Type: ScalarType { Kind: ScalarKind.Boolean } } => constant.AsBoolean,
        { Type: ScalarType { Kind: ScalarKind.UInt64 } } => unchecked((ulong)constant.Bits),
        { Type: ScalarType { Kind: var kind } } => Convert(constant.Bits, kind, isChecked: false),
        _ => throw new InvalidOperationException($"Unknown constant {constant}."),
    };

    /// <summary>The cast <c>(kind)value</c>.</summary>
    public static object Convert(object value, ScalarKind kind, bool isChecked) => value switch
    {
        bool b => b,
        float f when kind is ScalarKind.Single => f,
        float f => FromDouble(f, kind, isChecked),
        double d => FromDouble(d, kind, isChecked),
        ulong u => FromUInt64(u, kind, isChecked),
        _ => FromInt64(System.Convert.ToInt64(value), kind, isChecked),
    };

    private static object FromDouble(double x, ScalarKind kind, bool isChecked) => kind switch
    {
        ScalarKind.Char => isChecked ? checked((char)x) : unchecked((char)x),
        ScalarKind.SByte => isChecked ? checked((sbyte)x) : unchecked((sbyte)x),
        ScalarKind.Byte => isChecked ? checked((byte)x) : unchecked((byte)x),
        ScalarKind.Int16 => isChecked ? checked((short)x) : unchecked((short)x),
        ScalarKind.UInt16 => isChecked ? checked((ushort)x) : unchecked((ushort)x),
        ScalarKind.Int32 => isChecked ? checked((int)x) : unchecked((int)x),
        ScalarKind.UInt32 => isChecked ? checked((uint)x) : unchecked((uint)x),
        ScalarKind.Int64 => isChecked ? checked((long)x) : unchecked((long)x),
        ScalarKind.UInt64 => isChecked ? checked((ulong)x) : unchecked((ulong)x),
        ScalarKind.Single => (float)x,
        _ => (object)x,
    };

    private static object FromUInt64(ulong x, ScalarKind kind, bool isChecked) => kind switch
    {
        ScalarKind.Char => isChecked ? checked((char)x) : unchecked((char)x),
        ScalarKind.SByte => isChecked ? checked((sbyte)x) : unchecked((sbyte)x),
        ScalarKind.Byte => isChecked ? checked((byte)x) : unchecked((byte)x),
        ScalarKind.Int16 => isChecked ? checked((short)x) : unchecked((short)x),
        ScalarKind.UInt16 => isChecked ? checked((ushort)x) : unchecked((ushort)x),
        ScalarKind.Int32 => isChecked ? checked((int)x) : unchecked((int)x),
        ScalarKind.UInt32 => isChecked ? checked((uint)x) : unchecked((uint)x),
        ScalarKind.Int64 => isChecked ? checked((long)x) : unchecked((long)x),
        ScalarKind.UInt64 => x,
        ScalarKind.Single => (float)x,
        _ => (object)(double)x,
    };

    private static object FromInt64(long x, ScalarKind kind, bool isChecked) => kind switch
    {
        ScalarKind.Char => isChecked ? checked((char)x) : unchecked((char)x),
        ScalarKind.SByte => isChecked ? checked((sbyte)x) : unchecked((sbyte)x),
        ScalarKind.Byte => isChecked ? checked((byte)x) : unchecked((byte)x),
        ScalarKind.Int16 => isChecked ? checked((short)x) : unchecked((short)x),
        ScalarKind.UInt16 => isChecked ? checked((ushort)x) : unchecked((ushort)x),
        ScalarKind.Int32 => isChecked ? checked((int)x) : unchecked((int)x),
        ScalarKind.UInt32 => isChecked ? checked((uint)x) : unchecked((uint)x),
        ScalarKind.Int64 => x,
        ScalarKind.UInt64 => isChecked ? checked((ulong)x) : unchecked((ulong)x),
        ScalarKind.Single => (float)x,
        _ => (object)(double)x,
    };
}
