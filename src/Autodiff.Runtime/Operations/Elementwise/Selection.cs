using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Elements of one tensor where a mask of 1 and 0 is 1, else of another; all three broadcast.</summary>
internal static class Selection
{
    /// <summary>Selects and records.</summary>
    /// <param name="mask">Of 1 and 0, a constant for differentiation.</param>
    /// <param name="whenTrue">Taken where the mask is not 0.</param>
    /// <param name="whenFalse">Taken where the mask is 0.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Apply<T>(Tensor<T> mask, Tensor<T> whenTrue, Tensor<T> whenFalse)
        where T : unmanaged
    {
        var layout = Broadcast.LayoutOf(Broadcast.LayoutOf(whenTrue.Layout, whenFalse.Layout, "Where"), mask.Layout, "Where");
        var result = Tensor<T>.Allocate(layout);
        Loops.Map(mask, whenTrue, whenFalse, result, default(SelectMap));
        return Recorder.Tracks(whenTrue, whenFalse)
            ? Recorder.Record(new SelectionNode<T>(mask, whenTrue, whenFalse), whenTrue, whenFalse, result)
            : result;
    }
}

/// <summary>A selection, recorded.</summary>
internal sealed class SelectionNode<T> : Node2<T>
    where T : unmanaged
{
    private readonly Layout _whenTrue;
    private readonly Layout _whenFalse;

    public SelectionNode(Tensor<T> mask, Tensor<T> whenTrue, Tensor<T> whenFalse)
    {
        Save(mask);
        _whenTrue = whenTrue.Layout;
        _whenFalse = whenFalse.Layout;
    }

    /// <inheritdoc/>
    public override string Name => "WhereBackward0";

    /// <inheritdoc/>
    public override Tensor<T> VjpFirst(Tensor<T> cotangent) => Selection.Apply(Saved<T>(0), cotangent, Zero).SumTo(_whenTrue);

    /// <inheritdoc/>
    public override Tensor<T> VjpSecond(Tensor<T> cotangent) => Selection.Apply(Saved<T>(0), Zero, cotangent).SumTo(_whenFalse);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T>? xTangent, Tensor<T>? yTangent) =>
        Selection.Apply(Saved<T>(0), (xTangent ?? Zero).ExpandTo(_whenTrue), (yTangent ?? Zero).ExpandTo(_whenFalse));

    private static Tensor<T> Zero => Tensor<T>.Scalar(default);
}

/// <summary>One of two elements by a mask of 1 and 0.</summary>
internal readonly struct SelectMap : IMap3
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement mask, TElement whenTrue, TElement whenFalse)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(TElement.Equals(mask, TElement.Constant(0)), whenFalse, whenTrue);
}
