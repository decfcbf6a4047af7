using Autodiff.Benchmarks.Handwritten;
using Autodiff.Samples.AdBench.Data;
using Autodiff.Samples.AdBench.Problems;

namespace Autodiff.Benchmarks.Contenders;

/// <summary>The bundle adjustment by hand in C#.</summary>
public sealed class HandwrittenBundleAdjustment(BundleAdjustmentData data) : IGradientContender
{
    private const int CameraSize = Samples.AdBench.BundleAdjustment.CameraSize;
    private const int PointSize = Samples.AdBench.BundleAdjustment.PointSize;

    private readonly double[] _reprojectionErrors = new double[2 * data.ObservationCount];
    private readonly double[] _weightErrors = new double[data.ObservationCount];
    private readonly SparseJacobian _jacobian = new(data.ObservationCount);

    /// <inheritdoc/>
    public string Name => "C#";

    /// <inheritdoc/>
    public void ComputeObjective()
    {
        for (var i = 0; i < _weightErrors.Length; i++)
        {
            var weight = data.Weights[i];
            BundleAdjustment.ReprojectionError(
                data.Cameras.AsSpan(CameraSize * data.CameraOf[i], CameraSize),
                data.Points.AsSpan(PointSize * data.PointOf[i], PointSize),
                weight,
                data.Features[2 * i],
                data.Features[2 * i + 1],
                out _reprojectionErrors[2 * i],
                out _reprojectionErrors[2 * i + 1]);
            _weightErrors[i] = BundleAdjustment.WeightError(weight);
        }
    }

    /// <inheritdoc/>
    public void ComputeGradient()
    {
        const int rowSize = SparseJacobian.RowSize;
        _jacobian.WriteStructure(data);
        var values = _jacobian.Values.AsSpan();
        var weightRows = values[(2 * rowSize * data.ObservationCount)..];
        for (var i = 0; i < _weightErrors.Length; i++)
        {
            var weight = data.Weights[i];
            BundleAdjustment.ReprojectionErrorRows(
                data.Cameras.AsSpan(CameraSize * data.CameraOf[i], CameraSize),
                data.Points.AsSpan(PointSize * data.PointOf[i], PointSize),
                weight,
                data.Features[2 * i],
                data.Features[2 * i + 1],
                out _reprojectionErrors[2 * i],
                out _reprojectionErrors[2 * i + 1],
                values.Slice(2 * rowSize * i, rowSize),
                values.Slice(2 * rowSize * i + rowSize, rowSize));
            (_weightErrors[i], weightRows[i]) = BundleAdjustment.WeightErrorValueAndGradient(weight);
        }
    }

    /// <inheritdoc/>
    public double[] Results() => [.. _reprojectionErrors, .. _weightErrors, .. _jacobian.Values];
}
