namespace Autodiff.Internal;

/// <summary>A level of forward mode on a thread: the tensors that carry tangents in it.</summary>
internal sealed class DualLevelState
{
    private readonly List<Tensor> _duals = [];

    /// <summary>Gives a tensor a tangent.</summary>
    public void Attach(Tensor tensor, Tensor tangent)
    {
        (tensor.State ??= new AutogradState()).Tangent = tangent;
        tensor.Tracking |= Tracking.HasTangent;
        _duals.Add(tensor);
    }

    /// <summary>Takes all tangents of the level away.</summary>
    public void Clear()
    {
        foreach (var tensor in _duals)
        {
            tensor.Tracking &= ~Tracking.HasTangent;
            tensor.State!.Tangent = null;
        }

        _duals.Clear();
    }
}
