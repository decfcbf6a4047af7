using System.Runtime.CompilerServices;
using Autodiff.Samples.AdBench.Data;

namespace Autodiff.Samples.AdBench;

/// <summary>The derivatives this program times: calls of the generated members, in the shapes the problems want.</summary>
public static class GeneratedGradients
{
    /// <summary>The value and gradient of <see cref="Gmm.LogLikelihood"/>.</summary>
    public static double LogLikelihoodValueAndGradient(
        GmmData data, Span<double> alphasGradient, Span<double> meansGradient, Span<double> icfGradient) =>
        Gmm.LogLikelihoodValueAndGradient(
            data.D, data.K, data.N, data.Alphas, data.Means, data.Icf, data.X, data.Gamma, data.M,
            alphasGradient, meansGradient, icfGradient);

    /// <summary>
    /// The errors of one observation and their two rows of the Jacobian (camera 11, point 3, weight): one forward sweep
    /// of <see cref="BundleAdjustment.ReprojectionError"/> and two reverse sweeps,
    /// on a tape that the caller keeps from one observation to the next.
    /// </summary>
    // Inlined: eleven arguments passed on once more would cost a tenth of the work.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReprojectionErrorRows(
        ReadOnlySpan<double> camera,
        ReadOnlySpan<double> point,
        double weight,
        double featureX,
        double featureY,
        out double errorX,
        out double errorY,
        Span<double> rowX,
        Span<double> rowY,
        ref Tape tape)
    {
        BundleAdjustment.ReprojectionErrorForward(camera, point, weight, featureX, featureY, out errorX, out errorY, ref tape);
        rowX.Clear();
        rowX[14] = BundleAdjustment.ReprojectionErrorReverse(
            camera, point, weight, featureX, featureY, rowX[..11], rowX.Slice(11, 3), 1, 0, ref tape);
        tape.Rewind();
        rowY.Clear();
        rowY[14] = BundleAdjustment.ReprojectionErrorReverse(
            camera, point, weight, featureX, featureY, rowY[..11], rowY.Slice(11, 3), 0, 1, ref tape);
        tape.Reset();
    }

    /// <summary>The value and derivative of <see cref="BundleAdjustment.WeightError"/>.</summary>
    public static (double Value, double Gradient) WeightErrorValueAndGradient(double weight) =>
        BundleAdjustment.WeightErrorValueAndGradient(weight);
}
