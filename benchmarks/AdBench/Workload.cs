using Autodiff.Benchmarks.Contenders;
using Autodiff.Samples.AdBench;
using Autodiff.Samples.AdBench.Data;
using Autodiff.Samples.AdBench.Problems;

namespace Autodiff.Benchmarks;

/// <summary>A problem of one size, and all contenders that compute it.</summary>
/// <param name="Name">The problem and its size.</param>
/// <param name="Contenders">Those with a gradient of their own.</param>
/// <param name="Primal">The sample's problem, for its objective and for the check against the reference; null for the small programs.</param>
public sealed record Workload(string Name, IReadOnlyList<IGradientContender> Contenders, IProblem? Primal)
{
    /// <summary>The names of all workloads.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["gmm_1k_d2_K5", "gmm_1k_d10_K25", "gmm_1k_d20_K50", "ba1", "ba2", "ba3", .. SmallPrograms.Names];

    /// <summary>Reads the data of a workload.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="native">The C++ peers, or null.</param>
    public static Workload Load(string name, NativePeers? native)
    {
        if (SmallPrograms.Names.Contains(name)) return new Workload(name, SmallPrograms.Load(name, native), null);

        var contenders = new List<IGradientContender>();
        var file = new DataFile(name, Resource($"{name}.txt"), Resource($"{name}.ref.json"));
        if (file.IsBundleAdjustment())
        {
            var data = BundleAdjustmentData.Parse(file.Text, name);
            contenders.Add(new HandwrittenBundleAdjustment(data));
            if (native is not null) contenders.Add(new NativeBundleAdjustment(native, data));
        }
        else
        {
            var data = GmmData.Parse(file.Text, name);
            contenders.Add(new HandwrittenGmm(data));
            if (native is not null) contenders.Add(new NativeGmm(native, data));
        }
        var primal = file.ToProblem();
        contenders.Add(new SampleContender(primal));
        return new Workload(name, contenders, primal);
    }

    private static string Resource(string name)
    {
        using var stream = typeof(Workload).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
