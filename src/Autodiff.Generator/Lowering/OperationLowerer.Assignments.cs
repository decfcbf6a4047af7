using System.Collections.Immutable;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// Assignments of all kinds. The left side's parts are evaluated first, then the right side, then the value is stored.
internal sealed partial class OperationLowerer
{
    private ImmutableArray<IrValue> LowerAssignment(IOperation assignment)
    {
        switch (assignment)
        {
            case ISimpleAssignmentOperation { IsRef: true }:
                Report(DiagnosticIds.RefLocal, assignment);
                return Defaults(assignment.Type);
            case ISimpleAssignmentOperation simple:
                var target = PlaceOf(simple.Target);
                var value = Lower(simple.Value);
                AssignPlace(target, value, simple);
                return target is VariablePlace ? ReadPlace(target, simple) : value;
            case IDeconstructionAssignmentOperation deconstruction:
                return LowerDeconstruction(deconstruction);
            case ICompoundAssignmentOperation compound:
                return LowerCompound(compound);
            case IIncrementOrDecrementOperation increment:
                return LowerIncrement(increment);
            case ICoalesceAssignmentOperation coalesce:
                return LowerCoalesceAssignment(coalesce);
            default:
                return Opaque(assignment);
        }
    }

    private ImmutableArray<IrValue> LowerDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = PlaceOf(deconstruction.Target);
        if (deconstruction.Value.Type is not { IsTupleType: true })
        {
            Unsupported(deconstruction, "deconstruction is supported for value tuples only");
            return Defaults(deconstruction.Type);
        }

        var values = Lower(deconstruction.Value);
        var types = LeafTypesOf(target, values);
        var converted = ConvertLeaves(values, new([.. types]), deconstruction);
        AssignPlace(target, converted, deconstruction);
        return converted;
    }

    /// <summary>The types that a place wants; where it takes anything, those of the values.</summary>
    private static List<IrType> LeafTypesOf(Place place, ImmutableArray<IrValue> values)
    {
        var types = new List<IrType>();
        void Add(Place part)
        {
            switch (part)
            {
                case VariablePlace variables:
                    types.AddRange(variables.Variables.Select(static variable => variable.Type));
                    break;
                case ElementPlace { ElementType: { IsTupleType: true } tuple }:
                    types.AddRange(LeafTypes(tuple));
                    break;
                case ElementPlace element:
                    types.Add(element.Array.Type.Element!);
                    break;
                case TuplePlace tuple:
                    foreach (var inner in tuple.Elements)
                    {
                        Add(inner);
                    }

                    break;
                case DiscardPlace discard:
                    types.AddRange(values.Skip(types.Count).Take(discard.LeafCount).Select(static value => value.Type));
                    break;
            }
        }

        Add(place);
        return types;
    }

    private ImmutableArray<IrValue> LowerCompound(ICompoundAssignmentOperation compound)
    {
        var place = PlaceOf(compound.Target);
        var primitive = PrimitiveOf(compound.OperatorKind);
        var isBuiltIn = compound is { OperatorMethod: null, IsLifted: false } && primitive is not null
            && IsScalar(compound.Target.Type) && IsScalar(compound.Value.Type);
        var left = ReadPlace(place, compound.Target);
        if (left.Length != 1)
        {
            Unsupported(compound, "operators on tuples are not supported");
            return left;
        }

        if (!isBuiltIn)
        {
            var text = OpaqueText.OfBinary(this, compound, left[0]);
            AssignPlace(place, [text], compound);
            return [text];
        }

        var targetType = (ScalarType)left[0].Type;
        var right = LowerOne(compound.Value);
        var isShift = primitive is Primitive.ShiftLeft or Primitive.ShiftRight or Primitive.UnsignedShiftRight;
        var type = new ScalarType(isShift || right.Type is not ScalarType rightType
            ? NumericPromotion.Of(targetType.Kind)
            : NumericPromotion.Of(targetType.Kind, rightType.Kind));
        if (!isShift)
        {
            right = Convert(right, type);
        }

        var computed = Compute(primitive!.Value, type, compound.IsChecked, Convert(left[0], type), right);
        var result = Convert(computed, targetType, compound.IsChecked);
        AssignPlace(place, [result], compound);
        return place is VariablePlace ? ReadPlace(place, compound) : [result];
    }

    private ImmutableArray<IrValue> LowerIncrement(IIncrementOrDecrementOperation increment)
    {
        var place = PlaceOf(increment.Target);
        var before = ReadPlace(place, increment.Target);
        if (before.Length != 1)
        {
            Unsupported(increment, "operators on tuples are not supported");
            return before;
        }

        var isIncrement = increment.Kind == OperationKind.Increment;
        IrValue after;
        if (increment is { OperatorMethod: null, IsLifted: false } && before[0].Type is ScalarType { IsBoolean: false } type)
        {
            // Narrow integers are computed in int and converted back.
            var promoted = new ScalarType(NumericPromotion.Of(type.Kind));
            var one = _builder.Constant(promoted.IsFloating ? Constant.Floating(promoted, 1) : new Constant(promoted, 1));
            var sum = Compute(isIncrement ? Primitive.Add : Primitive.Subtract, promoted, increment.IsChecked, Convert(before[0], promoted), one);
            after = Convert(sum, type, increment.IsChecked);
        }
        else
        {
            after = OpaqueText.Pure(this, isIncrement ? "({0} + 1)" : "({0} - 1)", before[0].Type, before[0]);
        }

        AssignPlace(place, [after], increment);
        return increment.IsPostfix ? before : place is VariablePlace ? ReadPlace(place, increment) : [after];
    }

    private ImmutableArray<IrValue> LowerCoalesceAssignment(ICoalesceAssignmentOperation coalesce)
    {
        var place = PlaceOf(coalesce.Target);
        var value = ReadPlace(place, coalesce.Target);
        if (value.Length != 1 || coalesce.Target.Type?.IsReferenceType != true)
        {
            Unsupported(coalesce, "??= is supported for references only");
            return Defaults(coalesce.Type);
        }

        var isNull = OpaqueText.Pure(this, "{0} is null", IrType.Boolean, value[0]);
        return Decide(
            isNull,
            LeafTypes(coalesce.Type),
            () =>
            {
                var replacement = Lower(coalesce.Value);
                AssignPlace(place, replacement, coalesce);
                return replacement;
            },
            () => value);
    }
}
