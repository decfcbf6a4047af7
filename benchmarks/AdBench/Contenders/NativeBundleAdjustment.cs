using Autodiff.Samples.AdBench.Data;
using Autodiff.Samples.AdBench.Problems;

namespace Autodiff.Benchmarks.Contenders;

/// <summary>The bundle adjustment by hand in C++.</summary>
public sealed unsafe class NativeBundleAdjustment(NativePeers native, BundleAdjustmentData data) : IGradientContender
{
    private readonly double[] _reprojectionErrors = new double[2 * data.ObservationCount];
    private readonly double[] _weightErrors = new double[data.ObservationCount];
    private readonly SparseJacobian _jacobian = new(data.ObservationCount);

    /// <inheritdoc/>
    public string Name => "C++";

    /// <inheritdoc/>
    public void ComputeObjective()
    {
        fixed (double* cameras = data.Cameras, points = data.Points, weights = data.Weights, features = data.Features)
        fixed (int* cameraOf = data.CameraOf, pointOf = data.PointOf)
        fixed (double* reprojectionErrors = _reprojectionErrors, weightErrors = _weightErrors)
        {
            native.BundleAdjustmentObjective(
                data.ObservationCount, cameras, points, weights, cameraOf, pointOf, features, reprojectionErrors, weightErrors);
        }
    }

    /// <inheritdoc/>
    public void ComputeGradient()
    {
        fixed (double* cameras = data.Cameras, points = data.Points, weights = data.Weights, features = data.Features)
        fixed (int* cameraOf = data.CameraOf, pointOf = data.PointOf)
        fixed (double* reprojectionErrors = _reprojectionErrors, weightErrors = _weightErrors, values = _jacobian.Values)
        fixed (int* rowStarts = _jacobian.RowStarts, columns = _jacobian.Columns)
        {
            native.BundleAdjustmentJacobian(
                data.CameraCount, data.PointCount, data.ObservationCount, cameras, points, weights, cameraOf, pointOf, features,
                reprojectionErrors, weightErrors, rowStarts, columns, values);
        }
    }

    /// <inheritdoc/>
    public double[] Results() => [.. _reprojectionErrors, .. _weightErrors, .. _jacobian.Values];
}
