using Autodiff.Internal;

namespace Autodiff;

/// <summary>The memory of tensors.</summary>
public static class Tensors
{
    /// <summary>
    /// Begins a scope: at its end the buffers of all tensors made in it on this thread are given back and serve again,
    /// except leaves that require gradients, gradients of leaves, and what <see cref="TensorScope.Keep"/> kept.
    /// </summary>
    /// <remarks>
    /// A tensor used after its buffer was given back is an error. A training loop with one scope around each step allocates
    /// next to nothing after the first steps.
    /// <code>
    /// using (Tensors.Scope())
    /// {
    ///     var loss = Loss(x, w);
    ///     loss.Backward();
    /// }
    /// </code>
    /// </remarks>
    public static TensorScope Scope() => new(TensorScopeState.Open());
}
