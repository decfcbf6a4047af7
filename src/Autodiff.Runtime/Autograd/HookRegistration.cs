namespace Autodiff.Internal;

/// <summary>Removes a hook when it is disposed.</summary>
internal sealed class HookRegistration(List<GradientHook> hooks, GradientHook hook) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => hooks.Remove(hook);
}
