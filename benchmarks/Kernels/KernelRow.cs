namespace Autodiff.Benchmarks.Kernels;

/// <summary>The times of one workload: a row of the table and of the JSON file.</summary>
/// <param name="Work">What was computed.</param>
/// <param name="Peer">The other side.</param>
/// <param name="PeerSeconds">Median time of the peer.</param>
/// <param name="AutodiffSeconds">Median time of this library.</param>
/// <param name="Ratio">The peer's time over ours: above 1 we are faster.</param>
public sealed record KernelRow(string Work, string Peer, double PeerSeconds, double AutodiffSeconds, double Ratio);
