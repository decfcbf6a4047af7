using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Emit;

/// <summary>
/// Evaluates operators on constants, as C# would when it compiles them: an expression that C# finds constant makes code unreachable,
/// or fails to compile where the source's would have thrown.
/// </summary>
internal static class ConstantFolding
{
    /// <summary>The operation's result; null if it must be computed when the code runs.</summary>
    public static Constant? Evaluate(PrimitiveOperation operation, Constant?[] inputs)
    {
        if (inputs.Length == 0 || inputs.Any(static input => input is not { Text: null, Type: ScalarType }))
        {
            return null;
        }

        var type = operation.Result.Type;
        var x = inputs[0]!;
        var y = inputs.Length > 1 ? inputs[1]! : x;
        if (operation.Primitive is Primitive.Convert)
        {
            return Convert(x, type, operation.IsChecked);
        }

        return x.Type switch
        {
            { IsBoolean: true } => Boolean(operation.Primitive, x.AsBoolean, y.AsBoolean),
            { IsFloating: true } when y.Type == x.Type => Floating(operation.Primitive, type, x.AsDouble, y.AsDouble),
            { IsIntegral: true } when y.Type == x.Type || operation.Primitive is Primitive.ShiftLeft or Primitive.ShiftRight =>
                Integral(operation.Primitive, type, x, y.Bits, operation.IsChecked),
            _ => null,
        };
    }

    private static Constant? Boolean(Primitive primitive, bool x, bool y) => primitive switch
    {
        Primitive.LogicalNot => Constant.Of(!x),
        Primitive.And => Constant.Of(x && y),
        Primitive.Or => Constant.Of(x || y),
        Primitive.ExclusiveOr or Primitive.NotEqual => Constant.Of(x != y),
        Primitive.Equal => Constant.Of(x == y),
        _ => null,
    };

    private static Constant? Floating(Primitive primitive, IrType type, double x, double y)
    {
        double? value = primitive switch
        {
            Primitive.Add => x + y,
            Primitive.Subtract => x - y,
            Primitive.Multiply => x * y,
            Primitive.Divide => x / y,
            Primitive.Remainder => x % y,
            Primitive.Negate => -x,
            _ => null,
        };

        // The exact result of two floats is a double, which is then rounded once.
        return value is { } number ? Constant.Floating(type, type == IrType.Single ? (float)number : number) : Compare(primitive, x.CompareTo(y), double.IsNaN(x) || double.IsNaN(y), x == y);
    }

    private static Constant? Compare(Primitive primitive, int order, bool isUnordered, bool isEqual) => primitive switch
    {
        Primitive.Equal => Constant.Of(isEqual),
        Primitive.NotEqual => Constant.Of(!isEqual),
        Primitive.Less => Constant.Of(!isUnordered && !isEqual && order < 0),
        Primitive.LessOrEqual => Constant.Of(!isUnordered && (isEqual || order < 0)),
        Primitive.Greater => Constant.Of(!isUnordered && !isEqual && order > 0),
        Primitive.GreaterOrEqual => Constant.Of(!isUnordered && (isEqual || order > 0)),
        _ => null,
    };

    private static Constant? Integral(Primitive primitive, IrType type, Constant left, long y, bool isChecked)
    {
        var x = left.Bits;
        var isUnsigned = left.Type is ScalarType { Kind: ScalarKind.UInt64 };
        if (Compare(primitive, isUnsigned ? unchecked((ulong)x).CompareTo(unchecked((ulong)y)) : x.CompareTo(y), false, x == y) is { } comparison)
        {
            return comparison;
        }

        // 64-bit arithmetic of the compiler's own would wrap unseen.
        if (left.Type is ScalarType { Kind: ScalarKind.Int64 or ScalarKind.UInt64 } && Math.Max(Math.Abs((double)x), Math.Abs((double)y)) >= 1L << 31)
        {
            return null;
        }

        long? value = primitive switch
        {
            Primitive.Add => x + y,
            Primitive.Subtract => x - y,
            Primitive.Multiply => x * y,
            Primitive.Divide when y != 0 => x / y,
            Primitive.Remainder when y != 0 => x % y,
            Primitive.Negate => -x,
            Primitive.And => x & y,
            Primitive.Or => x | y,
            Primitive.ExclusiveOr => x ^ y,
            _ => null,
        };
        return value is { } number && Fits(number, type, isChecked) ? new Constant(type, Wrap(number, type)) : null;
    }

    private static Constant? Convert(Constant x, IrType type, bool isChecked)
    {
        if (x.Type == type)
        {
            return x;
        }

        if (type.IsFloating)
        {
            if (x.Type.IsBoolean || x.Type is ScalarType { Kind: ScalarKind.UInt64 })
            {
                return null;
            }

            var value = x.Type.IsFloating ? x.AsDouble : type == IrType.Single ? (float)x.Bits : x.Bits;
            return Constant.Floating(type, type == IrType.Single ? (float)value : value);
        }

        if (!type.IsIntegral || x.Type.IsBoolean)
        {
            return null;
        }

        if (x.Type.IsFloating)
        {
            var truncated = Math.Truncate(x.AsDouble);
            return Math.Abs(truncated) < 1L << 53 && Fits((long)truncated, type, isChecked: true) ? new Constant(type, (long)truncated) : null;
        }

        return Fits(x.Bits, type, isChecked) && !(isChecked && x.Type is ScalarType { Kind: ScalarKind.UInt64 }) ? new Constant(type, Wrap(x.Bits, type)) : null;
    }

    private static bool Fits(long value, IrType type, bool isChecked) => !isChecked
        || (type is ScalarType { Kind: ScalarKind.UInt64 } ? value >= 0 : Wrap(value, type) == value);

    private static long Wrap(long value, IrType type) => unchecked(((ScalarType)type).Kind switch
    {
        ScalarKind.Char => (char)value,
        ScalarKind.SByte => (sbyte)value,
        ScalarKind.Byte => (byte)value,
        ScalarKind.Int16 => (short)value,
        ScalarKind.UInt16 => (ushort)value,
        ScalarKind.Int32 => (int)value,
        ScalarKind.UInt32 => (uint)value,
        _ => value,
    });
}
