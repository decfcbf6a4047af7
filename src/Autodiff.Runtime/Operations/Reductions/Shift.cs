namespace Autodiff.Internal;

/// <summary>Elements moved by one place along a dimension: each place gets the element before it, the first a number.</summary>
internal static class Shift
{
    /// <summary>Shifts and records.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="fromEnd">Whether each place gets the element after it instead, and the last the number.</param>
    /// <param name="fill">The number.</param>
    public static Tensor<T> Apply<T>(Tensor<T> x, int dim, bool fromEnd, double fill)
        where T : unmanaged
    {
        var result = Tensor<T>.Full(x.Layout.Sizes, Number.From<T>(fill));
        var lines = new Lines(x.Layout, dim);
        var source = Lines.Dense(x);
        var target = result.Elements;
        var moved = (lines.Length - 1) * lines.After;
        for (var group = 0; group < lines.Before && moved > 0; group++)
        {
            var start = group * lines.Length * lines.After;
            source.Slice(fromEnd ? start + lines.After : start, moved).CopyTo(target[(fromEnd ? start : start + lines.After)..]);
        }

        return Recorder.Tracks(x) ? Recorder.Record(new ShiftNode<T>(dim, fromEnd), x, result) : result;
    }
}

/// <summary>A shift, recorded: its transpose shifts the other way.</summary>
internal sealed class ShiftNode<T>(int dim, bool fromEnd) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => "ShiftBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => Shift.Apply(cotangent, dim, !fromEnd, 0);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Shift.Apply(tangent, dim, fromEnd, 0);
}
