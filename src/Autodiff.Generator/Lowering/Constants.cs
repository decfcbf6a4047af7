using System.Globalization;
using Autodiff.Generator.Binding;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: C#'s constants to constants of the IR.</summary>
internal static class Constants
{
    public static Constant Of(object? value, ITypeSymbol type)
    {
        var irType = TypeMapper.Map(type);
        return (irType, value) switch
        {
            (ScalarType { IsFloating: true }, not null) => Constant.Floating(irType, Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            (ScalarType { IsBoolean: true }, bool boolean) => Constant.Of(boolean),
            (ScalarType, char character) => new Constant(irType, character),
            (ScalarType, ulong unsigned) => new Constant(irType, unchecked((long)unsigned)),
            (ScalarType, not null) => new Constant(irType, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            _ => Constant.Opaque(irType, Text(value, type)),
        };
    }

    /// <summary>A constant as C# source.</summary>
    public static string Text(object? value, ITypeSymbol type)
    {
        if (value is null)
        {
            return type.IsValueType && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T
                ? "default(" + TypeMapper.CSharp(type) + ")"
                : "null";
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            var member = enumeration.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value));
            return member is null
                ? "((" + TypeMapper.CSharp(type) + ")(" + Primitive(value) + "))"
                : TypeMapper.CSharp(type) + "." + TypeNames.Escape(member.Name);
        }

        return type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr
            ? "((" + TypeMapper.CSharp(type) + ")(" + Primitive(value) + "))"
            : Primitive(value);
    }

    private static string Primitive(object value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool boolean => boolean ? "true" : "false",
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "u",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "null",
    };
}
