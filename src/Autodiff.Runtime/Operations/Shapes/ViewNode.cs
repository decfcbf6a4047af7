namespace Autodiff.Internal;

/// <summary>
/// A view, recorded: the layout of the result is a function of that of the operand alone, and so are its VJP and JVP.
/// </summary>
internal abstract class ViewNode<T>(Tensor<T> x) : Node1<T>
    where T : unmanaged
{
    /// <summary>The layout of the operand.</summary>
    protected Layout Source { get; } = x.Layout;
}
