namespace Autodiff;

/// <summary>What a differentiable tensor method does where its control flow depends on tensor data.</summary>
public enum DerivativeFallback
{
    /// <summary>It records the segments it runs on the dynamic tape, and an information diagnostic says why.</summary>
    Tape,

    /// <summary>It does not compile.</summary>
    Error,
}
