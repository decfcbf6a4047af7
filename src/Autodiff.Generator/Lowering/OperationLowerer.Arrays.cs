using System.Collections.Immutable;
using Autodiff.Generator.Binding;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// Creation of arrays and spans, indices from the end, and ranges.
internal sealed partial class OperationLowerer
{
    private static bool IsRange(IOperation operation) => operation.Type is
    {
        Name: "Range", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
    };

    private IrValue LengthOf(IrValue array, int? dimension) =>
        _builder.Append(new LengthOperation(_builder.Fresh(IrType.Int32), array, dimension)).Result;

    private IrValue View(IrValue source, IrValue? start, IrValue? length, IrType type) =>
        _builder.Append(new ViewOperation(_builder.Fresh(type), source, start, length)).Result;

    private static SpanType SpanOver(IrType memory) => memory as SpanType ?? new SpanType(memory.Element!, IsReadOnly: false);

    /// <summary>An index as an offset from the start.</summary>
    private IrValue LowerIndex(IOperation index, IrValue array, int? dimension)
    {
        switch (index)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                return At(fromEnd, () => _builder.Primitive(
                    Primitive.Subtract, IrType.Int32, [LengthOf(array, dimension), LowerOne(fromEnd.Operand)]));
            case IConversionOperation { OperatorMethod: not null } conversion when IsScalar(conversion.Operand.Type):
                return LowerOne(conversion.Operand);
        }

        var value = LowerOne(index);
        return value.Type.IsIntegral
            ? AsInt32(value)
            : OpaqueText.Pure(this, "{0}.GetOffset({1})", IrType.Int32, value, LengthOf(array, dimension));
    }

    // Shadows may be spans, which take int alone. An index beyond it is outside every array: an OverflowException says so, too.
    private IrValue AsInt32(IrValue value) => value.Type == IrType.Int32
        ? value
        : _builder.Append(new PrimitiveOperation(_builder.Fresh(IrType.Int32), Primitive.Convert, new([value]), IsChecked: true)).Result;

    /// <summary><c>array[range]</c>, a copy, or <c>span[range]</c>, a view.</summary>
    private IrValue LowerSlice(IrValue memory, IOperation range)
    {
        if (range is not IRangeOperation { IsLifted: false } ends || memory.Type.Rank != 1)
        {
            Unsupported(range, "ranges are supported only where they are written out in the brackets");
            return memory;
        }

        var start = ends.LeftOperand is null ? null : LowerIndex(ends.LeftOperand, memory, null);
        var end = ends.RightOperand is null ? null : LowerIndex(ends.RightOperand, memory, null);
        var length = start is null || end is null ? end : _builder.Primitive(Primitive.Subtract, IrType.Int32, [end, start]);
        if (memory.Type is SpanType)
        {
            return View(memory, start, length, memory.Type);
        }

        var count = length ?? (start is null
            ? LengthOf(memory, null)
            : _builder.Primitive(Primitive.Subtract, IrType.Int32, [LengthOf(memory, null), start]));
        var view = View(memory, start, length, SpanOver(memory.Type));
        var copy = _builder.Append(new NewArrayOperation(_builder.Fresh(memory.Type), new([count]))).Result;
        _builder.Append(new CopyOperation(view, copy));
        return copy;
    }

    private IrValue LowerArrayCreation(IArrayCreationOperation creation)
    {
        if (creation.Type is not IArrayTypeSymbol type)
        {
            Report(DiagnosticIds.CodeDoesNotCompile, creation);
            return _builder.Default(new OpaqueType("object"));
        }

        var lengths = creation.DimensionSizes.Select(size => AsInt32(LowerOne(size))).ToEquatableArray();
        var array = _builder.Append(new NewArrayOperation(_builder.Fresh(TypeMapper.Map(type)), lengths)).Result;
        if (creation.Initializer is not null)
        {
            Initialize(array, creation.Initializer, [], type.ElementType);
        }

        return array;
    }

    private void Initialize(IrValue array, IArrayInitializerOperation initializer, ImmutableArray<int> outer, ITypeSymbol elementType)
    {
        for (var i = 0; i < initializer.ElementValues.Length; i++)
        {
            var indices = outer.Add(i);
            if (initializer.ElementValues[i] is IArrayInitializerOperation inner)
            {
                Initialize(array, inner, indices, elementType);
            }
            else
            {
                StoreElement(array, indices, initializer.ElementValues[i], elementType);
            }
        }
    }

    private void StoreElement(IrValue array, ImmutableArray<int> indices, IOperation element, ITypeSymbol? elementType)
    {
        var value = Lower(element);
        AssignPlace(new ElementPlace(array, indices.Select(_builder.Int32).ToEquatableArray(), elementType), value, element);
    }

    /// <summary><c>[x, y, z]</c> as an array or span.</summary>
    private IrValue LowerCollection(ICollectionExpressionOperation collection)
    {
        var type = TypeMapper.Map(collection.Type!);
        var elementType = collection.Type is IArrayTypeSymbol arrayType ? arrayType.ElementType : TypeMapper.SpanElement(collection.Type!);
        var array = NewArray(type, collection.Elements.Length);
        for (var i = 0; i < collection.Elements.Length; i++)
        {
            if (collection.Elements[i] is ISpreadOperation spread)
            {
                Unsupported(spread, "spreads in collection expressions are not supported");
            }
            else
            {
                StoreElement(array, [i], collection.Elements[i], elementType);
            }
        }

        return type is SpanType ? View(array, null, null, type) : array;
    }

    private IrValue NewArray(IrType type, int length) => _builder.Append(
        new NewArrayOperation(_builder.Fresh(new ArrayType(type.Element!, 1)), new([_builder.Int32(length)]))).Result;

    /// <summary><c>stackalloc</c>: to the IR an array as any other. The tree has its length and its elements as children.</summary>
    private IrValue LowerStackAllocation(IOperation allocation)
    {
        if (allocation.Type is not { } type || TypeMapper.Map(type) is not SpanType span)
        {
            Report(DiagnosticIds.UnsafeCode, allocation);
            return _builder.Default(new OpaqueType("object"));
        }

        var initializer = allocation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax creation => creation.Initializer,
            ImplicitStackAllocArrayCreationExpressionSyntax creation => creation.Initializer,
            _ => null,
        };
        var children = allocation.ChildOperations.ToList();
        var elements = initializer?.Expressions.Count ?? 0;
        if (children.Count != elements + 1)
        {
            Unsupported(allocation, "this form of stackalloc is not supported");
            return _builder.Default(span);
        }

        var array = _builder.Append(
            new NewArrayOperation(_builder.Fresh(new ArrayType(span.ElementType, 1)), new([LowerOne(children[0])]))).Result;
        for (var i = 0; i < elements; i++)
        {
            StoreElement(array, [i], children[i + 1], TypeMapper.SpanElement(type));
        }

        return View(array, null, null, span);
    }
}
