using Autodiff.Samples.AdBench.Data;

namespace Autodiff.Samples.AdBench.Problems;

/// <summary>A bundle adjustment, the sparse Jacobian of its residuals, and the check of both.</summary>
public sealed class BundleAdjustmentProblem : IProblem
{
    private const int CameraSize = BundleAdjustment.CameraSize;
    private const int PointSize = BundleAdjustment.PointSize;

    private readonly BundleAdjustmentData _data;
    private readonly BundleAdjustmentReference? _reference;
    private readonly double[] _reprojectionErrors;
    private readonly double[] _weightErrors;
    private readonly SparseJacobian _jacobian;

    /// <summary>Makes room for the results.</summary>
    /// <param name="data">The input.</param>
    /// <param name="reference">What another program computed, or null.</param>
    public BundleAdjustmentProblem(BundleAdjustmentData data, BundleAdjustmentReference? reference)
    {
        _data = data;
        _reference = reference;
        _reprojectionErrors = new double[2 * data.ObservationCount];
        _weightErrors = new double[data.ObservationCount];
        _jacobian = new SparseJacobian(data.ObservationCount);
    }

    /// <inheritdoc/>
    public string Name => "BA";

    /// <inheritdoc/>
    public string Size => $"n{_data.CameraCount}_m{_data.PointCount}_p{_data.ObservationCount}";

    /// <inheritdoc/>
    public void ComputeObjective()
    {
        for (var i = 0; i < _weightErrors.Length; i++)
        {
            var weight = _data.Weights[i];
            BundleAdjustment.ReprojectionError(
                Camera(i),
                Point(i),
                weight,
                _data.Features[2 * i],
                _data.Features[2 * i + 1],
                out _reprojectionErrors[2 * i],
                out _reprojectionErrors[2 * i + 1]);
            _weightErrors[i] = BundleAdjustment.WeightError(weight);
        }
    }

    /// <inheritdoc/>
    public void ComputeGradient()
    {
        const int rowSize = SparseJacobian.RowSize;
        _jacobian.WriteStructure(_data);
        var values = _jacobian.Values.AsSpan();
        var tape = new Tape();
        var weightRows = values[(2 * rowSize * _data.ObservationCount)..];
        for (var i = 0; i < _weightErrors.Length; i++)
        {
            var weight = _data.Weights[i];
            GeneratedGradients.ReprojectionErrorRows(
                Camera(i),
                Point(i),
                weight,
                _data.Features[2 * i],
                _data.Features[2 * i + 1],
                out _reprojectionErrors[2 * i],
                out _reprojectionErrors[2 * i + 1],
                values.Slice(2 * rowSize * i, rowSize),
                values.Slice(2 * rowSize * i + rowSize, rowSize),
                ref tape);
            (_weightErrors[i], weightRows[i]) = GeneratedGradients.WeightErrorValueAndGradient(weight);
        }

        tape.Dispose();
    }

    /// <inheritdoc/>
    public double[] Results() => [.. _reprojectionErrors, .. _weightErrors, .. _jacobian.Values];

    /// <inheritdoc/>
    public (double Error, CheckedAgainst Against) Check()
    {
        ComputeObjective();
        double[] reprojectionErrors = [.. _reprojectionErrors];
        double[] weightErrors = [.. _weightErrors];
        ComputeGradient();
        var error = Math.Max(
            RelativeError.Of(_reprojectionErrors, reprojectionErrors), RelativeError.Of(_weightErrors, weightErrors));
        return _reference is null
            ? (Math.Max(error, AgainstDifferences()), CheckedAgainst.Differences)
            : (Math.Max(error, AgainstReference(_reference)), CheckedAgainst.Reference);
    }

    private double AgainstReference(BundleAdjustmentReference expected)
    {
        if (expected.RowStarts[^1] != _jacobian.RowStarts[^1]
            || expected.Columns[^1] != _jacobian.Columns[^1]
            || !StartsWith(_jacobian.RowStarts, expected.RowStarts.AsSpan()[..^1])
            || !StartsWith(_jacobian.Columns, expected.Columns.AsSpan()[..^1]))
        {
            return double.PositiveInfinity;
        }

        var block = expected.Values.AsSpan()[..^1];
        double error = 0;
        for (var i = 0; i < _weightErrors.Length; i++)
        {
            error = Math.Max(error, RelativeError.Of(_reprojectionErrors.AsSpan(2 * i, 2), expected.ReprojectionError));
            error = Math.Max(error, RelativeError.Of(_weightErrors[i], expected.WeightError));
            error = Math.Max(error, RelativeError.Of(_jacobian.Values.AsSpan(block.Length * i, block.Length), block));
            error = Math.Max(error, RelativeError.Of(_jacobian.Values[block.Length * _weightErrors.Length + i], expected.Values[^1]));
        }
        return error;
    }

    // Each residual along a random direction of its own, at up to a thousand observations spread over all.
    private double AgainstDifferences()
    {
        var random = new Random(1);
        Span<double> slopes = stackalloc double[3];
        double error = 0;
        var stride = Math.Max(1, _weightErrors.Length / 1000);
        for (var i = 0; i < _weightErrors.Length; i += stride)
        {
            var observation = i;
            var direction = new double[SparseJacobian.RowSize];
            for (var c = 0; c < direction.Length; c++) direction[c] = 2 * random.NextDouble() - 1;
            for (var residual = 0; residual < slopes.Length; residual++)
            {
                var which = residual;
                slopes[residual] = RelativeError.Slope(step => Residual(observation, which, direction, step), 1e-3);
            }
            for (var row = 0; row < 2; row++)
            {
                double product = 0;
                var start = _jacobian.RowStarts[2 * i + row];
                for (var c = 0; c < direction.Length; c++) product += _jacobian.Values[start + c] * direction[c];
                error = Math.Max(error, RelativeError.Of(product, slopes[row]));
            }
            var weightSlope = _jacobian.Values[_jacobian.RowStarts[2 * _data.ObservationCount + i]] * direction[^1];
            error = Math.Max(error, RelativeError.Of(weightSlope, slopes[2]));
        }
        return error;
    }

    private double Residual(int observation, int which, double[] direction, double step)
    {
        Span<double> camera = stackalloc double[CameraSize];
        Span<double> point = stackalloc double[PointSize];
        for (var c = 0; c < CameraSize; c++) camera[c] = Camera(observation)[c] + step * direction[c];
        for (var c = 0; c < PointSize; c++) point[c] = Point(observation)[c] + step * direction[CameraSize + c];
        var weight = _data.Weights[observation] + step * direction[^1];
        BundleAdjustment.ReprojectionError(
            camera, point, weight, _data.Features[2 * observation], _data.Features[2 * observation + 1], out var x, out var y);
        return which switch { 0 => x, 1 => y, _ => BundleAdjustment.WeightError(weight) };
    }

    private ReadOnlySpan<double> Camera(int observation) =>
        _data.Cameras.AsSpan(CameraSize * _data.CameraOf[observation], CameraSize);

    private ReadOnlySpan<double> Point(int observation) =>
        _data.Points.AsSpan(PointSize * _data.PointOf[observation], PointSize);

    private static bool StartsWith(int[] values, ReadOnlySpan<double> beginning)
    {
        if (beginning.Length > values.Length) return false;
        for (var i = 0; i < beginning.Length; i++)
        {
            if (values[i] != beginning[i]) return false;
        }
        return true;
    }
}
