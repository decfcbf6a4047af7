using Autodiff.Generator.Collections;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.IR;

/// <summary>
/// Appends operations to a region under construction. <see cref="Add"/>, <see cref="Subtract"/>, <see cref="Multiply"/>,
/// <see cref="Divide"/> and <see cref="Negate"/> fold structural zeros and ones, so that derivative rules can be written plainly; the sign
/// of a zero may differ. Code of the primal, which must keep its bits, is built with <see cref="Call"/> and <see cref="Primitive"/>.
/// </summary>
internal sealed class IrBuilder(IrContext context)
{
    // Operations, and sections (builders) that are filled in later and flattened in their place.
    private readonly List<object> _items = [];

    public IrContext Context { get; } = context;

    public IEnumerable<IrOperation> Operations => _items.SelectMany(static item =>
        item is IrBuilder section ? section.Operations : [(IrOperation)item]);

    public int OriginId { get; set; } = -1;

    /// <summary>A builder for a nested region of the same function.</summary>
    public IrBuilder Nested() => new(Context) { OriginId = OriginId };

    /// <summary>A builder whose operations will stand here, whenever they are appended.</summary>
    public IrBuilder OpenSection()
    {
        var section = Nested();
        _items.Add(section);
        return section;
    }

    public IrRegion ToRegion(IEnumerable<IrValue> yields, IEnumerable<IrValue>? parameters = null) =>
        new((parameters ?? []).ToEquatableArray(), Operations.ToEquatableArray(), yields.ToEquatableArray());

    public T Append<T>(T operation) where T : IrOperation
    {
        var placed = operation.OriginId < 0 && OriginId >= 0 ? operation with { OriginId = OriginId } : operation;
        _items.Add(placed);
        Context.Define(placed);
        return (T)placed;
    }

    /// <summary>Puts an operation before all others of this builder.</summary>
    public void Prepend(IrOperation operation)
    {
        _items.Insert(0, operation);
        Context.Define(operation);
    }

    /// <summary>
    /// Gives an unnamed value a name, if it is the result of an operation of this builder that nothing here has used yet.
    /// </summary>
    public IrValue Name(IrValue value, string name)
    {
        if (value.Name is not null || Context.ConstantOf(value) is not null)
        {
            return value;
        }

        for (var i = _items.Count - 1; i >= 0; i--)
        {
            if (_items[i] is not IrOperation operation)
            {
                continue;
            }

            if (operation.Results.Any(result => result.Id == value.Id))
            {
                var named = value with { Name = name };
                var renamed = WithResult(operation, named);
                _items[i] = renamed;
                Context.Define(renamed);
                return named;
            }

            if (operation.AllUses().Any(use => use.Id == value.Id))
            {
                return value;
            }
        }

        return value;
    }

    private static IrOperation WithResult(IrOperation operation, IrValue named) => operation is IfOperation branch
        ? branch with { Values = branch.Values.Select(value => value.Id == named.Id ? named : value).ToEquatableArray() }
        : new IrRewriter(value => value.Id == named.Id ? named : value).Rewrite(operation);

    public IrValue Fresh(IrType type, string? name = null) => Context.Fresh(type, name);

    public IrValue Constant(Constant value) => Append(new ConstantOperation(Fresh(value.Type), value)).Result;

    public IrValue Int32(int value) => Constant(IR.Constant.Of(value));

    public IrValue Boolean(bool value) => Constant(IR.Constant.Of(value));

    /// <summary>A constant of the floating-point type of another value.</summary>
    public IrValue Floating(IrValue like, double value) => Constant(IR.Constant.Floating(like.Type, value));

    public IrValue Zero(IrType type) => Constant(IR.Constant.Floating(type, 0));

    public IrValue One(IrValue like) => Floating(like, 1);

    /// <summary>The default value of a type: zero, false, or null.</summary>
    public IrValue Default(IrType type) => Constant(type switch
    {
        ScalarType { Kind: ScalarKind.Single or ScalarKind.Double } => IR.Constant.Floating(type, 0),
        ScalarType => new Constant(type, 0),
        _ => IR.Constant.Opaque(type, "default"),
    });

    /// <summary>Finds a value that already is what a function call would compute; null for none.</summary>
    public Func<Primitive, IrValue[], IrValue?>? Reuse { get; set; }

    public IrValue Call(Primitive primitive, params IrValue[] operands) => Reuse?.Invoke(primitive, operands) ?? Primitive(primitive, ResultType(primitive, operands), operands);

    public IrValue Primitive(Primitive primitive, IrType type, IrValue[] operands, string? name = null) =>
        Append(new PrimitiveOperation(Fresh(type, name), primitive, operands.ToEquatableArray())).Result;

    public IrValue Add(IrValue x, IrValue y)
    {
        if (IsZero(x))
        {
            return y;
        }

        if (IsZero(y))
        {
            return x;
        }

        if (x.Id == y.Id && x.Type.IsFloating)
        {
            return Multiply(Floating(x, 2), x);
        }

        // x + (-z) reads as x - z, and is the same number.
        return NegationOf(y) is { } z ? Subtract(x, z)
            : NegationOf(x) is { } w ? Subtract(y, w)
            : Call(Rules.Primitive.Add, x, y);
    }

    public IrValue Subtract(IrValue x, IrValue y) =>
        IsZero(y) ? x : IsZero(x) ? Negate(y) : Call(Rules.Primitive.Subtract, x, y);

    public IrValue Multiply(IrValue x, IrValue y)
    {
        if (IsConstant(x, 1))
        {
            return y;
        }

        if (IsConstant(y, 1))
        {
            return x;
        }

        if (IsConstant(x, -1))
        {
            return Negate(y);
        }

        if (IsConstant(y, -1))
        {
            return Negate(x);
        }

        if (x.Type.IsFloating && NegationOf(y) is { } z)
        {
            return Negate(Multiply(x, z));
        }

        return Call(Rules.Primitive.Multiply, x, y);
    }

    /// <summary><c>2 x seed</c>: what the two equal operands of <c>x * x</c> contribute together.</summary>
    public IrValue SquarePartial(IrValue x, IrValue seed) => Multiply(Multiply(Floating(x, 2), x), seed);

    public IrValue Divide(IrValue x, IrValue y) => IsConstant(y, 1) ? x
        : x.Type.IsFloating && NegationOf(x) is { } z ? Negate(Divide(z, y))
        : Call(Rules.Primitive.Divide, x, y);

    public IrValue Negate(IrValue x) =>
        NegationOf(x) is { } y ? y
        : x.Type.IsFloating && Context.ConstantOf(x) is { } constant ? Floating(x, -constant.AsDouble)
        : Call(Rules.Primitive.Negate, x);

    /// <summary>The seed of a conversion, taken to the other side's type.</summary>
    public IrValue ConvertTo(IrValue x, IrType type) => x.Type == type ? x : Primitive(Rules.Primitive.Convert, type, [x]);

    public IrValue Compare(Primitive comparison, IrValue x, IrValue y) => Primitive(comparison, IrType.Boolean, [x, y]);

    /// <summary><c>condition ? then : otherwise</c>, where both sides are already there.</summary>
    public IrValue Select(IrValue condition, IrValue then, IrValue otherwise) => Select(condition, _ => then, _ => otherwise);

    /// <summary><c>condition ? then : otherwise</c>, where each side is computed only if chosen.</summary>
    public IrValue Select(IrValue condition, Func<IrBuilder, IrValue> then, Func<IrBuilder, IrValue> otherwise)
    {
        var thenBuilder = Nested();
        var thenValue = then(thenBuilder);
        var otherwiseBuilder = Nested();
        var otherwiseValue = otherwise(otherwiseBuilder);
        var result = Fresh(thenValue.Type);
        Append(new IfOperation(
            new([result]), condition, thenBuilder.ToRegion([thenValue]), otherwiseBuilder.ToRegion([otherwiseValue]), IsExpression: true));
        return result;
    }

    /// <summary>-1, 0 or 1 by the sign of <paramref name="x"/>; 0 at 0, and NaN for NaN.</summary>
    public IrValue SignOrZero(IrValue x) => Select(
        Compare(Rules.Primitive.Greater, x, Zero(x.Type)),
        b => b.Floating(x, 1),
        b => b.Select(
            b.Compare(Rules.Primitive.Less, x, b.Zero(x.Type)), c => c.Floating(x, -1), c => c.Multiply(c.Zero(x.Type), x)));

    public IrValue Load(IrValue array, params IrValue[] indices) =>
        Append(new LoadOperation(Fresh(array.Type.Element!), array, indices.ToEquatableArray())).Result;

    public bool IsZero(IrValue value) => Context.ConstantOf(value) is { } constant && (constant.IsFloating(0) || constant.IsInteger(0));

    private bool IsConstant(IrValue value, int number) =>
        Context.ConstantOf(value) is { } constant && (constant.IsFloating(number) || constant.IsInteger(number));

    private IrValue? NegationOf(IrValue value) =>
        value.Type.IsFloating && Context.Definition(value) is PrimitiveOperation { Primitive: Rules.Primitive.Negate } negation
            ? negation.Inputs[0]
            : null;

    private static IrType ResultType(Primitive primitive, IrValue[] operands)
    {
        var rule = PrimitiveTable.Get(primitive);
        return rule.ResultType ?? operands[rule.OwnOperand].Type;
    }
}
