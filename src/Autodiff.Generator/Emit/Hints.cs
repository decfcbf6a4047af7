using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Emit;

/// <summary>Names for temporaries, from what they hold.</summary>
internal static class Hints
{
    /// <summary>A name for the result of an operation.</summary>
    /// <param name="nameOf">The name of the variable that holds an operand; null if it has none.</param>
    public static string Of(IrOperation operation, Func<IrValue, string?> nameOf) => operation switch
    {
        PrimitiveOperation o => Of(o, nameOf),
        LoadOperation { Indices.Count: 1 } o when nameOf(o.Array) is { } array && nameOf(o.Indices[0]) is { Length: 1 } index => array + CSharpNames.Pascal(index),
        LoadOperation o => o.Result.Type.IsMemory ? "row" : nameOf(o.Array) is { } array ? array + "Element" : "element",
        LengthOperation o => nameOf(o.Array) is { } array ? array + "Length" : "length",
        ViewOperation => "span",
        NewArrayOperation or CloneOperation => "array",
        CallOperation o => CSharpNames.Camel(o.Callee.Method),
        PopOperation => "recorded",
        IfOperation o when o.Values.Count > 0 && o.Values[0].Type.IsBoolean => "condition",
        _ => "t",
    };

    private static string Of(PrimitiveOperation o, Func<IrValue, string?> nameOf)
    {
        switch (o.Primitive)
        {
            case Primitive.Multiply when o.Inputs[0].Id == o.Inputs[1].Id && nameOf(o.Inputs[0]) is { } name:
                return name + "Squared";
            case Primitive.Add:
                return "sum";
            case Primitive.Subtract:
                return "difference";
            case Primitive.Multiply:
                return "product";
            case Primitive.Divide:
                return "quotient";
            case Primitive.Remainder:
                return "remainder";
            case Primitive.Negate:
                return nameOf(o.Inputs[0]) is { } negated ? "minus" + CSharpNames.Pascal(negated) : "negated";
            case Primitive.Equal or Primitive.NotEqual or Primitive.Less or Primitive.LessOrEqual or Primitive.Greater or Primitive.GreaterOrEqual
                or Primitive.LogicalNot:
                return "condition";
            case Primitive.Convert:
                return "converted";
            case > Primitive.UnsignedShiftRight:
                return CSharpNames.Camel(o.Primitive.ToString()) + (nameOf(o.Inputs[0]) is { } argument ? CSharpNames.Pascal(argument) : "");
            default:
                return "bits";
        }
    }
}
