namespace Autodiff.Internal;

/// <summary>The sum or mean of losses, recorded under the name of the loss.</summary>
internal sealed class LossReductionNode<T>(Layout losses, bool isMean, string loss) : Node1<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => loss + "Backward0";

    /// <summary>Reduces to one number.</summary>
    public static Tensor<T> Apply(Tensor<T> losses, bool isMean, string loss)
    {
        var sum = Reduction.All<T, SumReducer>((losses.Layout.IsDense ? losses : losses.Copy()).Packed);
        var result = Tensor<T>.Scalar(isMean ? Number.From<T>(Number.ToDouble(sum) / losses.Count) : sum);
        return Recorder.Tracks(losses) ? Recorder.Record(new LossReductionNode<T>(losses.Layout, isMean, loss), losses, result) : result;
    }

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) => (isMean ? cotangent / losses.Count : cotangent).ExpandTo(losses);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Apply(tangent, isMean, loss);
}
