namespace Autodiff.Benchmarks;

/// <summary>Contenders do not compute the same numbers, so that their times mean nothing.</summary>
public sealed class DisagreementException(string message) : Exception(message);
