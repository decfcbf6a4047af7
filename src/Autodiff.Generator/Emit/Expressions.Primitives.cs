using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Emit;

/// <summary>Operators, conversions and functions.</summary>
internal sealed partial class Expressions
{
    /// <summary>The binary operator of a primitive; null for others.</summary>
    public static (string Text, Precedence Precedence)? Operator(Primitive primitive) => primitive switch
    {
        Rules.Primitive.Add => ("+", Precedence.Additive),
        Rules.Primitive.Subtract => ("-", Precedence.Additive),
        Rules.Primitive.Multiply => ("*", Precedence.Multiplicative),
        Rules.Primitive.Divide => ("/", Precedence.Multiplicative),
        Rules.Primitive.Remainder => ("%", Precedence.Multiplicative),
        Rules.Primitive.Equal => ("==", Precedence.Equality),
        Rules.Primitive.NotEqual => ("!=", Precedence.Equality),
        Rules.Primitive.Less => ("<", Precedence.Relational),
        Rules.Primitive.LessOrEqual => ("<=", Precedence.Relational),
        Rules.Primitive.Greater => (">", Precedence.Relational),
        Rules.Primitive.GreaterOrEqual => (">=", Precedence.Relational),
        Rules.Primitive.And => ("&", Precedence.And),
        Rules.Primitive.Or => ("|", Precedence.Or),
        Rules.Primitive.ExclusiveOr => ("^", Precedence.ExclusiveOr),
        Rules.Primitive.ShiftLeft => ("<<", Precedence.Shift),
        Rules.Primitive.ShiftRight => (">>", Precedence.Shift),
        Rules.Primitive.UnsignedShiftRight => (">>>", Precedence.Shift),
        _ => null,
    };

    private string MathType => (_frame.QualifiesNames ? "global::System." : "") + "Math";

    private Code Primitive(PrimitiveOperation o)
    {
        var code = Unchecked(o);
        return o.IsChecked ? Code.Primary("checked(" + code.Text + ")") : code;
    }

    private Code Unchecked(PrimitiveOperation o)
    {
        if (Operator(o.Primitive) is var (text, precedence))
        {
            return Narrow(o, Binary(o, text, precedence));
        }

        switch (o.Primitive)
        {
            case Rules.Primitive.Negate:
                return Narrow(o, Prefix("-", Exact(o.Inputs[0])));
            case Rules.Primitive.LogicalNot:
                return Negated(o.Inputs[0]);
            case Rules.Primitive.Complement:
                return Narrow(o, Prefix("~", Exact(o.Inputs[0])));
            case Rules.Primitive.Convert:
                return Cast(o.Result.Type, Exact(o.Inputs[0]));
            default:
                return Function(o);
        }
    }

    private static Code Prefix(string sign, Code operand) =>
        new(sign + (operand.Text[0] is '-' or '+' ? "(" + operand.Text + ")" : operand.At(Precedence.Unary)), Precedence.Unary);

    private Code Cast(IrType type, Code operand) =>
        new($"({Type(type)}){(operand.Text[0] == '-' ? "(" + operand.Text + ")" : operand.At(Precedence.Unary))}", Precedence.Unary);

    // Arithmetic on narrow integers is done in int.
    private Code Narrow(PrimitiveOperation o, Code code) =>
        o.Result.Type is ScalarType { Kind: ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char }
            ? Cast(o.Result.Type, code)
            : code;

    private Code Binary(PrimitiveOperation o, string text, Precedence precedence)
    {
        // Shifts take an int on the right, whatever is shifted.
        var (left, right) = precedence is Precedence.Shift
            ? (Exact(o.Inputs[0]), Converted(o.Inputs[1]))
            : Operands(o.Inputs[0], o.Inputs[1]);

        if (precedence is Precedence.Equality or Precedence.Relational && Converted(o.Inputs[0]).Text == Converted(o.Inputs[1]).Text && Exact(o.Inputs[0]).Text.IndexOf('[') < 0)
        {
            return SelfComparison(o, Exact(o.Inputs[0]));
        }

        if (o.Result.Type.IsIntegral && o.Primitive is Rules.Primitive.Divide or Rules.Primitive.Remainder && _tree.Constant(o.Inputs[1]) is { Bits: 0 })
        {
            // C# refuses to compile what the source, whose divisor was a variable, threw for.
            right = Code.Primary($"{MathType}.Abs({right})");
        }
        else if (o.IsChecked && _tree.Constant(o.Inputs[0]) is not null && (o.Inputs.Count < 2 || _tree.Constant(o.Inputs[1]) is not null))
        {
            left = Code.Primary($"{MathType}.Max({left}, {left})");
        }

        // x - 2 rather than x + -2, which is the same number.
        if (o.Primitive is Rules.Primitive.Add or Rules.Primitive.Subtract && !o.IsChecked
            && _tree.Constant(o.Inputs[1]) is { } constant && Literals.IsNegative(constant) && right.Text[0] == '-')
        {
            text = o.Primitive is Rules.Primitive.Add ? "-" : "+";
            right = Code.Primary(right.Text.Substring(1));
        }

        return new Code($"{left.At(precedence)} {text} {right.At(precedence + 1)}", precedence);
    }

    /// <summary>A comparison of a value with itself, which C# warns of: it asks whether it is a number.</summary>
    private static Code SelfComparison(PrimitiveOperation o, Code value)
    {
        var isTrue = o.Primitive is Rules.Primitive.Equal or Rules.Primitive.LessOrEqual or Rules.Primitive.GreaterOrEqual;
        if (o.Inputs[0].Type.IsFloating && (isTrue || o.Primitive is Rules.Primitive.NotEqual))
        {
            return new Code($"{(isTrue ? "!" : "")}{o.Inputs[0].Type.CSharp}.IsNaN({value})", isTrue ? Precedence.Unary : Precedence.Primary);
        }

        return o.Inputs[0].Type.IsFloating || o.Inputs[0].Type.IsIntegral
            ? new Code($"{value.At(Precedence.Additive)} - {value.At(Precedence.Multiplicative)} {(isTrue ? "==" : ">")} 0", isTrue ? Precedence.Equality : Precedence.Relational)
            : new Code($"{value.At(Precedence.Primary)}.Equals({value}) == {(isTrue ? "true" : "false")}", Precedence.Equality);
    }

    /// <summary>Two operands of one type, of which at most one may leave its conversion to C#.</summary>
    private (Code Left, Code Right) Operands(IrValue left, IrValue right)
    {
        var (loosensLeft, loosensRight) = (Loosens(left), Loosens(right));
        if (loosensLeft > 0 && loosensRight > 0)
        {
            // Better 2.0 * i than 2 * (double)i.
            return loosensLeft >= loosensRight ? (Converted(left), Exact(right)) : (Exact(left), Converted(right));
        }

        return (loosensLeft > 0 ? Converted(left) : Exact(left), loosensRight > 0 ? Converted(right) : Exact(right));
    }

    /// <summary>Whether the expression gets shorter where the other side has its type: 1 for a literal, 2 for a conversion.</summary>
    private int Loosens(IrValue value)
    {
        if (!value.Type.IsFloating && value.Type != IrType.Int64)
        {
            return 0;
        }

        return _tree.Constant(value) is { } constant ? (Literals.IsPlain(constant) || value.Type == IrType.Int64 ? 1 : 0)
            : _folding.IsFolded(value) && _tree.Definition(value)?.Operation is PrimitiveOperation { Primitive: Rules.Primitive.Convert } convert
                && ConvertsImplicitly(convert.Inputs[0].Type, convert.Result.Type) ? 2
            : 0;
    }

    private Code Function(PrimitiveOperation o)
    {
        var rule = PrimitiveTable.Get(o.Primitive);
        var own = o.Inputs[rule.OwnOperand].Type;
        var template = rule.CallFor(own) ?? throw new InvalidOperationException($"{o.Primitive} has no C# form for {own}.");
        if (_frame.QualifiesNames && template.StartsWith("Math", StringComparison.Ordinal))
        {
            template = "global::System." + template;
        }
        else if (_frame.QualifiesNames && template.StartsWith("SpecialFunctions", StringComparison.Ordinal))
        {
            template = "global::Autodiff." + template;
        }

        // Whole numbers need no point where another argument of the same type decides the overload.
        var canLoosen = own.IsFloating && o.Inputs.Any(input => input.Type == own && Loosens(input) == 0);
        var isCall = template[template.Length - 1] == ')' && template.IndexOf(' ') is var space && (space < 0 || template.IndexOf('(') < space);
        for (var i = 0; i < o.Inputs.Count; i++)
        {
            var argument = canLoosen && Loosens(o.Inputs[i]) == 1 ? Converted(o.Inputs[i]) : Exact(o.Inputs[i]);
            template = template.Replace("{" + i + "}", isCall ? argument.Text : argument.At(Precedence.Primary));
        }

        return new Code(template, isCall ? Precedence.Primary : Precedence.Any);
    }
}
