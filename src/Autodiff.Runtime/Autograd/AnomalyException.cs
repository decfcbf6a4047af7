namespace Autodiff;

/// <summary>An error or a NaN in a backward pass, with the forward operation and its call site; see <see cref="Autograd.DetectAnomaly"/>.</summary>
public sealed class AnomalyException : InvalidOperationException
{
    internal AnomalyException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
