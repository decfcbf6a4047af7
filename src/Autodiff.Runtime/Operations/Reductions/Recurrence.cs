namespace Autodiff.Internal;

/// <summary>
/// The linear recurrence <c>h[i] = b[i] + a[i] h[i - 1]</c> along a dimension, or with <c>h[i + 1]</c> from the end; what comes before
/// the first is 0. Running products and their derivatives of every order are made of it, without division, so that zeros are exact.
/// </summary>
internal static class Recurrence
{
    /// <summary>Runs the recurrence and records.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> a, Tensor<T> b, int dim, bool fromEnd)
        where T : unmanaged
    {
        var result = Tensor<T>.Allocate(Lines.RowMajor(Broadcast.LayoutOf(a.Layout, b.Layout, "Recurrence")));
        var lines = new Lines(result.Layout, dim);
        ReadOnlySpan<T> factors = Lines.Dense(a.ExpandTo(result.Layout)), terms = Lines.Dense(b.ExpandTo(result.Layout));
        var values = result.Elements;
        var step = fromEnd ? lines.After : -lines.After;
        for (var group = 0; group < lines.Before; group++)
        {
            for (var done = 0; done < lines.Length; done++)
            {
                var row = lines.Row(group, fromEnd ? lines.Length - 1 - done : done);
                for (var i = row; i < row + lines.After; i++)
                    values[i] = done == 0 ? terms[i] : Scalar.Add(terms[i], Scalar.Multiply(factors[i], values[i + step]));
            }
        }

        return Recorder.Tracks(a, b) ? Recorder.Record(new RecurrenceNode<T>(a, b, result, dim, fromEnd), a, b, result) : result;
    }
}

/// <summary>A linear recurrence, recorded. Its cotangents follow the recurrence that runs the other way.</summary>
internal sealed class RecurrenceNode<T> : Node2<T>
    where T : unmanaged
{
    private readonly Layout _a;
    private readonly Layout _b;
    private readonly int _dim;
    private readonly bool _fromEnd;

    public RecurrenceNode(Tensor<T> a, Tensor<T> b, Tensor<T> result, int dim, bool fromEnd)
    {
        (_a, _b, _dim, _fromEnd) = (a.Layout, b.Layout, dim, fromEnd);
        Save(a, result);
    }

    /// <inheritdoc/>
    public override string Name => "RecurrenceBackward0";

    /// <inheritdoc/>
    public override Tensor<T> VjpFirst(Tensor<T> cotangent) => (Collected(cotangent) * Before()).SumTo(_a);

    /// <inheritdoc/>
    public override Tensor<T> VjpSecond(Tensor<T> cotangent) => Collected(cotangent).SumTo(_b);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T>? xTangent, Tensor<T>? yTangent)
    {
        var ofA = xTangent == null ? null : xTangent * Before();
        var terms = ofA == null ? yTangent! : yTangent == null ? ofA : ofA + yTangent;
        return Recurrence.Apply(Saved<T>(0), terms, _dim, _fromEnd);
    }

    private Tensor<T> Collected(Tensor<T> cotangent) =>
        Recurrence.Apply(Shift.Apply(Saved<T>(0), _dim, !_fromEnd, 0), cotangent, _dim, !_fromEnd);

    private Tensor<T> Before() => Shift.Apply(Saved<T>(1), _dim, _fromEnd, 0);
}
