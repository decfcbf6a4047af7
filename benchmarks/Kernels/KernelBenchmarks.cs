using BenchmarkDotNet.Attributes;

namespace Autodiff.Benchmarks.Kernels;

/// <summary>Every workload by the library and by its peer.</summary>
/// <remarks>In process, so that the runtime settings of this program hold and native peers are found.</remarks>
[InProcess]
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private KernelWorkload _workload = null!;

    /// <summary>The workloads.</summary>
    public static IEnumerable<string> Works => KernelWorkloads.All.Keys;

    /// <summary>The workload.</summary>
    [ParamsSource(nameof(Works))]
    public string Work { get; set; } = "";

    /// <summary>Makes the data and checks that both sides agree.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _workload = KernelWorkloads.All[Work]();
        _workload.RunPeer();
        _workload.RunAutodiff();
        _workload.Check();
    }

    /// <summary>The other side.</summary>
    [Benchmark(Baseline = true)]
    public void Peer() => _workload.RunPeer();

    /// <summary>This library.</summary>
    [Benchmark]
    public void Autodiff() => _workload.RunAutodiff();
}
