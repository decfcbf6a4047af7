using System.Collections.Immutable;
using Autodiff.Generator.Binding;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// Conversions.
internal sealed partial class OperationLowerer
{
    private ImmutableArray<IrValue> LowerConversion(IConversionOperation conversion)
    {
        var operand = conversion.Operand;
        if (conversion.Type is not { } target)
        {
            return Lower(operand);
        }

        if (operand is IThrowOperation thrown)
        {
            LowerThrow(thrown);
            return Defaults(target);
        }

        if (operand.Type is not { } source)
        {
            // default, null, a collection expression or a switch without a type of its own.
            return operand is IDefaultValueOperation || operand.ConstantValue.HasValue
                ? operand.ConstantValue is { HasValue: true, Value: null } && !TypeMapper.IsTuple(target)
                    ? [_builder.Constant(Constants.Of(null, target))]
                    : Defaults(target)
                : Opaque(conversion);
        }

        // double[] to ReadOnlySpan<double> has an operator method before C# 14 and none since.
        if (IsMemory(source) && TypeMapper.Map(target) is SpanType span)
        {
            var memory = LowerOne(operand);
            return memory.Type == span ? [memory] : [View(memory, null, null, span)];
        }

        if (operand is ICollectionExpressionOperation collection && IsMemory(target))
        {
            return [LowerCollection(collection)];
        }

        if (TypeMapper.IsTuple(source) && TypeMapper.IsTuple(target))
        {
            return ConvertLeaves(Lower(operand), LeafTypes(target), conversion);
        }

        if (IsClone(operand, TypeMapper.Map(target)) is { } cloned)
        {
            return [_builder.Append(new CloneOperation(_builder.Fresh(TypeMapper.Map(target)), LowerOne(cloned))).Result];
        }

        if (conversion.OperatorMethod is null && IsScalar(source) && IsScalar(target))
        {
            return [Convert(LowerOne(operand), TypeMapper.Map(target), conversion.IsChecked)];
        }

        if (TypeMapper.Map(source) is { IsMemory: true, IsDifferentiable: true } && TypeMapper.Map(target) is OpaqueType)
        {
            // Through such a reference the elements could be written unseen.
            Report(DiagnosticIds.UnsupportedTypeInBody, conversion, Display(target));
            return Defaults(target);
        }

        return conversion.OperatorMethod is null && TypeMapper.Map(source) == TypeMapper.Map(target) && !TypeMapper.IsTuple(target)
            ? Lower(operand)
            : Opaque(conversion);
    }

    /// <summary>The array, if the operation is <c>array.Clone()</c> for an array of the type given.</summary>
    private static IOperation? IsClone(IOperation operation, IrType type) =>
        operation is IInvocationOperation { TargetMethod: { Name: "Clone", ContainingType.SpecialType: SpecialType.System_Array }, Instance: { } instance }
        && instance.Type is { } source && TypeMapper.Map(source) == type
            ? instance
            : null;

    private IrValue Convert(IrValue value, IrType type, bool isChecked = false) =>
        value.Type == type ? value : Compute(Primitive.Convert, type, isChecked, value);

    /// <summary>Converts the elements of a tuple, as its assignment to a tuple of other types does.</summary>
    private ImmutableArray<IrValue> ConvertLeaves(ImmutableArray<IrValue> values, EquatableArray<IrType> types, IOperation place)
    {
        if (values.Length != types.Count)
        {
            Unsupported(place, "the number of elements differs");
            return [.. types.Select(_builder.Default)];
        }

        return [.. values.Zip(types, (value, type) => ConvertLeaf(value, type, place))];
    }

    private IrValue ConvertLeaf(IrValue value, IrType type, IOperation place)
    {
        if (value.Type == type)
        {
            return value;
        }

        if (value.Type.IsScalar && type.IsScalar)
        {
            return Convert(value, type);
        }

        if (value.Type.IsMemory && type is SpanType)
        {
            return View(value, null, null, type);
        }

        if (type is OpaqueType)
        {
            return OpaqueText.Pure(this, "((" + type.CSharp + "){0})", type, value);
        }

        Unsupported(place, $"the conversion of an element to '{type.CSharp.Replace("global::", "")}' is not supported");
        return _builder.Default(type);
    }

    /// <summary>Two numbers, converted to the type in which C# compares and computes.</summary>
    private (IrValue X, IrValue Y) Promoted(IrValue x, IrValue y)
    {
        if (x.Type == y.Type || x.Type is not ScalarType first || y.Type is not ScalarType second)
        {
            return (x, y);
        }

        var type = new ScalarType(NumericPromotion.Of(first.Kind, second.Kind));
        return (Convert(x, type), Convert(y, type));
    }
}
