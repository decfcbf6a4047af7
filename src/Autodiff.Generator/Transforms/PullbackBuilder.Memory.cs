using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Transforms;

/// <summary>The reverse of reads and writes of memory: shadows accumulate, and are cleared where the primal was overwritten.</summary>
internal sealed partial class PullbackBuilder
{
    private EquatableArray<IrValue> Request(ReverseScope scope, EquatableArray<IrValue> values) =>
        values.Select(value => Request(scope, value)).ToArray().ToEquatableArray();

    private void ReverseLoad(ReverseScope scope, OperationNode node, LoadOperation operation)
    {
        if (!operation.Result.Type.IsFloating || _reversedLoads.Contains(node))
        {
            return;
        }

        if (TakeCotangent(scope, operation.Result) is { } cotangent && _shadows.Find(operation.Array) is { } shadow)
        {
            scope.Builder.Append(new AccumulateOperation(Request(scope, shadow), Request(scope, operation.Indices), cotangent));
        }
    }

    private void ReverseStore(ReverseScope scope, OperationNode node, StoreOperation operation)
    {
        if (!operation.Value.Type.IsFloating || _shadows.Find(operation.Array) is not { } shadow)
        {
            return;
        }

        var shadowArray = Request(scope, shadow);
        var indices = Request(scope, operation.Indices);
        var name = operation.Array.Name is { } array ? array + "Element" + BarSuffix : null;
        var cotangent = scope.Builder.Append(
            new LoadOperation(_context.Fresh(operation.Value.Type, name), shadowArray, indices)).Result;
        if (IncrementOf(node, operation) is { } increment)
        {
            // a[i] += e leaves the element's own cotangent as it is.
            _reversedLoads.Add(increment.Load);
            _tree.DefinitionOf(operation.Value);
            AddCotangent(scope, increment.Term, increment.IsNegative ? scope.Builder.Negate(cotangent) : cotangent);
            return;
        }

        scope.Builder.Append(new StoreOperation(shadowArray, indices, scope.Builder.Zero(operation.Value.Type)));
        AddCotangent(scope, operation.Value, cotangent);
    }

    /// <summary>Recognises <c>a[i] = a[i] ± e</c> with nothing between the read and the write that could touch the storage.</summary>
    private (OperationNode Load, IrValue Term, bool IsNegative)? IncrementOf(OperationNode node, StoreOperation store)
    {
        if (_tree.DefinitionOf(store.Value) is not { Operation: PrimitiveOperation { Primitive: Primitive.Add or Primitive.Subtract } sum } sumNode
            || !ReferenceEquals(sumNode.Parent, node.Parent)
            || _tree.DefinitionOf(sum.Inputs[0]) is not { Operation: LoadOperation load } loadNode
            || !ReferenceEquals(loadNode.Parent, node.Parent)
            || load.Array.Id != store.Array.Id
            || !load.Indices.Select(static i => i.Id).SequenceEqual(store.Indices.Select(static i => i.Id))
            || sum.Inputs[1].Id == load.Result.Id
            || UseCount(load.Result) != 1 || UseCount(sum.Result) != 1)
        {
            return null;
        }

        for (var i = loadNode.Index + 1; i < node.Index; i++)
        {
            if (MayWrite(node.Parent.Operations[i], store.Array))
            {
                return null;
            }
        }

        return (loadNode, sum.Inputs[1], sum.Primitive is Primitive.Subtract);
    }

    private bool MayWrite(OperationNode node, IrValue array) =>
        _memory.WrittenBy(node.Operation).Overlaps(_memory.RootsOf(array))
        || node.Regions.Any(region => region.Operations.Any(nested => MayWrite(nested, array)));

    private Dictionary<int, int>? _useCounts;

    private int UseCount(IrValue value)
    {
        if (_useCounts is null)
        {
            _useCounts = [];
            foreach (var use in _body.AllUses())
            {
                _useCounts[use.Id] = _useCounts.TryGetValue(use.Id, out var count) ? count + 1 : 1;
            }
        }

        return _useCounts.TryGetValue(value.Id, out var uses) ? uses : 0;
    }

    private void ReverseCopy(ReverseScope scope, CopyOperation operation)
    {
        // Copies of rows are copies of references, which the shadows have followed.
        if (operation.Destination.Type.Element!.IsMemory || _shadows.Find(operation.Destination) is not { } shadow)
        {
            return;
        }

        var builder = scope.Builder;
        var source = Request(scope, operation.Source);
        var length = builder.Append(new LengthOperation(builder.Fresh(IrType.Int32), source, null)).Result;
        var target = builder.Append(new ViewOperation(
            builder.Fresh(new SpanType(operation.Destination.Type.Element!, IsReadOnly: false), shadow.Name),
            Request(scope, shadow), builder.Int32(0), length)).Result;
        if (_shadows.Find(operation.Source) is { } sourceShadow)
        {
            var from = Request(scope, sourceShadow);
            if (_memory.MayShare(operation.Source, operation.Destination))
            {
                // The ranges may overlap: take all cotangents out before any is given back.
                var taken = builder.Append(new CloneOperation(
                    builder.Fresh(new ArrayType(operation.Destination.Type.Element!, 1)), target, IsPooled: true)).Result;
                builder.Append(new FillOperation(target, null));
                builder.Append(new CopyOperation(taken, from, Adds: true));
                return;
            }

            builder.Append(new CopyOperation(target, from, Adds: true));
        }

        builder.Append(new FillOperation(target, null));
    }

    private void ReverseFill(ReverseScope scope, FillOperation operation)
    {
        if (operation.Array.Type.Element!.IsMemory || _shadows.Find(operation.Array) is not { } shadow)
        {
            return;
        }

        var target = Request(scope, shadow);
        if (operation.Value is { } value && _activity.IsActive(value))
        {
            AddCotangent(scope, value, SumOf(scope.Builder, target, value.Type));
        }

        scope.Builder.Append(new FillOperation(target, null));
    }

    private IrValue SumOf(IrBuilder builder, IrValue array, IrType type)
    {
        var length = builder.Append(new LengthOperation(builder.Fresh(IrType.Int32), array, null)).Result;
        var i = builder.Fresh(IrType.Int32, "i");
        var sum = builder.Fresh(type, "sum");
        var condition = builder.Nested();
        var more = condition.Compare(Primitive.Less, i, length);
        var body = builder.Nested();
        var next = body.Primitive(Primitive.Add, type, [sum, body.Load(array, i)], "sum");
        var stepI = builder.Fresh(IrType.Int32, "i");
        var stepSum = builder.Fresh(type, "sum");
        var step = builder.Nested();
        var nextI = step.Primitive(Primitive.Add, IrType.Int32, [stepI, step.Int32(1)], "i");
        var result = builder.Fresh(type, "sum");
        builder.Append(new LoopOperation(
            new([builder.Fresh(IrType.Int32), result]),
            new([builder.Int32(0), builder.Zero(type)]),
            new([i, sum]),
            condition.ToRegion([more]),
            body.ToRegion([i, next]),
            step.ToRegion([nextI, stepSum], [stepI, stepSum])));
        return result;
    }

    private void ReverseClone(ReverseScope scope, CloneOperation operation)
    {
        if (!operation.Result.Type.Element!.IsMemory
            && _shadows.Find(operation.Result) is { } shadow && _shadows.Find(operation.Source) is { } source)
        {
            scope.Builder.Append(new CopyOperation(Request(scope, shadow), Request(scope, source), Adds: true));
        }
    }
}
