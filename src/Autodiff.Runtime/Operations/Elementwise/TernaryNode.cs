namespace Autodiff.Internal;

/// <summary>An elementwise operation on three tensors that broadcast, recorded.</summary>
internal sealed class TernaryNode<T, TOperation> : NodeN<T>
    where T : unmanaged
    where TOperation : struct, ITernaryOperation
{
    private readonly TOperation _operation;
    private readonly Reads _saved;
    private readonly Layout _x;
    private readonly Layout _y;
    private readonly Layout _z;
    private readonly Layout _result;

    public TernaryNode(TOperation operation, Tensor<T> x, Tensor<T> y, Tensor<T> z, Layout result)
        : base(3)
    {
        _operation = operation;
        (_x, _y, _z, _result) = (x.Layout, y.Layout, z.Layout, result);
        _saved = (x.Tracking == 0 ? Reads.Nothing : TOperation.XReads)
            | (y.Tracking == 0 ? Reads.Nothing : TOperation.YReads)
            | (z.Tracking == 0 ? Reads.Nothing : TOperation.ZReads);
        if ((_saved & Reads.X) != 0)
            Save(x);
        if ((_saved & Reads.Y) != 0)
            Save(y);
        if ((_saved & Reads.Z) != 0)
            Save(z);
    }

    /// <inheritdoc/>
    public override string Name => TOperation.Name + "Backward0";

    /// <inheritdoc/>
    public override void Vjp(Tensor<T> cotangent, Tensor<T>?[] cotangents)
    {
        if (Needs(0))
            cotangents[0] = OfX(cotangent).SumTo(_x);
        if (Needs(1))
            cotangents[1] = OfY(cotangent).SumTo(_y);
        if (Needs(2))
            cotangents[2] = OfZ(cotangent).SumTo(_z);
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(ReadOnlySpan<Tensor<T>?> tangents)
    {
        Tensor<T>? sum = null;
        for (var i = 0; i < 3; i++)
        {
            if (tangents[i] is not { } tangent)
                continue;
            var t = tangent.ExpandTo(_result);
            var term = i == 0 ? OfX(t) : i == 1 ? OfY(t) : OfZ(t);
            sum = sum == null ? term : sum + term;
        }

        return sum!;
    }

    private Tensor<T> OfX(Tensor<T> t) => _operation.PropagateX<TensorElement<T>>(t, Read(Reads.X), Read(Reads.Y), Read(Reads.Z)).Value.ExpandTo(t.Layout);

    private Tensor<T> OfY(Tensor<T> t) => _operation.PropagateY<TensorElement<T>>(t, Read(Reads.X), Read(Reads.Y), Read(Reads.Z)).Value.ExpandTo(t.Layout);

    private Tensor<T> OfZ(Tensor<T> t) => _operation.PropagateZ<TensorElement<T>>(t, Read(Reads.X), Read(Reads.Y), Read(Reads.Z)).Value.ExpandTo(t.Layout);

    /// <summary>A saved operand, null if it was not saved: then no derivative that is needed reads it.</summary>
    private Tensor<T>? Read(Reads operand)
    {
        if ((_saved & operand) == 0)
            return null;
        var slot = 0;
        foreach (var before in (ReadOnlySpan<Reads>)[Reads.X, Reads.Y])
        {
            if (before != operand && before < operand && (_saved & before) != 0)
                slot++;
        }

        return Saved<T>(slot);
    }
}
