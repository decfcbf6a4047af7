using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Tests.Transforms;

/// <summary>Writes IR functions for tests with little ceremony.</summary>
internal sealed class FunctionBuilder
{
    private readonly List<IrParameter> _parameters = [];

    public IrContext Context { get; } = new();

    public IrBuilder Body { get; }

    public FunctionBuilder() => Body = new IrBuilder(Context);

    public IrValue Scalar(string name, bool differentiated = true) => Parameter(name, IrType.Double, differentiated, isWritten: false);

    public IrValue Int(string name) => Parameter(name, IrType.Int32, false, isWritten: false);

    public IrValue Array(string name, bool differentiated = true, bool isWritten = false) =>
        Parameter(name, new ArrayType(IrType.Double, 1), differentiated, isWritten);

    public IrFunction Return(string name, params IrValue[] results) => new(
        name,
        _parameters.ToEquatableArray(),
        results.Select(static r => r.Type).ToEquatableArray(),
        results.Select(static _ => (string?)null).ToEquatableArray(),
        results.Length != 1,
        Body.ToRegion(results, _parameters.SelectMany(static p => p.Values)));

    /// <summary>A <c>for (var i = first; i &lt; bound; i++)</c> over named slots; the body gives the next values, and the exit code if the loop has exits.</summary>
    public static IrValue[] For(
        IrBuilder b, IrValue first, IrValue bound, (string Name, IrValue Init)[] slots,
        Func<IrBuilder, IrValue, IrValue[], IrValue[]> body, bool hasExit = false)
    {
        var i = b.Fresh(IrType.Int32, "i");
        var parameters = slots.Select(s => b.Fresh(s.Init.Type, s.Name)).ToArray();
        var condition = b.Nested();
        var more = condition.Compare(Primitive.Less, i, bound);
        var inner = b.Nested();
        var next = body(inner, i, parameters);
        var exit = hasExit ? next[^1] : null;
        var step = b.Nested();
        var stepI = b.Fresh(IrType.Int32, "i");
        var stepSlots = slots.Select(s => b.Fresh(s.Init.Type, s.Name)).ToArray();
        var nextI = step.Primitive(Primitive.Add, IrType.Int32, [stepI, step.Int32(1)], "i");
        var results = slots.Select(s => b.Fresh(s.Init.Type, s.Name)).ToList();
        if (hasExit)
        {
            results.Add(b.Fresh(IrType.Int32, "exit"));
        }

        b.Append(new LoopOperation(
            new([b.Fresh(IrType.Int32, "i"), .. results]),
            new([first, .. slots.Select(static s => s.Init)]),
            new([i, .. parameters]),
            condition.ToRegion([more]),
            inner.ToRegion(exit is null ? [i, .. next] : [i, .. next[..^1], exit]),
            step.ToRegion([nextI, .. stepSlots], [stepI, .. stepSlots]),
            hasExit));
        return [.. results];
    }

    public static IrValue[] While(
        IrBuilder b, (string Name, IrValue Init)[] slots, Func<IrBuilder, IrValue[], IrValue> test, Func<IrBuilder, IrValue[], IrValue[]> body)
    {
        var parameters = slots.Select(s => b.Fresh(s.Init.Type, s.Name)).ToArray();
        var condition = b.Nested();
        var more = test(condition, parameters);
        var inner = b.Nested();
        var next = body(inner, parameters);
        var stepSlots = slots.Select(s => b.Fresh(s.Init.Type, s.Name)).ToArray();
        var results = slots.Select(s => b.Fresh(s.Init.Type, s.Name)).ToArray();
        b.Append(new LoopOperation(
            results.ToEquatableArray(),
            slots.Select(static s => s.Init).ToEquatableArray(),
            parameters.ToEquatableArray(),
            condition.ToRegion([more]),
            inner.ToRegion(next),
            b.Nested().ToRegion(stepSlots, stepSlots)));
        return results;
    }

    public static IrValue[] If(
        IrBuilder b, IrValue condition, Func<IrBuilder, IrValue[]> then, Func<IrBuilder, IrValue[]> otherwise, params string?[] names)
    {
        var thenBuilder = b.Nested();
        var thenValues = then(thenBuilder);
        var elseBuilder = b.Nested();
        var elseValues = otherwise(elseBuilder);
        var results = thenValues.Select((v, k) => b.Fresh(v.Type, k < names.Length ? names[k] : null)).ToArray();
        b.Append(new IfOperation(
            results.ToEquatableArray(), condition, thenBuilder.ToRegion(thenValues), elseBuilder.ToRegion(elseValues)));
        return results;
    }

    public static void Store(IrBuilder b, IrValue array, IrValue index, IrValue value) =>
        b.Append(new StoreOperation(array, new([index]), value));

    public static IrValue NewArray(IrBuilder b, string name, IrValue length) =>
        b.Append(new NewArrayOperation(b.Fresh(new ArrayType(IrType.Double, 1), name), new([length])) { OriginId = 0 }).Result;

    public static IrValue Length(IrBuilder b, IrValue array) =>
        b.Append(new LengthOperation(b.Fresh(IrType.Int32), array, null)).Result;

    public static IrValue Clone(IrBuilder b, string name, IrValue array) =>
        b.Append(new CloneOperation(b.Fresh(array.Type, name), array)).Result;

    private IrValue Parameter(string name, IrType type, bool differentiated, bool isWritten)
    {
        var value = Context.Fresh(type, name);
        _parameters.Add(new IrParameter(
            name, type.CSharp, new([value]), ParameterMode.Value, new([type]), false, differentiated, isWritten, false));
        return value;
    }
}
