using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Transforms;

/// <summary>
/// Gives every active array and span of a function its shadow. A shadow belongs to the storage, not to the variable: each operation that
/// creates, copies, slices, swaps, stores or chooses an array reference does the same to its shadow.
/// </summary>
internal sealed class ShadowBuilder
{
    private readonly IrFunction _function;
    private readonly ActivityMap _activity;
    private readonly IrContext _context;
    private readonly ISet<int> _privateParameters;
    private readonly bool _isTangent;
    private readonly string _suffix;
    private readonly Func<IrType, IrType> _shadowType;
    private readonly Func<IrType, IrType> _parameterType;

    /// <param name="privateParameters">Parameters whose storage is mixed with other storage, and which so need an array of their own as shadow.</param>
    /// <param name="isTangent">Whether the shadows hold tangents, which have the primal's type, rather than cotangents.</param>
    public ShadowBuilder(IrFunction function, ActivityMap activity, IrContext context, ISet<int> privateParameters, bool isTangent)
    {
        _isTangent = isTangent;
        _suffix = isTangent ? PushforwardBuilder.DotSuffix : PullbackBuilder.BarSuffix;
        _shadowType = isTangent ? static type => type : ShadowMap.TypeOf;
        _parameterType = isTangent ? static type => type : ShadowMap.ParameterTypeOf;
        _function = function;
        _activity = activity;
        _context = context;
        _privateParameters = privateParameters;
    }

    public ShadowMap Shadows { get; } = new();

    /// <summary>The shadow parameters, in parameter order: one for each active array or span parameter that is differentiated.</summary>
    public List<(IrParameter Parameter, IrValue Primal, IrValue Shadow)> Parameters { get; } = [];

    /// <summary>Shadows created here for written parameters that are not differentiated, and for private ones.</summary>
    public List<(IrParameter Parameter, IrValue Primal, IrValue Shadow)> OwnShadows { get; } = [];

    /// <summary>Shadows of the results of calls.</summary>
    public HashSet<int> ClearedByCalls { get; } = [];

    /// <summary>The body with shadows.</summary>
    public IrRegion Build()
    {
        var builder = new IrBuilder(_context);
        foreach (var parameter in _function.Parameters)
        {
            foreach (var value in parameter.Values)
            {
                if (!value.Type.IsMemory || !value.Type.IsDifferentiable)
                {
                    continue;
                }

                if (parameter.IsDifferentiated)
                {
                    var shadow = _context.Fresh(_parameterType(value.Type), value.Name + _suffix);
                    Parameters.Add((parameter, value, shadow));
                    if (_activity.IsActive(value))
                    {
                        Shadows.Add(value, _privateParameters.Contains(value.Id) ? Own(builder, parameter, value) : shadow);
                    }
                }
                else if (_activity.IsActive(value))
                {
                    Shadows.Add(value, Own(builder, parameter, value));
                }
            }
        }

        var body = Rewrite(_function.Body, builder);
        return body;
    }

    private IrValue Own(IrBuilder builder, IrParameter parameter, IrValue value)
    {
        var shadow = ZerosLike(builder, value);
        OwnShadows.Add((parameter, value, shadow));
        return shadow;
    }

    /// <summary>Zeroed storage of the shape of an array or span.</summary>
    public IrValue ZerosLike(IrBuilder builder, IrValue value, string? name = null)
    {
        name ??= value.Name is null ? null : value.Name + _suffix;
        var storage = value.Type is SpanType span ? new ArrayType(span.ElementType, 1) : value.Type;
        var zeros = Zeros(builder, value, storage, name);
        return value.Type is SpanType
            ? builder.Append(new ViewOperation(builder.Fresh(_shadowType(value.Type), name), zeros, null, null)).Result
            : zeros;
    }

    /// <summary>A zeroed array of a type and the shape of an array or span.</summary>
    private IrValue Zeros(IrBuilder builder, IrValue value, IrType type, string? name)
    {
        var element = value.Type.Element!;
        if (value.Type is ArrayType { Dimensions: > 1 } many)
        {
            var lengths = Enumerable.Range(0, many.Dimensions)
                .Select(dimension => builder.Append(new LengthOperation(builder.Fresh(IrType.Int32), value, dimension)).Result);
            return builder.Append(new NewArrayOperation(builder.Fresh(many, name), lengths.ToArray().ToEquatableArray(), IsPooled: true)).Result;
        }

        var length = builder.Append(new LengthOperation(builder.Fresh(IrType.Int32), value, null)).Result;
        var shadow = builder.Append(new NewArrayOperation(builder.Fresh(type, name), new([length]), IsPooled: true)).Result;
        if (element.IsMemory)
        {
            var start = builder.Int32(0);
            var i = builder.Fresh(IrType.Int32, "i");
            var condition = builder.Nested();
            var more = condition.Compare(Rules.Primitive.Less, i, length);
            var body = builder.Nested();
            var row = body.Load(value, i);
            body.Append(new StoreOperation(shadow, new([i]), ZerosLike(body, row)));
            var next = builder.Fresh(IrType.Int32, "i");
            var step = builder.Nested();
            var stepped = step.Primitive(Rules.Primitive.Add, IrType.Int32, [next, step.Int32(1)], "i");
            builder.Append(new LoopOperation(
                new([builder.Fresh(IrType.Int32)]), new([start]), new([i]),
                condition.ToRegion([more]), body.ToRegion([i]), step.ToRegion([stepped], [next])));
        }

        return shadow;
    }

    private bool NeedsShadow(IrValue value) => value.Type.IsMemory && value.Type.IsDifferentiable && _activity.IsActive(value);

    private IrValue Fresh(IrValue value) =>
        _context.Fresh(_shadowType(value.Type), value.Name is null ? null : value.Name + _suffix);

    private IrRegion Rewrite(IrRegion region, IrBuilder? builder = null)
    {
        builder ??= new IrBuilder(_context);
        foreach (var operation in region.Operations)
        {
            Rewrite(builder, operation);
        }

        return builder.ToRegion(region.Yields, region.Parameters);
    }

    private void Rewrite(IrBuilder builder, IrOperation operation)
    {
        switch (operation)
        {
            case NewArrayOperation o when NeedsShadow(o.Result):
                builder.Append(o);
                var zero = Fresh(o.Result);
                builder.Append(new NewArrayOperation(zero, o.Lengths, IsPooled: true));
                Shadows.Add(o.Result, zero);
                break;
            case CloneOperation o when NeedsShadow(o.Result):
                RewriteClone(builder, o);
                break;
            case ViewOperation o when NeedsShadow(o.Result):
                builder.Append(o);
                var view = Fresh(o.Result);
                if (o.Result.Type is not SpanType)
                {
                    view = _context.Fresh(Shadows[o.Source].Type, view.Name);
                }

                builder.Append(o with { Result = view, Source = Shadows[o.Source], OriginId = -1 });
                Shadows.Add(o.Result, view);
                break;
            case LoadOperation o when NeedsShadow(o.Result):
                builder.Append(o);
                var row = Fresh(o.Result);
                builder.Append(o with { Result = row, Array = Shadows[o.Array], OriginId = -1 });
                Shadows.Add(o.Result, row);
                break;
            case StoreOperation o when NeedsShadow(o.Value) && Shadows.Find(o.Array) is { } shadowArray:
                builder.Append(o);
                builder.Append(o with { Array = shadowArray, Value = Shadows[o.Value], OriginId = -1 });
                break;
            case CopyOperation o when o.Source.Type.Element!.IsMemory && NeedsShadow(o.Source):
                builder.Append(o);
                builder.Append(o with { Source = Shadows[o.Source], Destination = Shadows[o.Destination], OriginId = -1 });
                break;
            case IfOperation o:
                RewriteIf(builder, o);
                break;
            case LoopOperation o:
                RewriteLoop(builder, o);
                break;
            case CallOperation o:
                builder.Append(o);
                foreach (var result in o.Values)
                {
                    if (!NeedsShadow(result))
                    {
                        continue;
                    }

                    if (_isTangent)
                    {
                        // A result of the call of the JVP.
                        Shadows.Add(result, Fresh(result));
                    }
                    else
                    {
                        // Cleared by the reverse of the call, which comes after the reverse of this allocation.
                        var cotangents = ZerosLike(builder, result);
                        Shadows.Add(result, cotangents);
                        ClearedByCalls.Add(cotangents.Id);
                    }
                }

                break;
            default:
                builder.Append(operation);
                break;
        }
    }

    private void RewriteClone(IrBuilder builder, CloneOperation o)
    {
        // Rows are shared, so shadow rows are too; tangents are copied with the values; cotangents start at zero.
        if ((o.Result.Type.Element!.IsMemory || _isTangent) && Shadows.Find(o.Source) is { } source)
        {
            builder.Append(o);
            var copy = Fresh(o.Result);
            builder.Append(new CloneOperation(copy, source, IsPooled: true));
            Shadows.Add(o.Result, copy);
            return;
        }

        // Before the clone: its reverse must still find what the shadow holds.
        var name = o.Result.Name is null ? null : o.Result.Name + _suffix;
        Shadows.Add(o.Result, Zeros(builder, o.Source, o.Result.Type, name));
        builder.Append(o);
    }

    private void RewriteIf(IrBuilder builder, IfOperation o)
    {
        var then = Rewrite(o.Then);
        var otherwise = Rewrite(o.Else);
        var values = o.Values.ToList();
        for (var i = 0; i < o.Values.Count; i++)
        {
            if (NeedsShadow(o.Values[i]))
            {
                var shadow = Fresh(o.Values[i]);
                then = AddYield(then, i);
                otherwise = AddYield(otherwise, i);
                values.Add(shadow);
                Shadows.Add(o.Values[i], shadow);
            }
        }

        builder.Append(o with { Values = values.ToEquatableArray(), Then = then, Else = otherwise });
    }

    private IrRegion AddYield(IrRegion region, int index) => region.Throws
        ? region
        : region with { Yields = new([.. region.Yields, ShadowOrDefault(region.Yields[index])]) };

    // A value that is not active here although the merged one is (its storage never varies) gets no shadow: nothing reads it.
    private IrValue ShadowOrDefault(IrValue value) => Shadows.Find(value) ?? value;

    private void RewriteLoop(IrBuilder builder, LoopOperation o)
    {
        var slots = Enumerable.Range(0, o.SlotCount).Where(i => NeedsShadow(o.Parameters[i])).ToArray();
        foreach (var i in slots)
        {
            Shadows.Add(o.Parameters[i], Fresh(o.Parameters[i]));
            Shadows.Add(o.Step.Parameters[i], Fresh(o.Step.Parameters[i]));
            Shadows.Add(o.Values[i], Fresh(o.Values[i]));
        }

        var condition = Rewrite(o.Condition);
        var body = Rewrite(o.Body);
        var step = Rewrite(o.Step);
        if (slots.Length == 0)
        {
            builder.Append(o with { Condition = condition, Body = body, Step = step });
            return;
        }

        EquatableArray<IrValue> With(EquatableArray<IrValue> values, EquatableArray<IrValue> of) =>
            new([.. values.Take(o.SlotCount), .. slots.Select(i => ShadowOrDefault(of[i])), .. values.Skip(o.SlotCount)]);

        builder.Append(o with
        {
            Values = With(o.Values, o.Values),
            Inits = With(o.Inits, o.Inits),
            Parameters = With(o.Parameters, o.Parameters),
            Condition = condition,
            Body = body.Throws ? body : body with { Yields = With(body.Yields, o.Body.Yields) },
            Step = step with
            {
                Parameters = With(step.Parameters, o.Step.Parameters),
                Yields = With(step.Yields, o.Step.Yields),
            },
        });
    }
}
