using Autodiff.Generator.Binding;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// foreach over arrays and spans: counted loops with a hidden index for each dimension.
internal sealed partial class OperationLowerer
{
    private Steps? LowerForEach(IForEachLoopOperation loop, Steps? rest)
    {
        var collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true } conversion)
        {
            collection = conversion.Operand;
        }

        if (loop.IsAsynchronous || collection.Type is null || TypeMapper.Map(collection.Type) is not { IsMemory: true } type)
        {
            Report(
                DiagnosticIds.UnsupportedStatement,
                loop.Collection,
                $"foreach over '{(collection.Type is { } refused ? Display(refused) : "?")}' is not supported, only over arrays and spans");
            Lower(collection);
            LowerInside(loop);
            return rest;
        }

        var array = LowerOne(collection);
        return LowerDimension(loop, array, type, [], new LabelledStep(new(loop.ContinueLabel), StepsOf(loop.Body)), rest);
    }

    /// <summary>One loop over the next dimension; around the element's declaration and the body when all have an index.</summary>
    private Steps? LowerDimension(
        IForEachLoopOperation loop, IrValue array, IrType type, List<Variable> indices, LabelledStep body, Steps? rest)
    {
        var dimension = indices.Count;
        var element = loop.LoopControlVariable is IVariableDeclaratorOperation declarator ? declarator.Symbol.Name : "element";
        var index = MakeVariable(NameOfOwn(element + "Index" + (type.Rank > 1 ? dimension.ToString() : "")), IrType.Int32);
        _values.Declare(index);
        _values[index] = _builder.Int32(0);

        // A break in the body ends the loop over the first dimension, through the exits of the others.
        var plan = new LoopPlan([.. Slots(loop, [loop.Body]), index], dimension == 0 ? new JumpTarget(loop.ExitLabel) : null)
        {
            Condition = () => _builder.Compare(Primitive.Less, Read(index), LengthOf(array, type.Rank > 1 ? dimension : null)),
            Step = () => Assign(index, _builder.Primitive(Primitive.Add, IrType.Int32, [Read(index), _builder.Int32(1)])),
        };
        List<Variable> all = [.. indices, index];
        if (all.Count < type.Rank)
        {
            var completion = new Completion(true, body.Completion.Jumps);
            plan.Body = new Steps(new NestedLoopStep(next => LowerDimension(loop, array, type, all, body, next), completion), null);
        }
        else
        {
            plan.Body = new Steps(new ActionStep(() => LowerElement(loop, array, all)), new Steps(body, null));
        }

        rest = LowerPlan(plan, rest);
        _values.Remove(index);
        return rest;
    }

    private void LowerElement(IForEachLoopOperation loop, IrValue array, List<Variable> indices)
    {
        var place = new ElementPlace(array, indices.Select(Read).ToEquatableArray(), ElementTypeOf(loop.Collection));
        switch (loop.LoopControlVariable)
        {
            case IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None } reference }:
                _references[reference] = place;
                break;
            case IVariableDeclaratorOperation { Symbol: var local }:
                Declare(local);
                Assign(VariablesOf(local), ConvertLeaves(ReadPlace(place, loop), LeafTypes(local.Type), loop.LoopControlVariable));
                break;
            case { } target:
                AssignPlace(PlaceOf(target), ReadPlace(place, loop), target);
                break;
        }
    }

    private static ITypeSymbol? ElementTypeOf(IOperation collection)
    {
        while (collection is IConversionOperation { IsImplicit: true } conversion)
        {
            collection = conversion.Operand;
        }

        return collection.Type is IArrayTypeSymbol array ? array.ElementType : collection.Type is { } type ? TypeMapper.SpanElement(type) : null;
    }
}
