using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Transforms;

/// <summary>
/// Reverse mode, IR to IR. The reverse sweep is built first; each primal value it asks for is taken from where it is still at hand, recomputed, or
/// put on the plan of what the forward sweep must store. Then the forward sweep is the primal with that plan carried out.
/// </summary>
/// <remarks>
/// Two forms. <em>Fused</em>: both sweeps in one function, where values of its outermost region stay in locals. <em>Split</em>: a forward and a reverse
/// function that share only the arguments and the tape.
/// </remarks>
internal sealed partial class PullbackBuilder
{
    public const string BarSuffix = "Bar";

    private readonly IrFunction _function;
    private readonly ActivityMap _activity;
    private readonly IrContext _context;
    private readonly bool _isSplit;
    private readonly ShadowBuilder _shadowBuilder;
    private readonly ShadowMap _shadows;
    private readonly IrRegion _body;
    private readonly ProgramTree _tree;
    private readonly MemoryAnalysis _memory;
    private readonly ForwardPlan _plan = new();

    // Regions whose values are still in scope where the reverse sweep runs, with all regions that enclose them.
    private readonly HashSet<RegionNode> _live = [];

    // The region after whose end the reverse sweep under construction starts.
    private RegionNode _horizon;

    // Values that the plan adds to the primal: promoted ones, trip counts.
    private readonly Dictionary<int, RegionNode> _added = [];

    // Which primal value a value of the reverse sweep is, and the transcendental functions that the primal computes.
    private readonly Dictionary<int, IrValue> _primals = [];
    private Dictionary<(Primitive, int), OperationNode>? _functions;

    // Values of the primal that are computed again, once each.
    private readonly List<IrValue> _recomputed = [];

    // Loads that the reversal of their `a[i] += e` has done already.
    private readonly HashSet<OperationNode> _reversedLoads = [];

    private PullbackBuilder(IrFunction function, ActivityMap activity, bool isSplit)
    {
        _function = function;
        _activity = activity;
        _isSplit = isSplit;
        _context = IrContext.Following(function);
        _shadowBuilder = new ShadowBuilder(function, activity, _context, PrivateShadows.Find(function), isTangent: false);
        var body = _shadowBuilder.Build();
        _shadows = _shadowBuilder.Shadows;
        _body = body with { Parameters = new([.. body.Parameters, .. _shadowBuilder.Parameters.Select(static p => p.Shadow)]) };
        var shadowed = function with { Body = _body };
        _tree = new ProgramTree(shadowed);
        _memory = new MemoryAnalysis(shadowed, _tree);
        _horizon = _tree.Root;
        if (!isSplit)
        {
            _live.Add(_tree.Root);
        }
    }

    /// <summary>One function that computes the value and, with the seed 1, the gradient.</summary>
    /// <param name="function">The primal.</param>
    /// <param name="activity">Which of its values carry a derivative.</param>
    /// <param name="recomputed">Receives the values that the reverse sweep computes again.</param>
    public static IrFunction BuildGradient(IrFunction function, ActivityMap activity, ICollection<IrValue>? recomputed = null) =>
        Build(new PullbackBuilder(function, activity, isSplit: false), static builder => builder.BuildFused(), recomputed);

    /// <summary>The pair of a forward and a reverse function.</summary>
    /// <param name="function">The primal.</param>
    /// <param name="activity">Which of its values carry a derivative.</param>
    /// <param name="recomputed">Receives the values that the reverse function computes again.</param>
    public static (IrFunction Forward, IrFunction Reverse) BuildPair(IrFunction function, ActivityMap activity, ICollection<IrValue>? recomputed = null) =>
        Build(new PullbackBuilder(function, activity, isSplit: true), static builder => builder.BuildSplit(), recomputed);

    private static T Build<T>(PullbackBuilder builder, Func<PullbackBuilder, T> build, ICollection<IrValue>? recomputed)
    {
        var result = build(builder);
        foreach (var value in builder._recomputed)
        {
            recomputed?.Add(value);
        }

        return result;
    }

    private IrFunction BuildFused()
    {
        var reverse = new IrBuilder(_context);
        var scope = new ReverseScope(_tree.Root, reverse, null);
        scope.MoveTo(_tree.Root.Operations.Count);
        var value = _body.Yields[0];
        TakePrivateShadows(scope);
        AddCotangent(scope, value, reverse.One(value));
        ReverseRegion(scope);
        ReturnPrivateShadows(scope);
        var cotangents = ParameterCotangents(scope);

        var forward = new ForwardSweep(_context, _plan).Rebuild(_tree.Root);
        var operations = new List<IrOperation> { new CommentOperation("forward") };
        operations.AddRange(forward.Operations);
        operations.Add(new CommentOperation("reverse", StartsSection: true));
        operations.AddRange(reverse.Operations);
        var yields = new EquatableArray<IrValue>([.. forward.Yields, .. cotangents]);
        var parameters = _function.Parameters.Concat(ShadowParameters(static parameter => parameter.Name + "Gradient")).ToEquatableArray();
        var result = new IrFunction(
            _function.Name + "Gradient",
            parameters,
            yields.Select(static y => y.Type).ToEquatableArray(),
            yields.Select(static _ => (string?)null).ToEquatableArray(),
            ReturnsTuple: yields.Count != 1,
            new IrRegion(forward.Parameters, operations.ToEquatableArray(), yields));
        return CommonSubexpressions.Merge(result);
    }

    private (IrFunction Forward, IrFunction Reverse) BuildSplit()
    {
        var reverse = new IrBuilder(_context);
        var scope = new ReverseScope(_tree.Root, reverse, null);
        scope.MoveTo(_tree.Root.Operations.Count);
        TakePrivateShadows(scope);
        var seeds = AddSeeds(scope);
        ReverseRegion(scope);
        ReturnPrivateShadows(scope);
        var cotangents = ParameterCotangents(scope);

        var primalParameters = _function.Body.Parameters;
        var forwardRegion = new ForwardSweep(_context, _plan).Rebuild(_tree.Root);
        var forward = DeadCodeElimination.Run(_function with
        {
            Name = _function.Name + "Forward",
            Body = forwardRegion with { Parameters = primalParameters },
        });
        var used = new HashSet<int>(forward.Body.AllUses().Select(static use => use.Id));
        if (_shadowBuilder.Parameters.Find(p => used.Contains(p.Shadow.Id)) is { Parameter: { } exchanged })
        {
            throw new UnsupportedTransformException(
                $"rows of '{exchanged.Name}' are chosen or exchanged at run time, which is supported for local arrays only", PlaceOf(exchanged));
        }

        var inputs = _function.Parameters.Where(static p => p.Mode is not ParameterMode.Out)
            .Select(static p => p with { Mode = p.Mode is ParameterMode.Ref ? ParameterMode.Value : p.Mode });
        var reverseFunction = new IrFunction(
            _function.Name + "Reverse",
            new([
                .. inputs,
                .. ShadowParameters(static parameter => parameter.Name + (parameter.IsWritten ? "Cotangent" : "Gradient")),
                .. seeds]),
            cotangents.Select(static c => c.Type).ToEquatableArray(),
            cotangents.Select(static _ => (string?)null).ToEquatableArray(),
            ReturnsTuple: cotangents.Count != 1,
            new IrRegion(
                new([.. primalParameters, .. _shadowBuilder.Parameters.Select(static p => p.Shadow), .. seeds.SelectMany(static s => s.Values)]),
                reverse.Operations.ToEquatableArray(),
                cotangents));
        return (forward, CommonSubexpressions.Merge(reverseFunction));
    }

    /// <summary>One cotangent parameter for each floating-point yield; arrays are added to the shadow of the returned storage.</summary>
    private List<IrParameter> AddSeeds(ReverseScope scope)
    {
        var seeds = new List<IrParameter>();
        var exits = _function.Parameters.Where(static p => p.HasExitValue)
            .SelectMany(static p => p.Leaves.Select((_, leaf) => p.Name + (p.Leaves.Count > 1 ? leaf.ToString() : ""))).ToArray();
        for (var i = 0; i < _body.Yields.Count; i++)
        {
            var value = _body.Yields[i];
            if (!value.Type.IsDifferentiable)
            {
                continue;
            }

            var exit = i - _function.ReturnLeaves.Count;
            var name = exit >= 0 ? exits[exit] + "Cotangent" : "cotangent" + (i == 0 ? "" : i.ToString());
            var seed = _context.Fresh(value.Type, name);
            seeds.Add(new IrParameter(
                name, value.Type.CSharp, new([seed]), ParameterMode.Value, new([value.Type]),
                IsTuple: false, IsDifferentiated: false, IsWritten: false, NoGradient: false));
            if (value.Type.IsFloating)
            {
                AddCotangent(scope, value, seed);
            }
            else if (_shadows.Find(value) is { } shadow)
            {
                scope.Builder.Append(new CopyOperation(seed, Request(scope, shadow), Adds: true));
            }
        }

        return seeds;
    }

    private IEnumerable<IrParameter> ShadowParameters(Func<IrParameter, string> name) => _shadowBuilder.Parameters.Select(p => new IrParameter(
        name(p.Parameter), p.Shadow.Type.CSharp, new([p.Shadow]), ParameterMode.Value, new([p.Shadow.Type]),
        IsTuple: false, IsDifferentiated: false, IsWritten: true, NoGradient: false));

    // A private shadow of a written parameter starts from the exit cotangent. In a gradient that is zero, and fused loops have added to the shadow by now.
    private void TakePrivateShadows(ReverseScope scope)
    {
        foreach (var (parameter, shadow, own) in PrivateShadowPairs())
        {
            // Asked for here in any case: it must be at hand when it is given back, after everything else was reversed.
            var mixed = Request(scope, own);
            if (parameter.IsWritten && _isSplit)
            {
                scope.Builder.Append(new CopyOperation(shadow, mixed));
            }
        }
    }

    private void ReturnPrivateShadows(ReverseScope scope)
    {
        foreach (var (parameter, shadow, own) in PrivateShadowPairs())
        {
            scope.Builder.Append(new CopyOperation(Request(scope, own), shadow, Adds: !parameter.IsWritten));
            if (_isSplit)
            {
                scope.Builder.Append(new FillOperation(Request(scope, own), null));
            }
        }
    }

    private int PlaceOf(IrParameter parameter) =>
        Problem.AtFirstParameter - _function.Parameters.ToList().FindIndex(own => own.Name == parameter.Name);

    private bool IsPrivate(IrValue shadow) => _shadowBuilder.Parameters.Any(p => _shadows.Find(p.Primal) is { } own && own.Id == shadow.Id);

    private IEnumerable<(IrParameter Parameter, IrValue Shadow, IrValue Own)> PrivateShadowPairs()
    {
        foreach (var (parameter, primal, shadow) in _shadowBuilder.Parameters)
        {
            if (_shadows.Find(primal) is { } own && own.Id != shadow.Id)
            {
                if (primal.Type.Rank != 1 || primal.Type.Element!.IsMemory)
                {
                    throw new UnsupportedTransformException(
                        $"'{primal.Name}' is assigned to a variable that may also refer to other storage, which is supported for one-dimensional arrays only", PlaceOf(parameter));
                }

                yield return (parameter, shadow, own);
            }
        }
    }

    private EquatableArray<IrValue> ParameterCotangents(ReverseScope scope)
    {
        var cotangents = new List<IrValue>();
        foreach (var parameter in _function.Parameters)
        {
            if (!parameter.IsDifferentiated)
            {
                continue;
            }

            foreach (var value in parameter.Values)
            {
                if (value.Type.IsFloating)
                {
                    cotangents.Add(TakeCotangent(scope, value) ?? scope.Builder.Zero(value.Type));
                }
            }
        }

        return cotangents.ToEquatableArray();
    }

    private IrValue? TakeCotangent(ReverseScope scope, IrValue value)
    {
        if (!scope.Cotangents.TryGetValue(value.Id, out var entry))
        {
            return null;
        }

        scope.Cotangents.Remove(value.Id);
        return value.Name is null ? entry.Cotangent : scope.Builder.Name(entry.Cotangent, value.Name + BarSuffix);
    }

    private static IrValue? FindCotangent(ReverseScope scope, IrValue value)
    {
        for (var s = scope; s is not null; s = s.Parent)
        {
            if (s.Cotangents.TryGetValue(value.Id, out var entry))
            {
                return entry.Cotangent;
            }
        }

        return null;
    }

    private void AddCotangent(ReverseScope scope, IrValue value, IrValue contribution)
    {
        if (!_activity.IsActive(value) || _context.ConstantOf(value) is not null)
        {
            return;
        }

        var sum = FindCotangent(scope, value) is { } before ? scope.Builder.Add(before, contribution) : contribution;
        scope.Cotangents[value.Id] = (value, sum);
    }

    private void ReverseRegion(ReverseScope scope)
    {
        for (var i = scope.Node.Operations.Count - 1; i >= 0; i--)
        {
            scope.MoveTo(i);
            Reverse(scope, scope.Node.Operations[i]);
        }
    }

    private void Reverse(ReverseScope scope, OperationNode node)
    {
        switch (node.Operation)
        {
            case PrimitiveOperation o:
                ReversePrimitive(scope, node, o);
                break;
            case LoadOperation o:
                ReverseLoad(scope, node, o);
                break;
            case StoreOperation o:
                ReverseStore(scope, node, o);
                break;
            case CopyOperation o:
                ReverseCopy(scope, o);
                break;
            case FillOperation o:
                ReverseFill(scope, o);
                break;
            case CloneOperation o:
                ReverseClone(scope, o);
                break;
            case NewArrayOperation o when _isSplit && _shadows.IsShadow(o.Result) && !o.Result.Type.Element!.IsMemory
                && !_shadowBuilder.ClearedByCalls.Contains(o.Result.Id) && !IsPrivate(o.Result):
                // The shadow is clean again for another run of the reverse sweep with another seed.
                scope.Builder.Append(new FillOperation(Request(scope, o.Result), null));
                break;
            case NewArrayOperation o when _shadowBuilder.ClearedByCalls.Contains(o.Result.Id):
                // Asked for where it exists; the reverse of the call, which comes next, is of an earlier time.
                Request(scope, o.Result);
                break;
            case IfOperation o:
                ReverseIf(scope, node, o);
                break;
            case LoopOperation o:
                ReverseLoop(scope, node, o);
                break;
            case CallOperation o:
                ReverseCall(scope, node, o);
                break;
            case AccumulateOperation or PushOperation or PopOperation when CarriesDerivative(node.Operation):
                throw new UnsupportedTransformException("reverse mode over reverse mode is not supported; use forward mode over reverse mode");
        }
    }

    private bool CarriesDerivative(IrOperation operation) => operation.Operands.Concat(operation.Results).Any(_activity.IsActive);

    private void ReversePrimitive(ReverseScope scope, OperationNode node, PrimitiveOperation operation)
    {
        var seed = TakeCotangent(scope, operation.Result);
        if (seed is null)
        {
            return;
        }

        var rule = PrimitiveTable.Get(operation.Primitive);
        if (rule.Kind is not RuleKind.Differentiable)
        {
            return;
        }

        if (operation.Primitive is Primitive.Multiply && operation.Inputs[0].Id == operation.Inputs[1].Id)
        {
            var x = Request(scope, operation.Inputs[0]);
            AddCotangent(scope, operation.Inputs[0], scope.Builder.SquarePartial(x, seed));
            return;
        }

        scope.Builder.Reuse = (primitive, operands) => Reuse(scope, node, primitive, operands);
        for (var i = 0; i < operation.Inputs.Count; i++)
        {
            if (rule.Partials[i] is not { } partial || !_activity.IsActive(operation.Inputs[i]))
            {
                continue;
            }

            var contribution = partial(new PartialArguments(
                scope.Builder,
                k => RequestOperand(scope, operation.Inputs[k]),
                () => Request(scope, operation.Result),
                seed,
                operation.Inputs[i].Type,
                k => _context.ConstantOf(operation.Inputs[k])));
            AddCotangent(scope, operation.Inputs[i], contribution);
        }

        scope.Builder.Reuse = null;
    }
}
