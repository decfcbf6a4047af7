namespace Autodiff.Internal;

/// <summary>An elementwise operation on two tensors that broadcast, recorded.</summary>
internal sealed class BinaryNode<T, TOperation> : Node2<T>
    where T : unmanaged
    where TOperation : struct, IBinaryOperation
{
    private readonly TOperation _operation;
    private readonly Reads _saved;
    private readonly Layout _x;
    private readonly Layout _y;

    public BinaryNode(TOperation operation, Tensor<T> x, Tensor<T> y, Tensor<T> result)
    {
        _operation = operation;
        _x = x.Layout;
        _y = y.Layout;
        _saved = (x.Tracking == 0 ? Reads.Nothing : TOperation.XReads) | (y.Tracking == 0 ? Reads.Nothing : TOperation.YReads);
        if ((_saved & Reads.X) != 0)
            Save(x);
        if ((_saved & Reads.Y) != 0)
            Save(y);
        if ((_saved & Reads.Result) != 0)
            Save(result);
    }

    /// <inheritdoc/>
    public override string Name => TOperation.Name + "Backward0";

    /// <summary>Where the result is saved, -1 if it is not.</summary>
    public int ResultSlot =>
        (_saved & Reads.Result) == 0 ? -1 : ((_saved & Reads.X) != 0 ? 1 : 0) + ((_saved & Reads.Y) != 0 ? 1 : 0);

    /// <inheritdoc/>
    public override Tensor<T> VjpFirst(Tensor<T> cotangent) => Propagate<PartialX>(cotangent, isLast: !Needs(1)).SumTo(_x);

    /// <inheritdoc/>
    public override Tensor<T> VjpSecond(Tensor<T> cotangent) => Propagate<PartialY>(cotangent, isLast: true).SumTo(_y);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T>? xTangent, Tensor<T>? yTangent)
    {
        var shape = Broadcast.LayoutOf(_x, _y, TOperation.Name);
        var ofX = xTangent == null ? null : Propagate<PartialX>(xTangent.ExpandTo(shape), isLast: false);
        var ofY = yTangent == null ? null : Propagate<PartialY>(yTangent.ExpandTo(shape), isLast: false);
        return ofX == null ? ofY! : ofY == null ? ofX : ofX + ofY;
    }

    private Tensor<T> Propagate<TPartial>(Tensor<T> t, bool isLast)
        where TPartial : struct, IPartial
    {
        if (TPartial.IsIdentity<TOperation>())
            return t;
        var reads = TPartial.Reads<TOperation>();
        var x = (reads & Reads.X) != 0 ? SavedOperand(Reads.X, 0) : null;
        var y = (reads & Reads.Y) != 0 ? SavedOperand(Reads.Y, (_saved & Reads.X) != 0 ? 1 : 0) : null;
        var result = (reads & Reads.Result) != 0 ? SavedOperand(Reads.Result, ResultSlot) : null;
        if (Recorder.Tracks(t, x, y, result))
            return TPartial.Propagate<TOperation, TensorElement<T>>(_operation, t, x, y, result).Value.ExpandTo(t.Layout);
        var propagated = isLast ? ResultOver(t) : Tensor<T>.Allocate(t.DenseLayout);
        var map = new PartialMap<TOperation, TPartial>(_operation);
        switch (reads)
        {
            case Reads.Nothing:
                Loops.Map(t, propagated, map);
                break;
            case Reads.X or Reads.Y or Reads.Result:
                Loops.Map(t, (x ?? y ?? result)!, propagated, map);
                break;
            case Reads.X | Reads.Y | Reads.Result:
                Loops.Run(propagated, new PartialBody<TOperation, TPartial>(_operation), t, x!, y!, result!);
                break;
            default:
                Loops.Map(t, (x ?? y)!, (result ?? y)!, propagated, map);
                break;
        }

        return propagated;
    }

    /// <summary>An operand that was saved; which ones are was decided when the operation was recorded.</summary>
    private Tensor<T> SavedOperand(Reads operand, int slot) => (_saved & operand) != 0
        ? Saved<T>(slot)
        : throw new InvalidOperationException($"{Name}: the derivative reads {operand}, which was not saved since nothing required it when the operation was recorded.");
}
