using Autodiff.Generator.Analysis;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Transforms;

/// <summary>
/// A loop whose induction variable is written by its step alone, by a constant: the reverse sweep counts back and stores no trips.
/// </summary>
/// <param name="Slot">The slot of the induction variable.</param>
/// <param name="Stride">What the step adds.</param>
/// <param name="Bound">The bound it is compared with, if it does not change in the loop; else null.</param>
/// <param name="Comparison">How it is compared: <c>i Comparison bound</c>.</param>
internal sealed record CountedLoop(int Slot, int Stride, IrValue? Bound, Primitive Comparison)
{
    public static CountedLoop? Find(LoopOperation loop, OperationNode node, IrContext context)
    {
        if (loop.TestsAtEnd || loop.Body.Throws)
        {
            return null;
        }

        for (var slot = 0; slot < loop.SlotCount; slot++)
        {
            var parameter = loop.Parameters[slot];
            if (parameter.Type != IrType.Int32 || loop.Body.Yields[slot].Id != parameter.Id)
            {
                continue;
            }

            if (Stepped(loop, slot, context) is not { } stride || stride == 0)
            {
                continue;
            }

            var (comparison, bound) = Test(loop, parameter, node, context);
            return new CountedLoop(slot, stride, bound, comparison);
        }

        return null;
    }

    private static int? Stepped(LoopOperation loop, int slot, IrContext context)
    {
        var entry = loop.Step.Parameters[slot];
        var definition = loop.Step.Operations.OfType<PrimitiveOperation>()
            .FirstOrDefault(o => o.Result.Id == loop.Step.Yields[slot].Id);
        if (definition is not { IsChecked: false, Primitive: Primitive.Add or Primitive.Subtract } || definition.Inputs[0].Id != entry.Id
            || context.ConstantOf(definition.Inputs[1]) is not { } constant || constant.Bits is < -1_000_000 or > 1_000_000)
        {
            return null;
        }

        return (int)(definition.Primitive is Primitive.Add ? constant.Bits : -constant.Bits);
    }

    // The bound may be computed in the condition (`i < a.Length - 1`), from values that the loop does not change.
    private static (Primitive Comparison, IrValue? Bound) Test(LoopOperation loop, IrValue parameter, OperationNode node, IrContext context)
    {
        var none = (Primitive.NotEqual, (IrValue?)null);
        if (loop.Condition.Yields.Count != 1
            || context.Definition(loop.Condition.Yields[0]) is not PrimitiveOperation test
            || test.Inputs.Count != 2 || test.Inputs[0].Id != parameter.Id)
        {
            return none;
        }

        return test.Primitive is Primitive.Less or Primitive.LessOrEqual or Primitive.Greater or Primitive.GreaterOrEqual
            && IsInvariant(loop, test.Inputs[1], context)
            ? (test.Primitive, test.Inputs[1])
            : none;
    }

    private static bool IsInvariant(LoopOperation loop, IrValue value, IrContext context)
    {
        if (loop.Parameters.Any(p => p.Id == value.Id))
        {
            return false;
        }

        var inside = loop.Condition.Operations.FirstOrDefault(o => o.Results.Any(r => r.Id == value.Id));
        return inside switch
        {
            null => loop.Condition.AllDefinitions().All(d => d.Id != value.Id),
            ConstantOperation => true,
            LengthOperation o => IsInvariant(loop, o.Array, context),
            PrimitiveOperation { IsChecked: false } o => o.Result.Type == IrType.Int32
                && o.Primitive is Primitive.Add or Primitive.Subtract or Primitive.Multiply
                && o.Inputs.All(input => IsInvariant(loop, input, context)),
            _ => false,
        };
    }
}
