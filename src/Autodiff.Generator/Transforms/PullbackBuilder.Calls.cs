using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Transforms;

/// <summary>The reverse of calls: the forward sweep calls the callee's forward member, the reverse sweep its reverse member.</summary>
internal sealed partial class PullbackBuilder
{
    private void ReverseCall(ReverseScope scope, OperationNode node, CallOperation operation)
    {
        if (operation.Form is not CallForm.Primal)
        {
            throw new UnsupportedTransformException("reverse mode over calls of derivative members is not supported");
        }

        var arguments = CallArguments.All(operation).ToArray();
        var differentiated = CallArguments.Differentiated(operation).ToArray();
        var results = operation.Values.Where(static v => v.Type.IsDifferentiable).ToArray();
        var isActive = results.Any(_activity.IsActive)
            || arguments.Any(argument => argument.Parameter.IsWritten && argument.Value.Type.IsMemory && _activity.IsActive(argument.Value));
        if (!isActive)
        {
            return;
        }

        _plan.RecordedCalls.Add(node);
        var builder = scope.Builder;
        var operands = new List<IrValue>();
        foreach (var (parameter, value) in arguments)
        {
            operands.Add(RequestArgument(scope, node, parameter, value));
        }

        foreach (var (_, value) in differentiated)
        {
            if (value.Type.IsMemory)
            {
                operands.Add(_shadows.Find(value) is { } shadow ? Request(scope, shadow) : _shadowBuilder.ZerosLike(builder, Request(scope, value)));
            }
        }

        foreach (var result in results)
        {
            operands.Add(result.Type.IsFloating
                ? TakeCotangent(scope, result) ?? builder.Zero(result.Type)
                : _shadows.Find(result) is { } shadow ? Request(scope, shadow) : _shadowBuilder.ZerosLike(builder, Request(scope, result)));
        }

        var scalars = differentiated.Where(static argument => argument.Value.Type.IsFloating).ToArray();
        var cotangents = scalars.Select(argument => _context.Fresh(
            argument.Value.Type, argument.Value.Name is { } name ? name + BarSuffix : null)).ToArray();
        builder.Append(new CallOperation(
            cotangents.ToEquatableArray(), operation.Callee, CallForm.Reverse, operands.ToEquatableArray()));
        foreach (var result in results)
        {
            if (_isSplit && _shadows.Find(result) is { } shadow && !result.Type.Element!.IsMemory)
            {
                builder.Append(new FillOperation(Request(scope, shadow), null));
            }
        }

        for (var i = 0; i < scalars.Length; i++)
        {
            AddCotangent(scope, scalars[i].Value, cotangents[i]);
        }
    }

    // The reverse member may read again from array arguments that it does not write: they must hold what they held at the call.
    private IrValue RequestArgument(ReverseScope scope, OperationNode node, IrParameter parameter, IrValue value)
    {
        if (!value.Type.IsMemory || parameter.IsWritten || !_memory.MayBeWrittenAfter(node, value, _horizon))
        {
            return Request(scope, value);
        }

        if (value.Type.Rank != 1 || value.Type.Element!.IsMemory)
        {
            throw new UnsupportedTransformException(
                $"the array passed for '{parameter.Name}' is overwritten after the call; pass a copy of it (Clone)", node.Operation.OriginId);
        }

        if (!_plan.Snapshots.TryGetValue(node, out var snapshots))
        {
            _plan.Snapshots[node] = snapshots = [];
        }

        var copy = _context.Fresh(new ArrayType(value.Type.Element!, 1), value.Name is null ? null : value.Name + "Copy");
        _added[copy.Id] = node.Parent;
        snapshots.Add((value, copy));
        return Request(scope, copy);
    }
}
