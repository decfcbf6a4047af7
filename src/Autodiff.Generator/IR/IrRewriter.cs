using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>Copies IR with operands, and on request definitions, replaced.</summary>
internal sealed class IrRewriter
{
    private readonly Dictionary<int, IrValue> _map = [];
    private readonly Func<IrValue, IrValue>? _fresh;

    /// <param name="fresh">Makes the replacement of every definition met (for inlining and cloning); null keeps definitions.</param>
    public IrRewriter(Func<IrValue, IrValue>? fresh = null) => _fresh = fresh;

    public void Replace(IrValue from, IrValue to) => _map[from.Id] = to;

    // One step, never a chain: the ids of an inlined callee and those of its caller overlap.
    public IrValue Use(IrValue value) => _map.TryGetValue(value.Id, out var to) ? to : value;

    public EquatableArray<IrValue> Use(EquatableArray<IrValue> values) => values.Select(Use).ToEquatableArray();

    public IrRegion Rewrite(IrRegion region)
    {
        var parameters = Define(region.Parameters);
        var operations = region.Operations.Select(Rewrite).ToEquatableArray();
        return new IrRegion(parameters, operations, Use(region.Yields));
    }

    public IrOperation Rewrite(IrOperation operation)
    {
        switch (operation)
        {
            case ConstantOperation o:
                return o with { Result = Define(o.Result) };
            case PrimitiveOperation o:
                return o with { Inputs = Use(o.Inputs), Result = Define(o.Result) };
            case LoadOperation o:
                return o with { Array = Use(o.Array), Indices = Use(o.Indices), Result = Define(o.Result) };
            case StoreOperation o:
                return o with { Array = Use(o.Array), Indices = Use(o.Indices), Value = Use(o.Value) };
            case AccumulateOperation o:
                return o with { Array = Use(o.Array), Indices = Use(o.Indices), Value = Use(o.Value) };
            case LengthOperation o:
                return o with { Array = Use(o.Array), Result = Define(o.Result) };
            case NewArrayOperation o:
                return o with { Lengths = Use(o.Lengths), Result = Define(o.Result) };
            case CloneOperation o:
                return o with { Source = Use(o.Source), Result = Define(o.Result) };
            case CopyOperation o:
                return o with { Source = Use(o.Source), Destination = Use(o.Destination) };
            case FillOperation o:
                return o with { Array = Use(o.Array), Value = o.Value is null ? null : Use(o.Value) };
            case ViewOperation o:
                return o with
                {
                    Source = Use(o.Source),
                    Start = o.Start is null ? null : Use(o.Start),
                    Length = o.Length is null ? null : Use(o.Length),
                    Result = Define(o.Result),
                };
            case IfOperation o:
                return o with { Condition = Use(o.Condition), Then = Rewrite(o.Then), Else = Rewrite(o.Else), Values = Define(o.Values) };
            case LoopOperation o:
                var inits = Use(o.Inits);
                return o with
                {
                    Inits = inits,
                    Parameters = Define(o.Parameters),
                    Condition = Rewrite(o.Condition),
                    Body = Rewrite(o.Body),
                    Step = Rewrite(o.Step),
                    Values = Define(o.Values),
                };
            case CallOperation o:
                return o with { Arguments = Use(o.Arguments), Values = Define(o.Values) };
            case OpaqueOperation o:
                return o with { Inputs = Use(o.Inputs), Values = Define(o.Values) };
            case ThrowOperation o:
                return o with { Inputs = Use(o.Inputs) };
            case PushOperation o:
                return o with { Value = Use(o.Value) };
            case PopOperation o:
                return o with { Result = Define(o.Result) };
            case FrameOperation o:
                return o with { Result = Define(o.Result) };
            case CommentOperation o:
                return o;
            default:
                throw new InvalidOperationException($"Unknown operation {operation.GetType().Name}.");
        }
    }

    private EquatableArray<IrValue> Define(EquatableArray<IrValue> values) => values.Select(Define).ToEquatableArray();

    private IrValue Define(IrValue value)
    {
        if (_fresh is null)
        {
            return value;
        }

        var copy = _fresh(value);
        _map[value.Id] = copy;
        return copy;
    }
}
