using System.Collections.Immutable;
using System.Text;
using Autodiff.Generator.Binding;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// Operations as C# source.
internal sealed partial class OperationLowerer
{
    /// <summary>
    /// C# source of an operation with the values of its parts as inputs. Parts that the IR has operations for are lowered, in the order of
    /// evaluation; the rest is written with complete names, so that it means the same in the generated file.
    /// </summary>
    private sealed partial class OpaqueText(OperationLowerer lowerer)
    {
        private readonly StringBuilder _text = new();
        private readonly List<IrValue> _inputs = [];

        /// <summary>Whether all of it could be written; if not, the reason has been reported.</summary>
        public bool IsComplete { get; private set; } = true;

        public string Template => _text.ToString();

        public EquatableArray<IrValue> Inputs => _inputs.ToEquatableArray();

        public Effects Effects { get; private set; }

        /// <summary>An expression without effects, from a text and its inputs.</summary>
        public static IrValue Pure(OperationLowerer lowerer, string text, IrType type, params IrValue[] inputs) =>
            lowerer._builder.Append(new OpaqueOperation(
                new([lowerer._builder.Fresh(type)]),
                text,
                inputs.ToEquatableArray(),
                "expressions of this kind are not differentiated",
                Diagnostics.DiagnosticIds.UnsupportedExpression,
                Effects.Pure)).Values[0];

        /// <summary>The operator of a compound assignment on a type that the IR does not compute with.</summary>
        public static IrValue OfBinary(OperationLowerer lowerer, ICompoundAssignmentOperation compound, IrValue left)
        {
            var text = new OpaqueText(lowerer);
            text._text.Append('(');
            text.WriteInput(left);
            text._text.Append(' ').Append(OperatorText(compound.OperatorKind)).Append(' ');
            text.Write(compound.Value);
            text._text.Append(')');
            var (id, reason) = lowerer.ReasonOf(compound);
            return lowerer._builder.Append(new OpaqueOperation(
                new([lowerer._builder.Fresh(left.Type)]), text.Template, text.Inputs, reason, id, text.Effects | EffectsOfOperator(compound.OperatorMethod)))
                .Values[0];
        }

        /// <summary>Writes a part: as an input if the IR can compute it, else as source.</summary>
        public void Write(IOperation operation)
        {
            if (operation is { ConstantValue: { HasValue: true, Value: var value }, Type: { } type })
            {
                WriteText(Constants.Text(value, type));
            }
            else if (IsInput(operation))
            {
                WriteValue(lowerer.Lower(operation), operation.Type!);
            }
            else
            {
                WriteWhole(operation);
            }
        }

        private static bool IsInput(IOperation operation) => operation.Type is { } type
            && operation is not (IThrowOperation or IDelegateCreationOperation)
            && (TypeMapper.Map(type) is not OpaqueType
                || TypeMapper.IsTuple(type)
                || operation is ILocalReferenceOperation or IParameterReferenceOperation or IConditionalOperation or ICoalesceOperation
                    or ISwitchExpressionOperation or IAssignmentOperation or IIncrementOrDecrementOperation
                    or IArrayElementReferenceOperation or IInvalidOperation)
            && type.SpecialType != SpecialType.System_Void;

        private void WriteValue(ImmutableArray<IrValue> leaves, ITypeSymbol type)
        {
            var next = 0;
            WriteLeaves(leaves, type, ref next);
        }

        private void WriteLeaves(ImmutableArray<IrValue> leaves, ITypeSymbol type, ref int next)
        {
            if (!TypeMapper.IsTuple(type))
            {
                if (next < leaves.Length)
                {
                    WriteInput(leaves[next++]);
                }

                return;
            }

            _text.Append('(');
            var separator = "";
            foreach (var element in ((INamedTypeSymbol)type).TupleElements)
            {
                _text.Append(separator);
                WriteLeaves(leaves, element.Type, ref next);
                separator = ", ";
            }

            _text.Append(')');
        }

        private void WriteInput(IrValue value)
        {
            var index = _inputs.FindIndex(input => input.Id == value.Id);
            if (index < 0)
            {
                index = _inputs.Count;
                _inputs.Add(value);
            }

            _text.Append('{').Append(index).Append('}');
        }

        /// <summary>Writes source that is no placeholder.</summary>
        private void WriteText(string text) => _text.Append(text.Replace("{", "{{").Replace("}", "}}"));

        private void Fail(IOperation operation, string reason)
        {
            lowerer.Unsupported(operation, reason);
            IsComplete = false;
        }

        /// <summary>Writes a whole expression or statement, which must have its own type: the compiler's conversions become casts.</summary>
        public void WriteAll(IOperation operation)
        {
            if (operation is IConversionOperation { Type: { } type, IsTryCast: false } conversion)
            {
                WriteCast(conversion, type);
            }
            else
            {
                WriteWhole(operation);
            }
        }

        /// <summary>Writes an operation as source, with its parts as inputs where that is possible.</summary>
        private void WriteWhole(IOperation operation)
        {
            switch (operation)
            {
                case { ConstantValue: { HasValue: true, Value: var value }, Type: { } type }:
                    WriteText(Constants.Text(value, type));
                    break;
                case ILocalReferenceOperation or IParameterReferenceOperation:
                    WriteValue(lowerer.Lower(operation), operation.Type!);
                    break;
                case IParenthesizedOperation parenthesized:
                    Write(parenthesized.Operand);
                    break;
                case IConversionOperation conversion:
                    WriteConversion(conversion);
                    break;
                case IInvocationOperation invocation:
                    WriteInvocation(invocation);
                    break;
                case IObjectCreationOperation creation:
                    WriteObjectCreation(creation);
                    break;
                case IFieldReferenceOperation field:
                    WriteMember(field.Instance, field.Field);
                    Effects |= field.Field is { IsReadOnly: true } or { IsConst: true } ? Effects.Pure : Effects.Unknown;
                    break;
                case IPropertyReferenceOperation property:
                    WriteProperty(property);
                    break;
                case IBinaryOperation binary:
                    WriteText("(");
                    Write(binary.LeftOperand);
                    WriteText(" " + OperatorText(binary.OperatorKind) + " ");
                    Write(binary.RightOperand);
                    WriteText(")");
                    Effects |= EffectsOfOperator(binary.OperatorMethod);
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                    WriteText("^");
                    Write(fromEnd.Operand);
                    break;
                case IUnaryOperation unary when OperatorText(unary.OperatorKind) is { } sign:
                    WriteText("(" + sign);
                    Write(unary.Operand);
                    WriteText(")");
                    Effects |= EffectsOfOperator(unary.OperatorMethod);
                    break;
                case IInterpolatedStringOperation interpolated:
                    WriteInterpolatedString(interpolated);
                    break;
                case IDefaultValueOperation { Type: { } type }:
                    WriteText("default(" + TypeMapper.CSharp(type) + ")");
                    break;
                case ITypeOfOperation typeOf:
                    WriteText("typeof(" + TypeMapper.CSharp(typeOf.TypeOperand) + ")");
                    break;
                case IIsTypeOperation isType:
                    WriteText("(");
                    Write(isType.ValueOperand);
                    WriteText((isType.IsNegated ? " is not " : " is ") + TypeMapper.CSharp(isType.TypeOperand) + ")");
                    break;
                case ICoalesceOperation coalesce when IsSimple(coalesce.WhenNull):
                    WriteText("(");
                    Write(coalesce.Value);
                    WriteText(" ?? ");
                    Write(coalesce.WhenNull);
                    WriteText(")");
                    break;
                case IConditionalAccessOperation access:
                    WriteConditionalAccess(access);
                    break;
                case ITupleOperation tuple:
                    WriteValue(lowerer.Lower(tuple), tuple.Type!);
                    break;
                case IRangeOperation range:
                    WriteRange(range);
                    break;
                case IImplicitIndexerReferenceOperation indexer:
                    Write(indexer.Instance);
                    WriteText("[");
                    WriteWhole(indexer.Argument);
                    WriteText("]");
                    Effects |= Effects.Throws;
                    break;
                case IArrayCreationOperation or IArrayElementReferenceOperation:
                    WriteValue(lowerer.Lower(operation), operation.Type!);
                    break;
                case IDiscardOperation or IDelegateCreationOperation or IAnonymousFunctionOperation:
                    // Refused by the fence, or by the call they are given to.
                    IsComplete = false;
                    break;
                default:
                    Fail(operation, "expressions of this kind are not supported");
                    break;
            }
        }

        private void WriteConversion(IConversionOperation conversion)
        {
            if (conversion.IsImplicit || conversion.Type is null)
            {
                Write(conversion.Operand);
                return;
            }

            if (conversion.IsTryCast)
            {
                WriteText("(");
                Write(conversion.Operand);
                WriteText(" as " + TypeMapper.CSharp(conversion.Type) + ")");
                return;
            }

            WriteCast(conversion, conversion.Type);
        }

        private void WriteCast(IConversionOperation conversion, ITypeSymbol type)
        {
            WriteText((conversion.IsChecked ? "checked((" : "((") + TypeMapper.CSharp(type) + ")(");
            Write(conversion.Operand);
            WriteText("))");
            Effects |= conversion.OperatorMethod is null ? Effects.Throws : EffectsOfOperator(conversion.OperatorMethod);
        }

        private void WriteRange(IRangeOperation range)
        {
            if (range.LeftOperand is not null)
            {
                WriteWhole(range.LeftOperand);
            }

            WriteText("..");
            if (range.RightOperand is not null)
            {
                WriteWhole(range.RightOperand);
            }
        }

        /// <summary>Whether an operand may be evaluated before it is known whether it is needed.</summary>
        private static bool IsSimple(IOperation operation) =>
            operation.ConstantValue.HasValue || operation is ILocalReferenceOperation or IParameterReferenceOperation
            || operation is IConversionOperation { IsImplicit: true } conversion && IsSimple(conversion.Operand);

        private static Effects EffectsOfOperator(IMethodSymbol? method) =>
            method is null || IsKnownPure(method) ? Effects.Throws : Effects.Unknown | Effects.Writes;

        private static string OperatorText(BinaryOperatorKind kind) => kind switch
        {
            BinaryOperatorKind.Add => "+",
            BinaryOperatorKind.Subtract => "-",
            BinaryOperatorKind.Multiply => "*",
            BinaryOperatorKind.Divide => "/",
            BinaryOperatorKind.Remainder => "%",
            BinaryOperatorKind.LeftShift => "<<",
            BinaryOperatorKind.RightShift => ">>",
            BinaryOperatorKind.UnsignedRightShift => ">>>",
            BinaryOperatorKind.And => "&",
            BinaryOperatorKind.Or => "|",
            BinaryOperatorKind.ExclusiveOr => "^",
            BinaryOperatorKind.ConditionalAnd => "&&",
            BinaryOperatorKind.ConditionalOr => "||",
            BinaryOperatorKind.Equals => "==",
            BinaryOperatorKind.NotEquals => "!=",
            BinaryOperatorKind.LessThan => "<",
            BinaryOperatorKind.LessThanOrEqual => "<=",
            BinaryOperatorKind.GreaterThan => ">",
            BinaryOperatorKind.GreaterThanOrEqual => ">=",
            _ => "+",
        };

        private static string? OperatorText(UnaryOperatorKind kind) => kind switch
        {
            UnaryOperatorKind.Minus => "-",
            UnaryOperatorKind.Plus => "+",
            UnaryOperatorKind.Not => "!",
            UnaryOperatorKind.BitwiseNegation => "~",
            _ => null,
        };
    }
}
