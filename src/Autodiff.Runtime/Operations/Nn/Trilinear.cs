namespace Autodiff.Internal;

/// <summary>Runs and records the partial derivatives of trilinear forms.</summary>
internal static class Trilinear
{
    /// <summary>A partial of a form, at the two factors that are left in the order input, weight, output (output before weight).</summary>
    /// <param name="form">The form.</param>
    /// <param name="part">The factor by which it is differentiated.</param>
    /// <param name="first">x, or the output for the partial with respect to x.</param>
    /// <param name="second">The weight, or the output for the partial with respect to the weight.</param>
    /// <param name="bias">Is added along the channels of the result.</param>
    public static Tensor<T> Apply<T, TForm>(TForm form, TrilinearPart part, Tensor<T> first, Tensor<T> second, Tensor<T>? bias = null)
        where T : unmanaged
        where TForm : struct, ITrilinearForm<T>
    {
        var result = part switch
        {
            TrilinearPart.Output => form.Output(first, second, bias),
            TrilinearPart.Input => form.Input(first, second, bias),
            _ => form.Weight(first, second),
        };
        return Recorder.Tracks(first, second, bias)
            ? Recorder.Record(new TrilinearNode<T, TForm>(form, part, first, second, bias, result.Layout), [first, second, bias], result)
            : result;
    }
}

/// <summary>A partial of a trilinear form, recorded.</summary>
internal sealed class TrilinearNode<T, TForm> : NodeN<T>
    where T : unmanaged
    where TForm : struct, ITrilinearForm<T>
{
    private readonly TForm _form;
    private readonly TrilinearPart _part;
    private readonly Layout _result;
    private readonly bool _savesFirst;

    public TrilinearNode(TForm form, TrilinearPart part, Tensor<T> first, Tensor<T> second, Tensor<T>? bias, Layout result)
        : base(bias == null ? 2 : 3)
    {
        _form = form;
        _part = part;
        _result = result;
        _savesFirst = second.Tracking != Tracking.None;
        if (_savesFirst)
            Save(first);
        if (first.Tracking != Tracking.None)
            Save(second);
    }

    /// <inheritdoc/>
    public override string Name => _form.Name(_part);

    private Tensor<T> FirstFactor => Saved<T>(0);

    private Tensor<T> SecondFactor => Saved<T>(_savesFirst ? 1 : 0);

    /// <inheritdoc/>
    public override void Vjp(Tensor<T> cotangent, Tensor<T>?[] cotangents)
    {
        if (Needs(0))
        {
            cotangents[0] = _part switch
            {
                TrilinearPart.Output => Trilinear.Apply(_form, TrilinearPart.Input, cotangent, SecondFactor),
                TrilinearPart.Input => Trilinear.Apply(_form, TrilinearPart.Output, cotangent, SecondFactor),
                _ => Trilinear.Apply(_form, TrilinearPart.Input, SecondFactor, cotangent),
            };
        }

        if (Needs(1))
        {
            cotangents[1] = _part switch
            {
                TrilinearPart.Output => Trilinear.Apply(_form, TrilinearPart.Weight, FirstFactor, cotangent),
                TrilinearPart.Input => Trilinear.Apply(_form, TrilinearPart.Weight, cotangent, FirstFactor),
                _ => Trilinear.Apply(_form, TrilinearPart.Output, FirstFactor, cotangent),
            };
        }

        if (Needs(2))
            cotangents[2] = Recorder.Tracks(cotangent) ? Sum(cotangent) : _form.BiasGradient(cotangent);
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(ReadOnlySpan<Tensor<T>?> tangents)
    {
        Tensor<T>? sum = null;
        if (tangents[0] is { } first)
            sum = Trilinear.Apply(_form, _part, first, SecondFactor);
        if (tangents[1] is { } second)
        {
            var ofSecond = Trilinear.Apply(_form, _part, FirstFactor, second);
            sum = sum == null ? ofSecond : sum + ofSecond;
        }

        if (tangents.Length > 2 && tangents[2] is { } bias)
            sum = sum == null ? Along(bias).ExpandTo(_result) : sum + Along(bias);
        return sum!;
    }

    private Tensor<T> Sum(Tensor<T> cotangent)
    {
        var mask = new bool[cotangent.Rank];
        Array.Fill(mask, true);
        mask[_form.BiasDim(cotangent.Rank)] = false;
        return Summation.Apply(cotangent, mask, keepDim: false);
    }

    /// <summary>The bias in a shape that broadcasts along its dimension of the result.</summary>
    private Tensor<T> Along(Tensor<T> bias)
    {
        var sizes = new int[_result.Rank - _form.BiasDim(_result.Rank)];
        Array.Fill(sizes, 1);
        sizes[0] = bias.Count;
        return bias.Reshape(sizes);
    }
}
