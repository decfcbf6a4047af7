using Autodiff.Benchmarks.Contenders;
using BenchmarkDotNet.Attributes;

namespace Autodiff.Benchmarks;

/// <summary>Objective and gradient of every ADBench size by every contender.</summary>
/// <remarks>In process, so that the runtime settings of this program hold and the C++ library is found.</remarks>
[InProcess]
[MemoryDiagnoser]
public class AdBenchBenchmarks
{
    private IGradientContender _contender = null!;

    /// <summary>The workloads.</summary>
    public static IEnumerable<string> Problems => Workload.Names;

    /// <summary>The contenders that exist here.</summary>
    public static IEnumerable<string> Contenders =>
        Workload.Load(Workload.Names[0], NativePeers.Load()).Contenders.Select(contender => contender.Name);

    /// <summary>The workload.</summary>
    [ParamsSource(nameof(Problems))]
    public string Problem { get; set; } = "";

    /// <summary>The contender.</summary>
    [ParamsSource(nameof(Contenders))]
    public string Contender { get; set; } = "";

    /// <summary>Reads the data.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _contender = Workload.Load(Problem, NativePeers.Load()).Contenders.Single(contender => contender.Name == Contender);
    }

    /// <summary>The objective.</summary>
    [Benchmark]
    public void Objective() => _contender.ComputeObjective();

    /// <summary>The objective and the gradient.</summary>
    [Benchmark]
    public void Gradient() => _contender.ComputeGradient();
}
