using System.Collections.Immutable;
using Autodiff.Generator.Binding;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// The library's members that the IR has operations for: mathematical functions, and what arrays and spans can do.
internal sealed partial class OperationLowerer
{
    private ImmutableArray<IrValue>? TryLowerFunction(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (!method.IsStatic || method.GetDocumentationCommentId() is not { } id || PrimitiveMap.Find(id) is not { Primitives.IsEmpty: false } mapping)
        {
            return null;
        }

        if (LowerArguments(invocation) is not { } operands)
        {
            return null;
        }

        var types = LeafTypes(invocation.Type);
        return [.. mapping.Primitives.Zip(types, (primitive, type) => Compute(primitive, type, false, operands))];
    }

    /// <summary>The values of arguments passed by value, in parameter order, evaluated in the order of the call.</summary>
    private IrValue[]? LowerArguments(IInvocationOperation invocation)
    {
        if (invocation.Arguments.Any(static argument => argument.Parameter is not { RefKind: RefKind.None or RefKind.In }))
        {
            return null;
        }

        var values = new IrValue[invocation.Arguments.Length];
        foreach (var argument in invocation.Arguments)
        {
            values[argument.Parameter!.Ordinal] = LowerOne(argument.Value);
        }

        return values;
    }

    private ImmutableArray<IrValue> LowerProperty(IPropertyReferenceOperation property)
    {
        if (property.Instance is { Type: { } type } instance && IsMemory(type))
        {
            switch (property.Property.Name)
            {
                case "Length":
                    return [LengthOf(LowerOne(instance), null)];
                case "LongLength":
                    return [Convert(LengthOf(LowerOne(instance), null), IrType.Int64)];
                case "IsEmpty":
                    return [_builder.Compare(Primitive.Equal, LengthOf(LowerOne(instance), null), _builder.Int32(0))];
                case "Rank":
                    return [_builder.Int32(TypeMapper.Map(type).Rank)];
                case "this[]" when IsRange(property.Arguments[0].Value):
                    return [LowerSlice(LowerOne(instance), property.Arguments[0].Value)];
                case "this[]":
                    return ReadPlace(PlaceOf(property), property);
            }
        }

        return Opaque(property);
    }

    private ImmutableArray<IrValue> LowerObjectCreation(IObjectCreationOperation creation)
    {
        if (creation.Type is { } type && TypeMapper.Map(type) is SpanType span && creation.Initializer is null)
        {
            var arguments = creation.Arguments;
            if (arguments.Length == 0)
            {
                return [_builder.Default(span)];
            }

            if (arguments.Length is 1 or 3 && IsMemory(arguments[0].Value.Type)
                && arguments.All(static argument => argument.Parameter?.RefKind == RefKind.None))
            {
                var values = arguments.Select(argument => LowerOne(argument.Value)).ToList();
                return [values.Count == 1 ? View(values[0], null, null, span) : View(values[0], values[1], values[2], span)];
            }
        }

        return creation is { Arguments.IsEmpty: true, Initializer: null } && IsScalar(creation.Type) ? Defaults(creation.Type) : Opaque(creation);
    }

    private ImmutableArray<IrValue>? TryLowerLibraryCall(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.ContainingType is not { } type)
        {
            return null;
        }

        return type.SpecialType == SpecialType.System_Array ? TryLowerArrayCall(invocation)
            : TypeMapper.SpanElement(type) is not null ? TryLowerSpanCall(invocation)
            : type.Is("System.MemoryExtensions") ? TryLowerMemoryExtension(invocation)
            : type.Is("System.Linq.Enumerable") && method.Name == "ToArray" ? TryLowerToArray(invocation)
            : null;
    }

    private ImmutableArray<IrValue>? TryLowerArrayCall(IInvocationOperation invocation)
    {
        var arguments = invocation.Arguments;
        if (invocation.Instance is { } instance)
        {
            switch (invocation.TargetMethod.Name)
            {
                case "GetLength" or "GetUpperBound" or "GetLowerBound" or "GetLongLength"
                    when IsMemory(instance.Type) && arguments[0].Value.ConstantValue is { HasValue: true, Value: int dimension }:
                    return [LowerDimensionQuery(LowerOne(instance), invocation.TargetMethod.Name, dimension)];
                case "CopyTo" when IsVector(instance.Type) && IsVector(Unconverted(arguments[0].Value).Type) && IsScalar(arguments[1].Value.Type):
                    var source = LowerOne(instance);
                    var target = LowerOne(Unconverted(arguments[0].Value));
                    var index = Convert(LowerOne(arguments[1].Value), IrType.Int32);
                    return Copy(source, View(target, index, null, SpanOver(target.Type)));
                default:
                    return null;
            }
        }

        // Parameters of type Array hide the type: look at what is passed.
        var values = arguments.Select(static argument => argument.Value).Select(Unconverted).ToList();
        if (values.Count == 0 || !IsVector(values[0].Type) || arguments.Any(static argument => argument.Parameter?.RefKind != RefKind.None))
        {
            return null;
        }

        switch (invocation.TargetMethod.Name, values.Count)
        {
            case ("Copy", 3) when IsSameVector(values[0].Type, values[1].Type):
                var (from, to, count) = (LowerOne(values[0]), LowerOne(values[1]), Index(values[2]));
                return Copy(View(from, null, count, SpanOver(from.Type)), View(to, null, count, SpanOver(to.Type)));
            case ("Copy", 5) when IsSameVector(values[0].Type, values[2].Type):
                var source = LowerOne(values[0]);
                var sourceStart = Index(values[1]);
                var target = LowerOne(values[2]);
                var targetStart = Index(values[3]);
                var length = Index(values[4]);
                return Copy(
                    View(source, sourceStart, length, SpanOver(source.Type)), View(target, targetStart, length, SpanOver(target.Type)));
            case ("Clear", 1):
                return Fill(LowerOne(values[0]), null);
            case ("Clear", 3):
                var cleared = LowerOne(values[0]);
                var clearedStart = Index(values[1]);
                return Fill(View(cleared, clearedStart, Index(values[2]), SpanOver(cleared.Type)), null);
            case ("Fill", 2):
                return Fill(LowerOne(values[0]), LowerOne(values[1]));
            case ("Fill", 4):
                var filled = LowerOne(values[0]);
                var value = LowerOne(values[1]);
                var start = Index(values[2]);
                return Fill(View(filled, start, Index(values[3]), SpanOver(filled.Type)), value);
            default:
                return null;
        }

        IrValue Index(IOperation operation) => Convert(LowerOne(operation), IrType.Int32);
    }

    private IrValue LowerDimensionQuery(IrValue array, string query, int dimension)
    {
        var length = LengthOf(array, array.Type.Rank > 1 ? dimension : null);
        return query switch
        {
            "GetLowerBound" => _builder.Int32(0),
            "GetUpperBound" => _builder.Primitive(Primitive.Subtract, IrType.Int32, [length, _builder.Int32(1)]),
            "GetLongLength" => Convert(length, IrType.Int64),
            _ => length,
        };
    }

    private ImmutableArray<IrValue>? TryLowerSpanCall(IInvocationOperation invocation)
    {
        if (invocation.Instance is not { } instance)
        {
            return null;
        }

        var arguments = invocation.Arguments;
        switch (invocation.TargetMethod.Name, arguments.Length)
        {
            case ("Slice", 1 or 2):
                var sliced = LowerOne(instance);
                var start = LowerOne(arguments[0].Value);
                return [View(sliced, start, arguments.Length == 2 ? LowerOne(arguments[1].Value) : null, sliced.Type)];
            case ("ToArray", 0):
                var source = LowerOne(instance);
                return [_builder.Append(new CloneOperation(_builder.Fresh(new ArrayType(source.Type.Element!, 1)), source)).Result];
            case ("CopyTo", 1):
                var from = LowerOne(instance);
                return Copy(from, LowerOne(arguments[0].Value));
            case ("Fill", 1):
                var filled = LowerOne(instance);
                return Fill(filled, LowerOne(arguments[0].Value));
            case ("Clear", 0):
                return Fill(LowerOne(instance), null);
            default:
                return null;
        }
    }

    private ImmutableArray<IrValue>? TryLowerMemoryExtension(IInvocationOperation invocation)
    {
        var values = invocation.Arguments.Select(static argument => argument.Value).ToList();
        if (values.Count == 0 || !IsMemory(values[0].Type))
        {
            return null;
        }

        switch (invocation.TargetMethod.Name)
        {
            case "AsSpan" when values.Count == 2 && IsRange(values[1]):
                var whole = LowerOne(values[0]);
                return [LowerSlice(View(whole, null, null, SpanOver(whole.Type)), values[1])];
            case "AsSpan" when values.Count is 1 or 2 or 3:
                var array = LowerOne(values[0]);
                var start = values.Count > 1 ? LowerIndex(values[1], array, null) : null;
                var length = values.Count > 2 ? LowerOne(values[2]) : null;
                return [View(array, start, length, SpanOver(array.Type))];
            case "CopyTo" when values.Count == 2 && IsMemory(values[1].Type):
                var source = LowerOne(values[0]);
                return Copy(source, LowerOne(values[1]));
            default:
                return null;
        }
    }

    private ImmutableArray<IrValue>? TryLowerToArray(IInvocationOperation invocation)
    {
        var source = Unconverted(invocation.Arguments[0].Value);
        return IsVector(source.Type) && source.Type is IArrayTypeSymbol
            ? [_builder.Append(new CloneOperation(_builder.Fresh(TypeMapper.Map(source.Type)), LowerOne(source))).Result]
            : null;
    }

    private ImmutableArray<IrValue> Copy(IrValue source, IrValue destination)
    {
        _builder.Append(new CopyOperation(source, destination));
        return [];
    }

    private ImmutableArray<IrValue> Fill(IrValue memory, IrValue? value)
    {
        _builder.Append(new FillOperation(memory, value));
        return [];
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true, Operand: { Type: not null } operand } && IsMemory(operand.Type))
        {
            value = operand;
        }

        return value;
    }

    /// <summary>Whether a type is an array with one index.</summary>
    private static bool IsVector(ITypeSymbol? type) => type is not null && TypeMapper.Map(type) is ArrayType { Dimensions: 1 };

    private static bool IsSameVector(ITypeSymbol? first, ITypeSymbol? second) =>
        IsVector(first) && IsVector(second) && TypeMapper.Map(first!) == TypeMapper.Map(second!);
}
