namespace Autodiff.Benchmarks.Kernels;

/// <summary>The peer of a workload is not installed here; the message says which and how to get it.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
