namespace Autodiff.Samples.AdBench.Data;

/// <summary>The input of a bundle adjustment.</summary>
/// <param name="CameraCount">Number of cameras, n.</param>
/// <param name="PointCount">Number of points, m.</param>
/// <param name="ObservationCount">Number of observations, p.</param>
/// <param name="Cameras">The cameras, 11 numbers each.</param>
/// <param name="Points">The points, 3 numbers each.</param>
/// <param name="Weights">The weights of the observations.</param>
/// <param name="CameraOf">The camera of each observation.</param>
/// <param name="PointOf">The point of each observation.</param>
/// <param name="Features">Where each observation saw its point, 2 numbers each.</param>
public sealed record BundleAdjustmentData(
    int CameraCount,
    int PointCount,
    int ObservationCount,
    double[] Cameras,
    double[] Points,
    double[] Weights,
    int[] CameraOf,
    int[] PointOf,
    double[] Features)
{
    // The Jacobian of this many observations still has fewer entries than an array can have.
    private const int Most = 30_000_000;

    /// <summary>
    /// Reads ADBench's format: <c>n m p</c> and one camera, point, weight and feature, which stand for all of them;
    /// observation i is of point i mod m by camera i mod n.
    /// </summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="DataFormatException">The text is something else.</exception>
    public static BundleAdjustmentData Parse(string text, string name)
    {
        var reader = new NumberReader(text, name);
        var cameraCount = reader.Integer("n, the number of cameras", 1, Most);
        var pointCount = reader.Integer("m, the number of points", 1, Most);
        var observationCount = reader.Integer("p, the number of observations", 1, Most);
        var camera = reader.Numbers("the camera", BundleAdjustment.CameraSize);
        var point = reader.Numbers("the point", BundleAdjustment.PointSize);
        var weight = reader.Number("the weight");
        var feature = reader.Numbers("the feature", 2);
        reader.End();

        var cameraOf = new int[observationCount];
        var pointOf = new int[observationCount];
        for (var i = 0; i < observationCount; i++)
        {
            cameraOf[i] = i % cameraCount;
            pointOf[i] = i % pointCount;
        }
        return new BundleAdjustmentData(
            cameraCount,
            pointCount,
            observationCount,
            Repeat(camera, cameraCount),
            Repeat(point, pointCount),
            Repeat([weight], observationCount),
            cameraOf,
            pointOf,
            Repeat(feature, observationCount));
    }

    private static double[] Repeat(ReadOnlySpan<double> values, int times)
    {
        var all = new double[values.Length * times];
        for (var i = 0; i < times; i++) values.CopyTo(all.AsSpan(i * values.Length));
        return all;
    }
}
