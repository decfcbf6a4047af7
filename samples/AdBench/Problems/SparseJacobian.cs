namespace Autodiff.Samples.AdBench.Problems;

/// <summary>
/// The Jacobian of a bundle adjustment in compressed sparse rows: two rows of 15 entries (camera 11, point 3, weight) for
/// each observation, then a row of one entry for each weight. Columns are all cameras, all points, all weights.
/// </summary>
public sealed class SparseJacobian
{
    /// <summary>Entries of a row of a reprojection error.</summary>
    public const int RowSize = BundleAdjustment.CameraSize + BundleAdjustment.PointSize + 1;

    /// <summary>Makes room for the Jacobian of so many observations.</summary>
    /// <param name="observationCount">The number of observations.</param>
    public SparseJacobian(int observationCount)
    {
        RowStarts = new int[3 * observationCount + 1];
        Columns = new int[(2 * RowSize + 1) * observationCount];
        Values = new double[Columns.Length];
    }

    /// <summary>Where each row begins in <see cref="Columns"/> and <see cref="Values"/>, and where the last one ends.</summary>
    public int[] RowStarts { get; }

    /// <summary>The column of each entry.</summary>
    public int[] Columns { get; }

    /// <summary>The entries.</summary>
    public double[] Values { get; }

    /// <summary>Writes where the entries stand, which depends only on who observes what.</summary>
    /// <param name="data">The problem.</param>
    public void WriteStructure(Data.BundleAdjustmentData data)
    {
        var firstPoint = BundleAdjustment.CameraSize * data.CameraCount;
        var firstWeight = firstPoint + BundleAdjustment.PointSize * data.PointCount;
        for (var i = 0; i < data.ObservationCount; i++)
        {
            RowStarts[2 * i] = 2 * i * RowSize;
            RowStarts[2 * i + 1] = (2 * i + 1) * RowSize;
            var row = Columns.AsSpan(2 * i * RowSize, RowSize);
            var camera = BundleAdjustment.CameraSize * data.CameraOf[i];
            for (var c = 0; c < BundleAdjustment.CameraSize; c++) row[c] = camera + c;
            var point = firstPoint + BundleAdjustment.PointSize * data.PointOf[i];
            for (var c = 0; c < BundleAdjustment.PointSize; c++) row[BundleAdjustment.CameraSize + c] = point + c;
            row[^1] = firstWeight + i;
            row.CopyTo(Columns.AsSpan((2 * i + 1) * RowSize, RowSize));
        }

        var firstWeightRow = 2 * data.ObservationCount;
        for (var i = 0; i < data.ObservationCount; i++)
        {
            RowStarts[firstWeightRow + i] = firstWeightRow * RowSize + i;
            Columns[firstWeightRow * RowSize + i] = firstWeight + i;
        }
        RowStarts[^1] = Columns.Length;
    }
}
