using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Transforms;

/// <summary>How the reverse sweep gets primal values: still at hand, promoted to a local, recomputed, or from the tape.</summary>
internal sealed partial class PullbackBuilder
{
    // What costs more than this (see PrimitiveCosts) in the value's own region is cheaper pushed and popped.
    private const int RecomputeBudget = 12;

    private IrValue Request(ReverseScope scope, IrValue value) => Request(scope, value, scope.Builder);

    private IrValue Request(ReverseScope scope, IrValue value, IrBuilder constants)
    {
        if (AtHand(scope, value) is { } found)
        {
            return found;
        }

        if (_context.ConstantOf(value) is { } constant)
        {
            return constants.Constant(constant);
        }

        var region = RegionOf(value);
        var owner = scope;
        while (!ReferenceEquals(owner.Node, region) && !owner.LeavesLoop)
        {
            owner = owner.Parent ?? throw new InvalidOperationException($"{value} is not visible where the reverse sweep asks for it.");
        }

        if (owner.LeavesLoop && ResultOnExit(owner, value) is { } final)
        {
            owner.Values[value.Id] = final;
            return final;
        }

        if (ReferenceEquals(owner.Node, region) && Promote(region, value) is { } promoted)
        {
            var result = Request(owner.Parent!, promoted);
            owner.Values[value.Id] = result;
            return result;
        }

        return IsRecomputable(owner, value) ? Recompute(owner, value) : Store(owner, value);
    }

    /// <summary>
    /// A value of the primal that is what a partial is about to compute again, such as the cosine in the derivative of a sine.
    /// </summary>
    private IrValue? Reuse(ReverseScope scope, OperationNode current, Primitive primitive, IrValue[] operands)
    {
        if (_functions is null)
        {
            _functions = [];
            foreach (var node in _tree.Operations)
            {
                if (node.Operation is PrimitiveOperation { Inputs.Count: 1, Result.Type.IsFloating: true } o && !PrimitiveCosts.IsCheap(o))
                {
                    _functions[(o.Primitive, o.Inputs[0].Id)] = node;
                }
            }
        }

        if (operands.Length != 1 || !_primals.TryGetValue(operands[0].Id, out var primal)
            || !_functions.TryGetValue((primitive, primal.Id), out var found))
        {
            return null;
        }

        var result = found.Operation.Results[0];
        if (AtHand(scope, result) is { } value)
        {
            return found.Parent.Encloses(current.Parent) ? value : null;
        }

        return found.Order < current.Order && found.Parent.Encloses(current.Parent) ? Request(scope, result) : null;
    }

    private IrValue RequestOperand(ReverseScope scope, IrValue value)
    {
        var requested = Request(scope, value);
        _primals[requested.Id] = value;
        return requested;
    }

    private IrValue? AtHand(ReverseScope scope, IrValue value)
    {
        for (var s = scope; s is not null; s = s.Parent)
        {
            if (s.OnDemand.TryGetValue(value.Id, out var provide))
            {
                provide();
            }

            if (s.Values.TryGetValue(value.Id, out var known))
            {
                return known;
            }
        }

        var region = RegionOf(value);
        if (_live.Contains(region))
        {
            return value;
        }

        // Arguments are passed to the reverse function too.
        return _isSplit && ReferenceEquals(region, _tree.Root) && _tree.Knows(value) && _tree.DefinitionOf(value) is null ? value : null;
    }

    private RegionNode RegionOf(IrValue value) => _added.TryGetValue(value.Id, out var region) ? region : _tree.RegionOf(value);

    /// <summary>
    /// A value of a branch, where all enclosing regions up to a live one are branches too, becomes one more result of its If and stays in a local.
    /// </summary>
    private IrValue? Promote(RegionNode region, IrValue value)
    {
        if (region.Owner is not { Operation: IfOperation } owner || value.Type is SpanType || !IsPromotable(owner.Parent))
        {
            return null;
        }

        if (!_plan.Promotions.TryGetValue(owner, out var promotions))
        {
            _plan.Promotions[owner] = promotions = [];
        }

        foreach (var promotion in promotions)
        {
            if (promotion.Value.Id == value.Id)
            {
                return promotion.Result;
            }
        }

        var result = _context.Fresh(value.Type, value.Name);
        _added[result.Id] = owner.Parent;
        promotions.Add((region, value, result));
        return result;
    }

    private bool IsPromotable(RegionNode region) =>
        _live.Contains(region) || (region.Owner is { Operation: IfOperation } owner && IsPromotable(owner.Parent));

    /// <summary>A value that a branch yields for a slot when it leaves the loop is the loop's result.</summary>
    private IrValue? ResultOnExit(ReverseScope leaf, IrValue value)
    {
        var yields = leaf.Node.Region.Yields;
        for (var i = 0; i < yields.Count; i++)
        {
            if (yields[i].Id != value.Id)
            {
                continue;
            }

            // From the branch's yield through the Ifs that enclose it to the loop's slot.
            var (scope, index) = (leaf, i);
            while (scope.Node.Owner is { Operation: IfOperation branch } owner)
            {
                var result = branch.Values[index];
                index = IndexOf(owner.Parent.Region.Yields, result);
                scope = scope.Parent!;
                if (index < 0)
                {
                    break;
                }
            }

            if (index >= 0 && scope.Node.Owner is { Operation: LoopOperation loop } && index < loop.SlotCount)
            {
                return Request(scope.Parent!, loop.Values[index]);
            }
        }

        return null;
    }

    private bool IsRecomputable(ReverseScope owner, IrValue value)
    {
        var budget = RecomputeBudget;
        return CanRecompute(owner, value, ref budget);
    }

    private bool CanRecompute(ReverseScope owner, IrValue value, ref int budget)
    {
        if (AtHand(owner, value) is not null || _context.ConstantOf(value) is not null)
        {
            return true;
        }

        if (!_tree.Knows(value) || _tree.DefinitionOf(value) is not { } definition)
        {
            return false;
        }

        if (IsStoredOnce(owner, value, definition))
        {
            return true;
        }

        if (!IsRepeatable(definition))
        {
            return false;
        }

        // What belongs to an enclosing region is recomputed there, once for all iterations of this one.
        var home = OwnerOf(owner, value);
        var inner = RecomputeBudget;
        ref var left = ref ReferenceEquals(home, owner) ? ref budget : ref inner;
        left -= PrimitiveCosts.Of(definition.Operation);
        if (left < 0)
        {
            return false;
        }

        foreach (var operand in definition.Operation.Operands)
        {
            if (!CanRecompute(home, operand, ref left))
            {
                // The length of an array is the length of its shadow.
                if (definition.Operation is LengthOperation && _shadows.Find(operand) is { } shadow && CanRecompute(home, shadow, ref left))
                {
                    continue;
                }

                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the value is a local array made outside the loop that asks for its elements: one reference on the tape instead of all of them.</summary>
    private bool IsStoredOnce(ReverseScope asking, IrValue value, OperationNode definition)
    {
        if (definition.Operation is not (NewArrayOperation or CloneOperation))
        {
            return false;
        }

        var home = OwnerOf(asking, value);
        for (var scope = asking; !ReferenceEquals(scope, home) && !scope.LeavesLoop; scope = scope.Parent!)
        {
            if (scope.Node.Owner?.Operation is LoopOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether executing the operation again gives the same result and is cheap enough to be thought of.</summary>
    private bool IsRepeatable(OperationNode definition) => definition.Operation switch
    {
        PrimitiveOperation o => PrimitiveCosts.IsCheap(o),
        LengthOperation or ViewOperation => true,
        LoadOperation o => !_memory.MayBeWrittenAfter(definition, o.Array, _horizon),
        _ => false,
    };

    private IrValue Recompute(ReverseScope scope, IrValue value)
    {
        if (AtHand(scope, value) is { } found)
        {
            return found;
        }

        if (_context.ConstantOf(value) is { } constant)
        {
            return scope.Recomputed.Constant(constant);
        }

        var definition = _tree.DefinitionOf(value)!;
        if (IsStoredOnce(scope, value, definition))
        {
            return Request(scope, value);
        }

        var owner = OwnerOf(scope, value);
        var operation = definition.Operation;
        if (operation is LengthOperation { } length && !IsRecomputable(owner, length.Array))
        {
            operation = length with { Array = _shadows[length.Array] };
        }

        var rewriter = new IrRewriter(v => _context.Fresh(v.Type, v.Name));
        foreach (var operand in operation.Operands)
        {
            rewriter.Replace(operand, Recompute(owner, operand));
        }

        var copy = owner.Recomputed.Append(rewriter.Rewrite(operation) with { OriginId = -1 });
        var result = copy.Results[0];
        owner.Values[value.Id] = result;
        if (value.Type.IsFloating && !_recomputed.Exists(known => known.Id == value.Id))
        {
            _recomputed.Add(value);
        }

        return result;
    }

    private IrValue Store(ReverseScope owner, IrValue value)
    {
        if (value.Type is SpanType)
        {
            // Spans cannot be stored, but they can be made again from what they are views of.
            if (_tree.Knows(value) && _tree.DefinitionOf(value) is { Operation: ViewOperation view })
            {
                var rewriter = new IrRewriter(v => _context.Fresh(v.Type, v.Name));
                foreach (var operand in view.Operands)
                {
                    rewriter.Replace(operand, Request(owner, operand, owner.Recomputed));
                }

                var again = owner.Recomputed.Append(rewriter.Rewrite(view) with { OriginId = -1 }).Results[0];
                owner.Values[value.Id] = again;
                return again;
            }

            throw new UnsupportedTransformException(
                "a span that may refer to one storage or another is needed in reverse and cannot be stored; use an array and indices, or a span that is assigned once", PlaceOf(value));
        }

        var stored = StoredType(value.Type) ?? throw new UnsupportedTransformException(
            $"a value of type '{value.Type.CSharp}' that changes is needed in reverse, and such values cannot be stored", PlaceOf(value));
        var pop = new PopOperation(_context.Fresh(stored, value.Name));
        owner.Pops.Prepend(pop);
        _plan.Push(owner.Node, owner.Current, value);
        var result = stored == value.Type ? pop.Result : owner.Recomputed.ConvertTo(pop.Result, value.Type);
        owner.Values[value.Id] = result;
        return result;
    }

    /// <summary>The type in which a value lies on the tape, which has buffers for <c>int</c>, <c>long</c>, <c>float</c>, <c>double</c> and references; null if it has none.</summary>
    internal static IrType? StoredType(IrType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Char or ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.UInt16 } => IrType.Int32,
        ScalarType { Kind: ScalarKind.UInt32 or ScalarKind.UInt64 } => IrType.Int64,
        ScalarType or ArrayType => type,
        _ => null,
    };

    /// <summary>Where a value is computed.</summary>
    private int PlaceOf(IrValue value) => _tree.Knows(value) && _tree.DefinitionOf(value) is { } node ? node.Operation.OriginId : Problem.AtMethod;
}
