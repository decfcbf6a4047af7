using Xunit;

namespace Autodiff.EndToEnd.Tests.AdBench;

/// <summary>The ADBench files beside the tests.</summary>
internal static class AdBenchData
{
    /// <summary>The GMM files, without extension.</summary>
    public static TheoryData<string> Gmm => ["gmm_1k_d2_K5", "gmm_1k_d10_K25", "gmm_1k_d20_K50"];

    /// <summary>The bundle adjustment files, without extension.</summary>
    public static TheoryData<string> BundleAdjustment => ["ba1", "ba2", "ba3"];

    /// <summary>The path of a file.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", "adbench", name);

    /// <summary>The text of a file.</summary>
    public static string Text(string name) => File.ReadAllText(PathOf(name));
}
