namespace Autodiff.Samples.AdBench;

/// <summary>ADBench's bundle adjustment: what one camera sees of one point, against what was observed.</summary>
public static partial class BundleAdjustment
{
    /// <summary>Numbers of a camera: rotation (axis times angle) 3, centre 3, focal length, principal point 2, radial distortion 2.</summary>
    public const int CameraSize = 11;

    /// <summary>Numbers of a point.</summary>
    public const int PointSize = 3;

    /// <summary>The weighted difference, in pixels, of the projection of a point from the feature observed.</summary>
    /// <param name="camera">The 11 numbers of the camera.</param>
    /// <param name="point">The 3 coordinates of the point.</param>
    /// <param name="weight">The weight of the observation.</param>
    /// <param name="featureX">Where the feature was observed.</param>
    /// <param name="featureY">Where the feature was observed.</param>
    /// <param name="errorX">The weighted error along x.</param>
    /// <param name="errorY">The weighted error along y.</param>
    [Differentiable(nameof(camera), nameof(point), nameof(weight))]
    public static void ReprojectionError(
        ReadOnlySpan<double> camera,
        ReadOnlySpan<double> point,
        double weight,
        double featureX,
        double featureY,
        out double errorX,
        out double errorY)
    {
        var rotationX = camera[0];
        var rotationY = camera[1];
        var rotationZ = camera[2];
        var fromCentreX = point[0] - camera[3];
        var fromCentreY = point[1] - camera[4];
        var fromCentreZ = point[2] - camera[5];

        double x, y, z;
        var angleSquared = rotationX * rotationX + rotationY * rotationY + rotationZ * rotationZ;
        if (angleSquared != 0)
        {
            // Rodrigues' formula.
            var angle = Math.Sqrt(angleSquared);
            var cos = Math.Cos(angle);
            var sin = Math.Sin(angle);
            var inverse = 1 / angle;
            var axisX = rotationX * inverse;
            var axisY = rotationY * inverse;
            var axisZ = rotationZ * inverse;
            var crossX = axisY * fromCentreZ - axisZ * fromCentreY;
            var crossY = axisZ * fromCentreX - axisX * fromCentreZ;
            var crossZ = axisX * fromCentreY - axisY * fromCentreX;
            var along = (axisX * fromCentreX + axisY * fromCentreY + axisZ * fromCentreZ) * (1 - cos);
            x = fromCentreX * cos + crossX * sin + axisX * along;
            y = fromCentreY * cos + crossY * sin + axisY * along;
            z = fromCentreZ * cos + crossZ * sin + axisZ * along;
        }
        else
        {
            // Its limit, which keeps the derivatives.
            x = fromCentreX + rotationY * fromCentreZ - rotationZ * fromCentreY;
            y = fromCentreY + rotationZ * fromCentreX - rotationX * fromCentreZ;
            z = fromCentreZ + rotationX * fromCentreY - rotationY * fromCentreX;
        }

        var imageX = x / z;
        var imageY = y / z;
        var radiusSquared = imageX * imageX + imageY * imageY;
        var distortion = 1 + camera[9] * radiusSquared + camera[10] * radiusSquared * radiusSquared;
        var focalLength = camera[6];
        errorX = weight * (imageX * distortion * focalLength + camera[7] - featureX);
        errorY = weight * (imageY * distortion * focalLength + camera[8] - featureY);
    }

    /// <summary>The residual that pulls a weight towards 1 or -1: <c>1 - weight^2</c>.</summary>
    /// <param name="weight">The weight of an observation.</param>
    [Differentiable]
    public static double WeightError(double weight) => 1 - weight * weight;
}
