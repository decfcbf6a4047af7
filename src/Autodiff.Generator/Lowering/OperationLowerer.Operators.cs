using System.Collections.Immutable;
using Autodiff.Generator.Binding;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// Built-in operators.
internal sealed partial class OperationLowerer
{
    private ImmutableArray<IrValue> LowerBinary(IBinaryOperation binary)
    {
        if (binary is { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr, OperatorMethod: null }
            && binary.Type?.SpecialType == SpecialType.System_Boolean)
        {
            var left = LowerOne(binary.LeftOperand);
            return binary.OperatorKind == BinaryOperatorKind.ConditionalAnd
                ? [AndAlso(left, () => LowerOne(binary.RightOperand))]
                : [OrElse(left, () => LowerOne(binary.RightOperand))];
        }

        if (!IsBuiltIn(binary))
        {
            return Opaque(binary);
        }

        // Sums of many terms are deep on the left: no recursion there.
        var chain = new Stack<IBinaryOperation>();
        IOperation leftmost = binary;
        while (leftmost is IBinaryOperation { ConstantValue.HasValue: false } inner && IsBuiltIn(inner))
        {
            chain.Push(inner);
            leftmost = inner.LeftOperand;
        }

        var result = LowerOne(leftmost);
        while (chain.Count > 0)
        {
            var next = chain.Pop();
            result = At(next, () => Compute(
                PrimitiveOf(next.OperatorKind)!.Value, TypeMapper.Map(next.Type!), next.IsChecked, result, LowerOne(next.RightOperand)));
        }

        return [result];
    }

    private static bool IsBuiltIn(IBinaryOperation binary) =>
        binary is { OperatorMethod: null, IsLifted: false, Type: not null }
        && PrimitiveOf(binary.OperatorKind) is not null
        && IsScalar(binary.Type) && IsScalar(binary.LeftOperand.Type) && IsScalar(binary.RightOperand.Type);

    private static bool IsScalar(ITypeSymbol? type) => type is not null && TypeMapper.Map(type).IsScalar;

    /// <summary>Both sides are evaluated, then elements compared until one pair differs.</summary>
    private IrValue LowerTupleComparison(ITupleBinaryOperation comparison)
    {
        var left = Lower(comparison.LeftOperand);
        var right = Lower(comparison.RightOperand);
        if (left.Length != right.Length || left.Concat(right).Any(static leaf => !leaf.Type.IsScalar))
        {
            Unsupported(comparison, "tuples are compared only where all elements are numbers or truth values");
            return _builder.Boolean(false);
        }

        var equal = _builder.Boolean(true);
        for (var i = 0; i < left.Length; i++)
        {
            var (x, y) = Promoted(left[i], right[i]);
            equal = AndAlso(equal, () => _builder.Compare(Primitive.Equal, x, y));
        }

        return comparison.OperatorKind == BinaryOperatorKind.Equals
            ? equal
            : _builder.Primitive(Primitive.LogicalNot, IrType.Boolean, [equal]);
    }

    private ImmutableArray<IrValue> LowerUnary(IUnaryOperation unary)
    {
        if (unary is not { OperatorMethod: null, IsLifted: false, Type: not null } || !IsScalar(unary.Type) || !IsScalar(unary.Operand.Type))
        {
            return Opaque(unary);
        }

        Primitive? primitive = unary.OperatorKind switch
        {
            UnaryOperatorKind.Minus => Primitive.Negate,
            UnaryOperatorKind.Not when unary.Type.SpecialType == SpecialType.System_Boolean => Primitive.LogicalNot,
            UnaryOperatorKind.Not or UnaryOperatorKind.BitwiseNegation => Primitive.Complement,
            _ => null,
        };
        if (primitive is null)
        {
            return unary.OperatorKind == UnaryOperatorKind.Plus ? Lower(unary.Operand) : Opaque(unary);
        }

        return [Compute(primitive.Value, TypeMapper.Map(unary.Type), unary.IsChecked, LowerOne(unary.Operand))];
    }

    private IrValue Compute(Primitive primitive, IrType type, bool isChecked, params IrValue[] operands) =>
        _builder.Append(new PrimitiveOperation(
            _builder.Fresh(type), primitive, new([.. operands]), isChecked && OverflowsAreSeen(primitive, type))).Result;

    /// <summary>Only integer arithmetic and conversions to integers heed a checked context.</summary>
    private static bool OverflowsAreSeen(Primitive primitive, IrType type) =>
        type.IsIntegral && primitive is Primitive.Add or Primitive.Subtract or Primitive.Multiply or Primitive.Negate or Primitive.Convert;

    private static Primitive? PrimitiveOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => Primitive.Add,
        BinaryOperatorKind.Subtract => Primitive.Subtract,
        BinaryOperatorKind.Multiply => Primitive.Multiply,
        BinaryOperatorKind.Divide => Primitive.Divide,
        BinaryOperatorKind.Remainder => Primitive.Remainder,
        BinaryOperatorKind.LeftShift => Primitive.ShiftLeft,
        BinaryOperatorKind.RightShift => Primitive.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => Primitive.UnsignedShiftRight,
        BinaryOperatorKind.And => Primitive.And,
        BinaryOperatorKind.Or => Primitive.Or,
        BinaryOperatorKind.ExclusiveOr => Primitive.ExclusiveOr,
        BinaryOperatorKind.Equals => Primitive.Equal,
        BinaryOperatorKind.NotEquals => Primitive.NotEqual,
        BinaryOperatorKind.LessThan => Primitive.Less,
        BinaryOperatorKind.LessThanOrEqual => Primitive.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Primitive.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Primitive.GreaterOrEqual,
        _ => null,
    };
}
