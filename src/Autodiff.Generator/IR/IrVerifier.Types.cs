using Autodiff.Generator.Collections;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.IR;

/// <summary>The types of single operations.</summary>
internal sealed partial class IrVerifier
{
    private void Types(IrOperation operation)
    {
        var name = Describe(operation);
        switch (operation)
        {
            case ConstantOperation o:
                Require(o.Result.Type == o.Value.Type, $"{name} is {o.Result.Type}, but its value is {o.Value.Type}.");
                break;
            case PrimitiveOperation o:
                Primitive(o, name);
                break;
            case LoadOperation o:
                Element(o.Array, o.Indices, o.Result.Type, name);
                break;
            case StoreOperation o:
                Element(o.Array, o.Indices, o.Value.Type, name);
                Writable(o.Array, name);
                break;
            case AccumulateOperation o:
                Element(o.Array, o.Indices, o.Value.Type, name);
                Writable(o.Array, name);
                Require(o.Value.Type.IsFloating, $"{name} adds {o.Value.Type}.");
                break;
            case LengthOperation o:
                Memory(o.Array, name);
                Require(o.Dimension is null || o.Dimension < o.Array.Type.Rank, $"{name} asks for dimension {o.Dimension} of {o.Array.Type}.");
                Integral(o.Result, name);
                break;
            case NewArrayOperation o:
                Require(
                    o.Result.Type is ArrayType array && array.Dimensions == o.Lengths.Count,
                    $"{name} makes {o.Result.Type} from {o.Lengths.Count} lengths.");
                Integral(o.Lengths, name);
                break;
            case CloneOperation o:
                Require(
                    o.Result.Type is ArrayType && (o.Source.Type == o.Result.Type
                        || (o.Source.Type is SpanType span && o.Result.Type == new ArrayType(span.ElementType, 1))),
                    $"{name} makes {o.Result.Type} from {o.Source.Type}.");
                break;
            case CopyOperation o:
                Memory(o.Source, name);
                Writable(o.Destination, name);
                Require(
                    o.Source.Type.Element == o.Destination.Type.Element && o.Source.Type.Rank == o.Destination.Type.Rank,
                    $"{name} copies {o.Source.Type} to {o.Destination.Type}.");
                break;
            case FillOperation o:
                Writable(o.Array, name);
                Require(o.Value is null || o.Value.Type == o.Array.Type.Element, $"{name} fills {o.Array.Type} with {o.Value?.Type}.");
                break;
            case ViewOperation o:
                View(o, name);
                break;
            case IfOperation o:
                Require(o.Condition.Type.IsBoolean, $"The condition of {name} is {o.Condition.Type}.");
                break;
            case CallOperation o:
                Call(o, name);
                break;
        }
    }

    private void Primitive(PrimitiveOperation operation, string name)
    {
        var rule = PrimitiveTable.Get(operation.Primitive);
        var inputs = operation.Inputs;
        if (inputs.Count != rule.Operands.Count)
        {
            _problems.Add($"{name} gives {operation.Primitive} {inputs.Count} operands, not {rule.Operands.Count}.");
            return;
        }

        var own = inputs[rule.OwnOperand].Type;
        Require(rule.Types.Include(own), $"{name}: {operation.Primitive} is not defined for {own}.");
        for (var i = 0; i < inputs.Count; i++)
        {
            var expected = rule.Operands[i] ?? own;
            Require(inputs[i].Type == expected, $"{name}: operand {i} of {operation.Primitive} is {inputs[i].Type}, not {expected}.");
        }

        var result = operation.Result.Type;
        if (operation.Primitive is Rules.Primitive.Convert)
        {
            Require(result.IsScalar && result.IsBoolean == own.IsBoolean, $"{name} converts {own} to {result}.");
        }
        else
        {
            Require(result == (rule.ResultType ?? own), $"{name}: the result of {operation.Primitive} is {result}, not {rule.ResultType ?? own}.");
        }
    }

    private void Element(IrValue array, EquatableArray<IrValue> indices, IrType element, string name)
    {
        Memory(array, name);
        Require(indices.Count == array.Type.Rank, $"{name} has {indices.Count} indices for {array.Type}.");
        Integral(indices, name);
        Require(array.Type.Element == element, $"{name}: an element of {array.Type} is not {element}.");
    }

    private void Memory(IrValue value, string name) => Require(value.Type.IsMemory, $"{name} takes {value.Type} for an array.");

    private void Writable(IrValue value, string name)
    {
        Memory(value, name);
        Require(value.Type is not SpanType { IsReadOnly: true }, $"{name} writes {value.Type}.");
    }

    private void Integral(EquatableArray<IrValue> values, string name)
    {
        foreach (var value in values)
        {
            Integral(value, name);
        }
    }

    private void Integral(IrValue value, string name) => Require(value.Type.IsIntegral, $"{name} has {value.Type} where an integer belongs.");

    private void View(ViewOperation operation, string name)
    {
        var source = operation.Source.Type;
        Require(
            operation.Result.Type is SpanType && source.Rank == 1 && operation.Result.Type.Element == source.Element,
            $"{name} views {source} as {operation.Result.Type}.");
        Require(
            operation.Result.Type is SpanType { IsReadOnly: true } || source is not SpanType { IsReadOnly: true },
            $"{name} makes a writable view of {source}.");
        Integral(operation.Operands.Skip(1).ToEquatableArray(), name);
    }

    private void Call(CallOperation operation, string name)
    {
        var callee = operation.Callee;
        var inputs = callee.Parameters.Where(static parameter => parameter.Mode is not ParameterMode.Out).ToArray();
        IrType[] arguments = [.. inputs.SelectMany(static parameter => parameter.Leaves)];
        IrType[] results =
        [
            .. callee.ReturnLeaves,
            .. callee.Parameters.Where(static parameter => parameter.HasExitValue).SelectMany(static parameter => parameter.Leaves),
        ];
        var differentiated = inputs.Where(static parameter => parameter.IsDifferentiated)
            .SelectMany(static parameter => parameter.Leaves).Where(static leaf => leaf.IsDifferentiable).ToArray();
        var differentiable = results.Where(static result => result.IsDifferentiable).ToArray();
        switch (operation.Form)
        {
            case CallForm.Reverse:
                arguments = [.. arguments, .. differentiated.Where(static leaf => leaf.IsMemory), .. differentiable];
                results = [.. differentiated.Where(static leaf => leaf.IsFloating)];
                break;
            case CallForm.Jvp:
                arguments = [.. arguments, .. differentiated];
                results = [.. results, .. differentiable];
                break;
        }

        Require(
            operation.Arguments.Count == arguments.Length && operation.Arguments.Zip(arguments, static (x, type) => Fits(x.Type, type)).All(static fits => fits),
            $"{name} passes ({string.Join(", ", TypesOf(operation.Arguments))}) to {callee.Method}({string.Join(", ", (object[])arguments)}).");
        SameTypes($"the results of {name}", operation.Values, results);
    }

    /// <summary>C# converts arrays and spans to spans where it passes them; shadows of arrays are passed as spans.</summary>
    private static bool Fits(IrType argument, IrType parameter) =>
        argument == parameter || (argument.Rank == 1 && parameter.Rank == 1 && argument.Element == parameter.Element);
}
