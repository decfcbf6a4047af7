using Autodiff.Samples.AdBench.Data;
using ByHand = Autodiff.Benchmarks.Handwritten;

namespace Autodiff.Samples.AdBench;

/// <summary>The derivatives this program times: the one place that says where they come from.</summary>
public static class GeneratedGradients
{
    /// <summary>Whether the generator wrote them; otherwise they are those of benchmarks/Handwritten.</summary>
    public static bool AreGenerated => false;

    /// <summary>The value and gradient of <see cref="Gmm.LogLikelihood"/>.</summary>
    public static double LogLikelihoodValueAndGradient(
        GmmData data, Span<double> alphasGradient, Span<double> meansGradient, Span<double> icfGradient) =>
        ByHand.Gmm.LogLikelihoodValueAndGradient(
            data.D, data.K, data.N, data.Alphas, data.Means, data.Icf, data.X, data.Gamma, data.M,
            alphasGradient, meansGradient, icfGradient);

    /// <summary>
    /// The errors of one observation and their two rows of the Jacobian (camera 11, point 3, weight): one forward sweep
    /// of <see cref="BundleAdjustment.ReprojectionError"/> and two reverse sweeps.
    /// </summary>
    public static void ReprojectionErrorRows(
        ReadOnlySpan<double> camera,
        ReadOnlySpan<double> point,
        double weight,
        double featureX,
        double featureY,
        out double errorX,
        out double errorY,
        Span<double> rowX,
        Span<double> rowY) =>
        ByHand.BundleAdjustment.ReprojectionErrorRows(
            camera, point, weight, featureX, featureY, out errorX, out errorY, rowX, rowY);

    /// <summary>The value and derivative of <see cref="BundleAdjustment.WeightError"/>.</summary>
    public static (double Value, double Gradient) WeightErrorValueAndGradient(double weight) =>
        ByHand.BundleAdjustment.WeightErrorValueAndGradient(weight);
}
