using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Emit;

/// <summary>Writes values as C# expressions. The shape of the tree is the IR's: floating-point operations keep their order.</summary>
internal sealed partial class Expressions
{
    private readonly CodeTree _tree;
    private readonly Folding _folding;
    private readonly Variables _variables;
    private readonly BodyFrame _frame;
    private readonly Dictionary<int, string> _tupleLeaves = [];

    public Expressions(CodeTree tree, Folding folding, Variables variables, BodyFrame frame)
    {
        _tree = tree;
        _folding = folding;
        _variables = variables;
        _frame = frame;
        for (var i = 0; i < tree.Function.Parameters.Count; i++)
        {
            var parameter = tree.Function.Parameters[i];
            if (IsReadInPlace(parameter))
            {
                var name = CSharpNames.Escape(frame.ParameterNames[i]);
                var paths = LeafPaths(parameter);
                for (var leaf = 0; leaf < parameter.Values.Count; leaf++)
                {
                    _tupleLeaves[parameter.Values[leaf].Id] = name + "." + paths[leaf];
                }
            }
        }
    }

    /// <summary>Whether the leaves of a tuple parameter are read from it wherever they are used: it is not assigned.</summary>
    public static bool IsReadInPlace(IrParameter parameter) => parameter.IsTuple && parameter.Mode is ParameterMode.Value or ParameterMode.In;

    /// <summary>The accesses to the leaves that have a value: all, or, of a tangent, the floating-point ones.</summary>
    public static string[] LeafPaths(IrParameter parameter)
    {
        var shape = TupleShape.Parse(parameter.CSharpType);
        string[] paths = [.. shape.LeafPaths()];
        return paths.Length == parameter.Leaves.Count
            ? paths
            : [.. paths.Zip(shape.LeafTypes(), static (path, type) => (path, type)).Where(static leaf => leaf.type is "double" or "float").Select(static leaf => leaf.path)];
    }

    /// <summary>The value as an expression of exactly its type.</summary>
    public Code Exact(IrValue value)
    {
        if (_tree.Constant(value) is { } constant)
        {
            return Literals.Exact(constant);
        }

        if (_folding.IsFolded(value))
        {
            return Of(_tree.Definition(value)!);
        }

        return Variable(value);
    }

    /// <summary>The value where its type is expected: whole numbers without a point, conversions that C# does by itself left out.</summary>
    public Code Converted(IrValue value)
    {
        if (_tree.Constant(value) is { } constant)
        {
            return Literals.Plain(constant);
        }

        if (!_folding.IsFolded(value))
        {
            return Variable(value);
        }

        return _tree.Definition(value)!.Operation switch
        {
            PrimitiveOperation { Primitive: Rules.Primitive.Convert } convert when ConvertsImplicitly(convert.Inputs[0].Type, convert.Result.Type) => Exact(convert.Inputs[0]),
            ViewOperation { Start: null, Length: null } view => Exact(view.Source),
            _ => Exact(value),
        };
    }

    /// <summary>Whether a declaration must write out the type of the value because its expression has another.</summary>
    public static bool NeedsType(IrOperation operation) => operation is ViewOperation view
        && ((view.Start is null && view.Length is null)
            || view.Result.Type is SpanType { IsReadOnly: true } != view.Source.Type is SpanType { IsReadOnly: true });

    /// <summary>The C# of an operation that has one result.</summary>
    public Code Of(CodeOperation operation) => operation.Operation switch
    {
        PrimitiveOperation o => Primitive(o),
        LoadOperation o => Code.Primary(Element(o.Array, o.Indices)),
        LengthOperation o => Length(o),
        ViewOperation o => View(o),
        NewArrayOperation o => NewArray(o),
        CloneOperation o => Clone(o),
        PopOperation o => Pop(o),
        FrameOperation o => Code.Primary(
            $"{_frame.Tape}.{(o.Records ? "Record" : "Recall")}{(o.Result.Type.Element == IrType.Single ? "Singles" : "")}({o.Count})"),
        OpaqueOperation o => Opaque(o),
        CallOperation o => Code.Primary(Call(o, static (_, _) => throw new InvalidOperationException("A call with several results is a statement."))),
        IfOperation o => Conditional(o, operation),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is not an expression."),
    };

    /// <summary><c>array[indices]</c>.</summary>
    public string Element(IrValue array, IReadOnlyList<IrValue> indices) =>
        Exact(array).At(Precedence.Primary) + "[" + string.Join(", ", indices.Select(index => Index(array, indices.Count, index))) + "]";

    /// <summary>The condition, negated.</summary>
    public Code Negated(IrValue condition)
    {
        if (_folding.IsFolded(condition) && _tree.Definition(condition)?.Operation is PrimitiveOperation o)
        {
            // Not for the order of floating-point numbers: !(a < b) holds for NaN.
            Primitive? opposite = o.Primitive switch
            {
                Rules.Primitive.Equal => Rules.Primitive.NotEqual,
                Rules.Primitive.NotEqual => Rules.Primitive.Equal,
                Rules.Primitive.Less when o.Inputs[0].Type.IsIntegral => Rules.Primitive.GreaterOrEqual,
                Rules.Primitive.LessOrEqual when o.Inputs[0].Type.IsIntegral => Rules.Primitive.Greater,
                Rules.Primitive.Greater when o.Inputs[0].Type.IsIntegral => Rules.Primitive.LessOrEqual,
                Rules.Primitive.GreaterOrEqual when o.Inputs[0].Type.IsIntegral => Rules.Primitive.Less,
                _ => null,
            };
            if (opposite is { } primitive)
            {
                return Primitive(o with { Primitive = primitive });
            }

            if (o.Primitive is Rules.Primitive.LogicalNot)
            {
                return Exact(o.Inputs[0]);
            }
        }

        return new Code("!" + Exact(condition).At(Precedence.Unary), Precedence.Unary);
    }

    private static bool ConvertsImplicitly(IrType from, IrType to) => from is ScalarType { Kind: var source } && to is ScalarType { Kind: var target}
        && (source, target) switch
        {
            (ScalarKind.Boolean, _) or (_, ScalarKind.Boolean) => source == target,
            (ScalarKind.Double, _) => target == ScalarKind.Double,
            (ScalarKind.Single, _) => target is ScalarKind.Single or ScalarKind.Double,
            (_, ScalarKind.Single or ScalarKind.Double) => true,
            (ScalarKind.SByte, _) => target is ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.Int32 or ScalarKind.Int64,
            (ScalarKind.Byte, _) => target is not (ScalarKind.SByte or ScalarKind.Char),
            (ScalarKind.Int16, _) => target is ScalarKind.Int16 or ScalarKind.Int32 or ScalarKind.Int64,
            (ScalarKind.UInt16, _) => target is ScalarKind.UInt16 or ScalarKind.Int32 or ScalarKind.UInt32 or ScalarKind.Int64 or ScalarKind.UInt64,
            (ScalarKind.Char, _) => target is ScalarKind.Char or ScalarKind.UInt16 or ScalarKind.Int32 or ScalarKind.UInt32 or ScalarKind.Int64 or ScalarKind.UInt64,
            (ScalarKind.Int32, _) => target is ScalarKind.Int32 or ScalarKind.Int64,
            (ScalarKind.UInt32, _) => target is ScalarKind.UInt32 or ScalarKind.Int64 or ScalarKind.UInt64,
            _ => source == target,
        };

    private Code Variable(IrValue value)
    {
        if (_tupleLeaves.TryGetValue(value.Id, out var leaf))
        {
            return Code.Primary(leaf);
        }

        var variable = _variables.Of(value) ?? throw new InvalidOperationException($"{value} has no variable.");
        return Code.Primary(variable.Parameter ?? variable.Token);
    }

    private string Index(IrValue array, int rank, IrValue index)
    {
        // a[^1]
        if (rank == 1 && _folding.IsFolded(index)
            && _tree.Definition(index)?.Operation is PrimitiveOperation { Primitive: Rules.Primitive.Subtract, IsChecked: false } o
            && _folding.IsFolded(o.Inputs[0])
            && _tree.Definition(o.Inputs[0])?.Operation is LengthOperation { Dimension: null } length && length.Array.Id == array.Id
            && _tree.Constant(o.Inputs[1]) is { Bits: > 0 } distance)
        {
            return "^" + Literals.Exact(distance);
        }

        return Converted(index).Text;
    }

    private Code Length(LengthOperation o)
    {
        var array = Exact(o.Array).At(Precedence.Primary);
        var text = o.Dimension is { } dimension && o.Array.Type.Rank > 1 ? $"{array}.GetLength({dimension})"
            : o.Result.Type == IrType.Int64 && o.Array.Type is ArrayType ? array + ".LongLength"
            : array + ".Length";
        return Code.Primary(text);
    }

    private Code View(ViewOperation o)
    {
        var source = Exact(o.Source).At(Precedence.Primary);
        if (o.Start is null && o.Length is null)
        {
            return (o.Source.Type, o.Result.Type) switch
            {
                (ArrayType, SpanType { IsReadOnly: false }) => Code.Primary(source + ".AsSpan()"),
                _ => new Code($"({Type(o.Result.Type)}){source}", Precedence.Unary),
            };
        }

        var start = o.Start is null ? "0" : Converted(o.Start).Text;
        var end = o.Length is null ? "" : ", " + Converted(o.Length);
        return Code.Primary(source + (o.Source.Type is SpanType ? ".Slice(" : ".AsSpan(") + start + end + ")");
    }

    private Code NewArray(NewArrayOperation o)
    {
        var type = (ArrayType)o.Result.Type;
        var lengths = o.Lengths.Select(length => Converted(length).Text).ToArray();
        if (o.IsPooled && type.Dimensions <= 2)
        {
            return Code.Primary($"{_frame.Tape}.Rent{(type.Dimensions == 2 ? "2" : "")}<{Type(type.ElementType)}>({string.Join(", ", lengths)})");
        }

        IrType innermost = type.ElementType;
        var rest = "";
        while (innermost is ArrayType row)
        {
            rest += "[" + new string(',', row.Dimensions - 1) + "]";
            innermost = row.ElementType;
        }

        return Code.Primary($"new {Type(innermost)}[{string.Join(", ", lengths)}]{rest}");
    }

    private Code Clone(CloneOperation o)
    {
        var source = Exact(o.Source).At(Precedence.Primary);
        if (o.Source.Type is SpanType)
        {
            return Code.Primary(source + ".ToArray()");
        }

        return o.IsPooled && o.Source.Type.Rank <= 2
            ? Code.Primary($"{_frame.Tape}.RentCopy{(o.Source.Type.Rank == 2 ? "2" : "")}({Exact(o.Source)})")
            : new Code($"({Type(o.Result.Type)}){source}.Clone()", Precedence.Unary);
    }

    private Code Pop(PopOperation o)
    {
        var tape = _frame.Tape;
        if (o.Result.Type is not ScalarType { Kind: var kind })
        {
            return Code.Primary($"{tape}.PopReference<{Type(o.Result.Type)}>()");
        }

        return kind switch
        {
            ScalarKind.Boolean => Code.Primary(tape + ".PopBoolean()"),
            ScalarKind.Double => Code.Primary(tape + ".PopDouble()"),
            ScalarKind.Single => Code.Primary(tape + ".PopSingle()"),
            ScalarKind.Int32 => Code.Primary(tape + ".PopInt32()"),
            ScalarKind.Int64 => Code.Primary(tape + ".PopInt64()"),
            ScalarKind.UInt32 or ScalarKind.UInt64 => new Code($"unchecked(({Type(o.Result.Type)}){tape}.PopInt64())", Precedence.Primary),
            _ => new Code($"({Type(o.Result.Type)}){tape}.PopInt32()", Precedence.Unary),
        };
    }

    /// <summary><c>tape.Push(value)</c>.</summary>
    public string Push(IrValue value)
    {
        if (value.Type is not ScalarType { Kind: var kind })
        {
            return $"{_frame.Tape}.PushReference({Exact(value)})";
        }

        var text = Exact(value);
        return $"{_frame.Tape}.Push({(kind is ScalarKind.UInt64 ? $"unchecked((long){text.At(Precedence.Unary)})" : text.Text)})";
    }

    /// <summary>A type as the file writes it.</summary>
    public string Type(IrType type) => DerivativeNames.Type(type.CSharp, _frame.QualifiesNames);

    private Code Conditional(IfOperation o, CodeOperation operation)
    {
        var (then, otherwise) = (o.Then.Yields[0], o.Else.Yields[0]);
        if (o.Values[0].Type.IsBoolean)
        {
            switch (_tree.Constant(then)?.AsBoolean, _tree.Constant(otherwise)?.AsBoolean)
            {
                case (true, false):
                    return Exact(o.Condition);
                case (false, true):
                    return Negated(o.Condition);
                case (null, false):
                    return Logical(Exact(o.Condition), "&&", then, Precedence.AndAlso);
                case (true, null):
                    return Logical(Exact(o.Condition), "||", otherwise, Precedence.OrElse);
                case (false, null):
                    return Logical(Negated(o.Condition), "&&", otherwise, Precedence.AndAlso);
                case (null, true):
                    return Logical(Negated(o.Condition), "||", then, Precedence.OrElse);
            }
        }

        var (left, right) = Operands(then, otherwise);
        return new Code(
            $"{Exact(o.Condition).At(Precedence.OrElse)} ? {left.At(Precedence.Conditional)} : {right.At(Precedence.Conditional)}",
            Precedence.Conditional);
    }

    private Code Logical(Code left, string @operator, IrValue right, Precedence precedence)
    {
        // The operators associate, so that a && (b && c) needs no parentheses.
        return new Code($"{left.At(precedence)} {@operator} {Exact(right).At(precedence)}", precedence);
    }
}
