using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Linking;

/// <summary>Link: replaces calls in one function by the callees' bodies.</summary>
/// <param name="caller">The function to expand.</param>
/// <param name="bodyOf">The function to put in a call's place, or null to keep the call.</param>
/// <param name="refine">What becomes of a call that is kept.</param>
internal sealed class Inliner(IrFunction caller, Func<CallOperation, IrFunction?> bodyOf, Func<CallOperation, CallOperation> refine)
{
    private readonly IrContext _context = IrContext.Following(caller);

    // What the results of inlined calls are now. A callee may return an argument that is such a result, so each is resolved when it is added.
    private readonly IrRewriter _results = new();
    private bool _changed;

    public IrFunction Run()
    {
        var body = Expand(caller.Body);
        return _changed ? caller with { Body = _results.Rewrite(body) } : caller;
    }

    private IrRegion Expand(IrRegion region)
    {
        var operations = new List<IrOperation>();
        foreach (var operation in region.Operations)
        {
            Expand(operation, operations);
        }

        return region with { Operations = operations.ToEquatableArray() };
    }

    private void Expand(IrOperation operation, List<IrOperation> into)
    {
        switch (operation)
        {
            case CallOperation call when bodyOf(call) is { } callee:
                _changed = true;
                Inline(call, callee, into);
                break;
            case CallOperation call:
                _changed = true;
                into.Add(refine(call));
                break;
            case IfOperation branch:
                into.Add(branch with { Then = Expand(branch.Then), Else = Expand(branch.Else) });
                break;
            case LoopOperation loop:
                into.Add(loop with { Condition = Expand(loop.Condition), Body = Expand(loop.Body), Step = Expand(loop.Step) });
                break;
            default:
                into.Add(operation);
                break;
        }
    }

    private void Inline(CallOperation call, IrFunction callee, List<IrOperation> into)
    {
        var names = ResultNames(call, callee);
        var copy = new IrRewriter(value => _context.Fresh(value.Type, names.TryGetValue(value.Id, out var name) ? name : value.Name));
        MapArguments(call, callee, copy, into);
        foreach (var operation in callee.Body.Operations)
        {
            into.Add(At(call.OriginId, copy.Rewrite(operation)));
        }

        for (var i = 0; i < call.Values.Count; i++)
        {
            _results.Replace(call.Values[i], copy.Use(callee.Body.Yields[i]));
        }
    }

    private void MapArguments(CallOperation call, IrFunction callee, IrRewriter copy, List<IrOperation> into)
    {
        var next = 0;
        foreach (var parameter in callee.Parameters)
        {
            foreach (var entry in parameter.Values)
            {
                var argument = _results.Use(call.Arguments[next++]);
                copy.Replace(entry, parameter.NoGradient && entry.Type.IsFloating ? Cut(argument, entry, call.OriginId, into) : argument);
            }
        }
    }

    /// <summary>The same number without its derivative: what a <c>[NoGradient]</c> parameter receives.</summary>
    private IrValue Cut(IrValue argument, IrValue entry, int originId, List<IrOperation> into)
    {
        var cut = _context.Fresh(entry.Type, entry.Name);
        into.Add(new OpaqueOperation(new([cut]), "{0}", new([argument]), "", "", Effects.Pure) { OriginId = originId });
        return cut;
    }

    /// <summary>Values of the callee that become the caller's variables take the variables' names.</summary>
    private static Dictionary<int, string> ResultNames(CallOperation call, IrFunction callee)
    {
        var names = new Dictionary<int, string>();
        for (var i = 0; i < call.Values.Count; i++)
        {
            if (call.Values[i].Name is { } name)
            {
                names[callee.Body.Yields[i].Id] = name;
            }
        }

        return names;
    }

    /// <summary>In the caller, everything of the callee happens at the call.</summary>
    private static IrOperation At(int originId, IrOperation operation) => operation switch
    {
        IfOperation branch => branch with { OriginId = originId, Then = At(originId, branch.Then), Else = At(originId, branch.Else) },
        LoopOperation loop => loop with
        {
            OriginId = originId,
            Condition = At(originId, loop.Condition),
            Body = At(originId, loop.Body),
            Step = At(originId, loop.Step),
        },
        _ => operation with { OriginId = originId },
    };

    private static IrRegion At(int originId, IrRegion region) =>
        region with { Operations = region.Operations.Select(operation => At(originId, operation)).ToEquatableArray() };
}
