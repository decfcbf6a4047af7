using System.Text.Json;

namespace Autodiff.Samples.AdBench.Data;

/// <summary>A GMM's objective and gradient as another program computed them, in the layout of <see cref="GmmData"/>.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Alphas">The gradient by the alphas.</param>
/// <param name="Means">The gradient by the means.</param>
/// <param name="Icf">The gradient by the inverse covariance factors.</param>
public sealed record GmmReference(double Objective, double[] Alphas, double[] Means, double[] Icf)
{
    /// <summary>Reads gradbench's form: <c>objective</c> and <c>jacobian</c> with <c>alpha</c>, <c>mu</c>, <c>q</c>, <c>l</c>.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="DataFormatException">The text is something else.</exception>
    public static GmmReference Parse(string text, string name) => ReferenceJson.Read(text, name, root =>
    {
        var jacobian = root.GetProperty("jacobian");
        var logDiagonals = jacobian.GetProperty("q").EnumerateArray();
        var belowDiagonals = jacobian.GetProperty("l").EnumerateArray();
        return new GmmReference(
            root.GetProperty("objective").GetDouble(),
            ReferenceJson.Numbers(jacobian.GetProperty("alpha")),
            [.. jacobian.GetProperty("mu").EnumerateArray().SelectMany(ReferenceJson.Numbers)],
            [.. logDiagonals.Zip(belowDiagonals).SelectMany(j => ReferenceJson.Numbers(j.First).Concat(ReferenceJson.Numbers(j.Second)))]);
    });
}
