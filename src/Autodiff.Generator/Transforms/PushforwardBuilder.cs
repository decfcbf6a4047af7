using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Transforms;

/// <summary>
/// Forward mode, IR to IR: each active value gets a tangent, computed beside it; each active array a tangent array. It accepts what it and
/// <see cref="PullbackBuilder"/> produce, tape operations included, so second derivatives are forward mode over reverse mode.
/// </summary>
internal sealed partial class PushforwardBuilder
{
    public const string DotSuffix = "Dot";

    private readonly IrFunction _function;
    private readonly ActivityMap _activity;
    private readonly IrContext _context;
    private readonly ShadowBuilder _shadowBuilder;
    private readonly Dictionary<int, IrValue> _tangents = [];

    private PushforwardBuilder(IrFunction function, ActivityMap activity)
    {
        _function = function;
        _activity = activity;
        _context = IrContext.Following(function);
        _shadowBuilder = new ShadowBuilder(function, activity, _context, new HashSet<int>(), isTangent: true);
    }

    private ShadowMap Shadows => _shadowBuilder.Shadows;

    public static IrFunction Build(IrFunction function, ActivityMap activity) => new PushforwardBuilder(function, activity).Build();

    private IrFunction Build()
    {
        var body = _shadowBuilder.Build();
        var tangentParameters = new List<IrParameter>();
        var tangentValues = new List<IrValue>();
        foreach (var parameter in _function.Parameters)
        {
            if (!parameter.IsDifferentiated)
            {
                continue;
            }

            var leaves = new List<IrValue>();
            foreach (var value in parameter.Values)
            {
                if (!value.Type.IsDifferentiable)
                {
                    continue;
                }

                var tangent = value.Type.IsMemory
                    ? _shadowBuilder.Parameters.First(p => p.Primal.Id == value.Id).Shadow
                    : _context.Fresh(value.Type, value.Name + DotSuffix);
                _tangents[value.Id] = tangent;
                leaves.Add(tangent);
            }

            tangentValues.AddRange(leaves);
            tangentParameters.Add(parameter with
            {
                Name = parameter.Name + "Tangent",
                Values = leaves.ToEquatableArray(),
                Leaves = parameter.Leaves.Where(static leaf => leaf.IsDifferentiable).ToEquatableArray(),
                IsDifferentiated = false,
            });
        }

        var region = Push(body);
        var yields = region.Yields.ToList();
        var builder = new IrBuilder(_context);
        foreach (var value in region.Yields)
        {
            if (value.Type.IsFloating)
            {
                yields.Add(Tangent(builder, value));
            }
            else if (value.Type.IsMemory && value.Type.IsDifferentiable)
            {
                yields.Add(Shadows.Find(value) ?? _shadowBuilder.ZerosLike(builder, value));
            }
        }

        var function = new IrFunction(
            _function.Name + "Jvp",
            _function.Parameters.Concat(tangentParameters).ToEquatableArray(),
            _function.ReturnLeaves,
            _function.ReturnNames,
            _function.ReturnsTuple,
            new IrRegion(
                new([.. _function.Body.Parameters, .. tangentValues]),
                new([.. region.Operations, .. builder.Operations]),
                yields.ToEquatableArray()));
        return CommonSubexpressions.Merge(LocalArrays.UnpoolReturned(function));
    }

    private IrValue Tangent(IrBuilder builder, IrValue value) => Find(value) ?? builder.Zero(value.Type);

    private IrValue? Find(IrValue value) => _tangents.TryGetValue(value.Id, out var tangent) ? tangent : null;

    private void SetTangent(IrBuilder builder, IrValue value, IrValue tangent) =>
        _tangents[value.Id] = value.Name is null ? tangent : builder.Name(tangent, value.Name + DotSuffix);

    private IrRegion Push(IrRegion region, Func<IrBuilder, IEnumerable<IrValue>>? moreYields = null)
    {
        var builder = new IrBuilder(_context);
        foreach (var operation in region.Operations)
        {
            Push(builder, operation);
        }

        if (region.Throws)
        {
            return builder.ToRegion(region.Yields, region.Parameters);
        }

        var yields = moreYields is null ? region.Yields : moreYields(builder).ToArray().ToEquatableArray();
        return builder.ToRegion(yields, region.Parameters);
    }

    private void Push(IrBuilder builder, IrOperation operation)
    {
        switch (operation)
        {
            case PrimitiveOperation o:
                builder.Append(o);
                PushPrimitive(builder, o);
                break;
            case LoadOperation o:
                builder.Append(o);
                if (o.Result.Type.IsFloating && Shadows.Find(o.Array) is { } loaded)
                {
                    var name = o.Result.Name is null ? null : o.Result.Name + DotSuffix;
                    _tangents[o.Result.Id] = builder.Append(
                        new LoadOperation(_context.Fresh(o.Result.Type, name), loaded, o.Indices)).Result;
                }

                break;
            case StoreOperation o:
                builder.Append(o);
                if (o.Value.Type.IsFloating && Shadows.Find(o.Array) is { } stored)
                {
                    builder.Append(new StoreOperation(stored, o.Indices, Tangent(builder, o.Value)));
                }

                break;
            case AccumulateOperation o:
                builder.Append(o);
                if (Shadows.Find(o.Array) is { } accumulated && Find(o.Value) is { } term)
                {
                    builder.Append(new AccumulateOperation(accumulated, o.Indices, term));
                }

                break;
            case CopyOperation o:
                builder.Append(o);
                PushCopy(builder, o.Source, o.Destination, o.Adds);
                break;
            case FillOperation o:
                builder.Append(o);
                if (!o.Array.Type.Element!.IsMemory && Shadows.Find(o.Array) is { } filled)
                {
                    builder.Append(new FillOperation(filled, o.Value is null ? null : Find(o.Value)));
                }

                break;
            case PushOperation o:
                builder.Append(o);
                if (o.Value.Type.IsFloating)
                {
                    builder.Append(new PushOperation(Tangent(builder, o.Value)));
                }
                else if (o.Value.Type.IsMemory && Shadows.Find(o.Value) is { } pushed)
                {
                    builder.Append(new PushOperation(pushed));
                }

                break;
            case PopOperation o:
                PushPop(builder, o);
                break;
            case IfOperation o:
                PushIf(builder, o);
                break;
            case LoopOperation o:
                PushLoop(builder, o);
                break;
            case CallOperation o:
                PushCall(builder, o);
                break;
            default:
                builder.Append(operation);
                break;
        }
    }

    private void PushPrimitive(IrBuilder builder, PrimitiveOperation operation)
    {
        var rule = PrimitiveTable.Get(operation.Primitive);
        if (rule.Kind is not RuleKind.Differentiable || !operation.Result.Type.IsFloating || !_activity.IsActive(operation.Result))
        {
            return;
        }

        if (operation.Primitive is Primitive.Multiply && operation.Inputs[0].Id == operation.Inputs[1].Id)
        {
            if (Find(operation.Inputs[0]) is { } tangent)
            {
                SetTangent(builder, operation.Result, builder.SquarePartial(operation.Inputs[0], tangent));
            }

            return;
        }

        if (operation.Primitive is Primitive.Divide && Find(operation.Inputs[0]) is { } dividend && Find(operation.Inputs[1]) is { } divisor)
        {
            // Both partials at once: one division.
            SetTangent(builder, operation.Result, builder.Divide(
                builder.Subtract(dividend, builder.Multiply(operation.Result, divisor)), operation.Inputs[1]));
            return;
        }

        IrValue? sum = null;
        for (var i = 0; i < operation.Inputs.Count; i++)
        {
            if (rule.Partials[i] is { } partial && Find(operation.Inputs[i]) is { } seed)
            {
                var term = partial(new PartialArguments(
                    builder, k => operation.Inputs[k], () => operation.Result, seed, operation.Result.Type, k => _context.ConstantOf(operation.Inputs[k])));
                sum = sum is null ? term : builder.Add(sum, term);
            }
        }

        if (sum is not null)
        {
            SetTangent(builder, operation.Result, sum);
        }
    }

    private void PushCopy(IrBuilder builder, IrValue source, IrValue destination, bool adds)
    {
        if (destination.Type.Element!.IsMemory || Shadows.Find(destination) is not { } target)
        {
            return;
        }

        if (Shadows.Find(source) is { } from)
        {
            builder.Append(new CopyOperation(from, target, adds));
        }
        else if (!adds && destination.Type.Rank == 1)
        {
            var length = builder.Append(new LengthOperation(builder.Fresh(IrType.Int32), source, null)).Result;
            var overwritten = builder.Append(new ViewOperation(
                builder.Fresh(new SpanType(destination.Type.Element!, IsReadOnly: false)), target, builder.Int32(0), length)).Result;
            builder.Append(new FillOperation(overwritten, null));
        }
    }

    // Pushed after its value, so popped before it.
    private void PushPop(IrBuilder builder, PopOperation operation)
    {
        if (operation.Result.Type.IsFloating)
        {
            var name = operation.Result.Name is null ? null : operation.Result.Name + DotSuffix;
            _tangents[operation.Result.Id] = builder.Append(new PopOperation(_context.Fresh(operation.Result.Type, name))).Result;
        }
        else if (operation.Result.Type.IsMemory && operation.Result.Type.IsDifferentiable)
        {
            throw new UnsupportedTransformException("second derivatives through arrays that are kept on the tape are not supported");
        }

        builder.Append(operation);
    }

    private void PushIf(IrBuilder builder, IfOperation operation)
    {
        var active = Enumerable.Range(0, operation.Values.Count)
            .Where(i => operation.Values[i].Type.IsFloating && _activity.IsActive(operation.Values[i])).ToArray();
        IEnumerable<IrValue> With(IrBuilder b, EquatableArray<IrValue> yields) =>
            [.. yields, .. active.Select(i => Tangent(b, yields[i]))];

        var then = Push(operation.Then, b => With(b, operation.Then.Yields));
        var otherwise = Push(operation.Else, b => With(b, operation.Else.Yields));
        var tangents = active.Select(i => Dot(operation.Values[i])).ToArray();
        builder.Append(operation with { Values = new([.. operation.Values, .. tangents]), Then = then, Else = otherwise });
    }

    private IrValue Dot(IrValue value)
    {
        var tangent = _context.Fresh(value.Type, value.Name is null ? null : value.Name + DotSuffix);
        _tangents[value.Id] = tangent;
        return tangent;
    }

    private void PushLoop(IrBuilder builder, LoopOperation operation)
    {
        var slots = operation.SlotCount;
        var active = Enumerable.Range(0, slots).Where(i => operation.Parameters[i].Type.IsFloating
            && (_activity.IsActive(operation.Parameters[i]) || _activity.IsActive(operation.Values[i]))).ToArray();
        EquatableArray<IrValue> With(EquatableArray<IrValue> values, IEnumerable<IrValue> added) =>
            new([.. values.Take(slots), .. added, .. values.Skip(slots)]);

        var inits = With(operation.Inits, active.Select(i => Tangent(builder, operation.Inits[i])).ToArray());
        var parameters = With(operation.Parameters, active.Select(i => Dot(operation.Parameters[i])).ToArray());
        var condition = Push(operation.Condition);
        var body = Push(operation.Body, b => With(operation.Body.Yields, active.Select(i => Tangent(b, operation.Body.Yields[i])).ToArray()));
        var stepParameters = With(operation.Step.Parameters, active.Select(i => Dot(operation.Step.Parameters[i])).ToArray());
        var step = Push(operation.Step, b => With(operation.Step.Yields, active.Select(i => Tangent(b, operation.Step.Yields[i])).ToArray()));
        builder.Append(operation with
        {
            Values = With(operation.Values, active.Select(i => Dot(operation.Values[i])).ToArray()),
            Inits = inits,
            Parameters = parameters,
            Condition = condition,
            Body = body,
            Step = step with { Parameters = stepParameters },
        });
    }

    private void PushCall(IrBuilder builder, CallOperation operation)
    {
        var differentiated = CallArguments.Differentiated(operation).ToArray();
        var results = operation.Values.Where(static v => v.Type.IsDifferentiable).ToArray();
        if (!results.Any(_activity.IsActive)
            && !CallArguments.All(operation).Any(a => a.Parameter.IsWritten && a.Value.Type.IsMemory && _activity.IsActive(a.Value)))
        {
            builder.Append(operation);
            return;
        }

        if (operation.Form is not CallForm.Primal)
        {
            throw new UnsupportedTransformException("second derivatives through calls that are not inlined are not supported");
        }

        var tangents = differentiated.Select(argument => argument.Value.Type.IsMemory
            ? Shadows.Find(argument.Value) ?? _shadowBuilder.ZerosLike(builder, argument.Value)
            : Tangent(builder, argument.Value)).ToArray();
        var resultTangents = results.Select(result => result.Type.IsMemory
            ? Shadows.Find(result) ?? _context.Fresh(result.Type)
            : Dot(result)).ToArray();
        builder.Append(new CallOperation(
            new([.. operation.Values, .. resultTangents]), operation.Callee, CallForm.Jvp, new([.. operation.Arguments, .. tangents]))
        {
            OriginId = operation.OriginId,
        });
    }
}
