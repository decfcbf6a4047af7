namespace Autodiff.Benchmarks.Handwritten;

/// <summary>
/// ADBench's bundle adjustment by hand: the reprojection error, and its derivatives as the generated code should be, one
/// forward sweep that keeps what the reverse sweep reads, and a reverse sweep that runs once for each residual.
/// </summary>
public static class BundleAdjustment
{
    /// <summary>The weighted reprojection error; see <c>Autodiff.Samples.AdBench.BundleAdjustment</c> for the layout.</summary>
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
            var angle = Math.Sqrt(angleSquared);
            var cos = Math.Cos(angle);
            var sin = Math.Sin(angle);
            var inverse = 1 / angle;
            var axisX = rotationX * inverse;
            var axisY = rotationY * inverse;
            var axisZ = rotationZ * inverse;
            var along = (axisX * fromCentreX + axisY * fromCentreY + axisZ * fromCentreZ) * (1 - cos);
            x = fromCentreX * cos + (axisY * fromCentreZ - axisZ * fromCentreY) * sin + axisX * along;
            y = fromCentreY * cos + (axisZ * fromCentreX - axisX * fromCentreZ) * sin + axisY * along;
            z = fromCentreZ * cos + (axisX * fromCentreY - axisY * fromCentreX) * sin + axisZ * along;
        }
        else
        {
            x = fromCentreX + rotationY * fromCentreZ - rotationZ * fromCentreY;
            y = fromCentreY + rotationZ * fromCentreX - rotationX * fromCentreZ;
            z = fromCentreZ + rotationX * fromCentreY - rotationY * fromCentreX;
        }

        var imageX = x / z;
        var imageY = y / z;
        var radiusSquared = imageX * imageX + imageY * imageY;
        var distortion = 1 + camera[9] * radiusSquared + camera[10] * radiusSquared * radiusSquared;
        errorX = weight * (imageX * distortion * camera[6] + camera[7] - featureX);
        errorY = weight * (imageY * distortion * camera[6] + camera[8] - featureY);
    }

    /// <summary>
    /// The errors, and their rows of the Jacobian: each 15 numbers, by the camera, the point and the weight.
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
        Span<double> rowY)
    {
        var forward = new ForwardSweep(camera, point, featureX, featureY);
        errorX = weight * forward.UnweightedX;
        errorY = weight * forward.UnweightedY;
        forward.Reverse(camera, weight, 1, 0, rowX);
        forward.Reverse(camera, weight, 0, 1, rowY);
    }

    /// <summary><c>1 - weight^2</c>.</summary>
    public static double WeightError(double weight) => 1 - weight * weight;

    /// <summary><c>1 - weight^2</c> and its derivative.</summary>
    public static (double Value, double Gradient) WeightErrorValueAndGradient(double weight) => (1 - weight * weight, -2 * weight);

    /// <summary>The values of one forward sweep.</summary>
    private readonly ref struct ForwardSweep
    {
        public readonly double UnweightedX, UnweightedY;

        private readonly double _angleSquared, _cos, _sin, _inverse, _axisX, _axisY, _axisZ;
        private readonly double _fromCentreX, _fromCentreY, _fromCentreZ, _crossX, _crossY, _crossZ, _dot, _along;
        private readonly double _z, _imageX, _imageY, _radiusSquared, _distortion;

        public ForwardSweep(ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double featureX, double featureY)
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
                var dot = axisX * fromCentreX + axisY * fromCentreY + axisZ * fromCentreZ;
                var along = dot * (1 - cos);
                x = fromCentreX * cos + crossX * sin + axisX * along;
                y = fromCentreY * cos + crossY * sin + axisY * along;
                z = fromCentreZ * cos + crossZ * sin + axisZ * along;
                _cos = cos;
                _sin = sin;
                _inverse = inverse;
                _axisX = axisX;
                _axisY = axisY;
                _axisZ = axisZ;
                _crossX = crossX;
                _crossY = crossY;
                _crossZ = crossZ;
                _dot = dot;
                _along = along;
            }
            else
            {
                x = fromCentreX + rotationY * fromCentreZ - rotationZ * fromCentreY;
                y = fromCentreY + rotationZ * fromCentreX - rotationX * fromCentreZ;
                z = fromCentreZ + rotationX * fromCentreY - rotationY * fromCentreX;
            }

            var imageX = x / z;
            var imageY = y / z;
            var radiusSquared = imageX * imageX + imageY * imageY;
            var distortion = 1 + camera[9] * radiusSquared + camera[10] * radiusSquared * radiusSquared;
            var focalLength = camera[6];
            UnweightedX = imageX * distortion * focalLength + camera[7] - featureX;
            UnweightedY = imageY * distortion * focalLength + camera[8] - featureY;
            _angleSquared = angleSquared;
            _fromCentreX = fromCentreX;
            _fromCentreY = fromCentreY;
            _fromCentreZ = fromCentreZ;
            _z = z;
            _imageX = imageX;
            _imageY = imageY;
            _radiusSquared = radiusSquared;
            _distortion = distortion;
        }

        /// <summary>Overwrites a row of the Jacobian: the cotangents of camera, point and weight for those of the errors.</summary>
        public void Reverse(ReadOnlySpan<double> camera, double weight, double errorXBar, double errorYBar, Span<double> row)
        {
            var focalLength = camera[6];
            row[14] = errorXBar * UnweightedX + errorYBar * UnweightedY;
            var unweightedXBar = weight * errorXBar;
            var unweightedYBar = weight * errorYBar;
            row[7] = unweightedXBar;
            row[8] = unweightedYBar;
            row[6] = unweightedXBar * (_imageX * _distortion) + unweightedYBar * (_imageY * _distortion);

            var distortedXBar = unweightedXBar * focalLength;
            var distortedYBar = unweightedYBar * focalLength;
            var distortionBar = distortedXBar * _imageX + distortedYBar * _imageY;
            row[9] = distortionBar * _radiusSquared;
            row[10] = distortionBar * _radiusSquared * _radiusSquared;
            var radiusSquaredBar = distortionBar * (camera[9] + 2 * camera[10] * _radiusSquared);
            var imageXBar = distortedXBar * _distortion + 2 * _imageX * radiusSquaredBar;
            var imageYBar = distortedYBar * _distortion + 2 * _imageY * radiusSquaredBar;
            var inverseZ = 1 / _z;
            var xBar = imageXBar * inverseZ;
            var yBar = imageYBar * inverseZ;
            var zBar = -(_imageX * xBar + _imageY * yBar);

            double fromCentreXBar, fromCentreYBar, fromCentreZBar;
            if (_angleSquared != 0)
            {
                var alongBar = xBar * _axisX + yBar * _axisY + zBar * _axisZ;
                var dotBar = alongBar * (1 - _cos);
                var sinBar = xBar * _crossX + yBar * _crossY + zBar * _crossZ;
                var cosBar = xBar * _fromCentreX + yBar * _fromCentreY + zBar * _fromCentreZ - alongBar * _dot;
                var crossXBar = xBar * _sin;
                var crossYBar = yBar * _sin;
                var crossZBar = zBar * _sin;
                fromCentreXBar = xBar * _cos + dotBar * _axisX + crossYBar * _axisZ - crossZBar * _axisY;
                fromCentreYBar = yBar * _cos + dotBar * _axisY + crossZBar * _axisX - crossXBar * _axisZ;
                fromCentreZBar = zBar * _cos + dotBar * _axisZ + crossXBar * _axisY - crossYBar * _axisX;
                var axisXBar = xBar * _along + dotBar * _fromCentreX + crossZBar * _fromCentreY - crossYBar * _fromCentreZ;
                var axisYBar = yBar * _along + dotBar * _fromCentreY + crossXBar * _fromCentreZ - crossZBar * _fromCentreX;
                var axisZBar = zBar * _along + dotBar * _fromCentreZ + crossYBar * _fromCentreX - crossXBar * _fromCentreY;
                var inverseBar = axisXBar * camera[0] + axisYBar * camera[1] + axisZBar * camera[2];
                var angleBar = sinBar * _cos - cosBar * _sin - inverseBar * _inverse * _inverse;
                var angleSquaredBar = 0.5 * angleBar * _inverse;
                row[0] = axisXBar * _inverse + 2 * camera[0] * angleSquaredBar;
                row[1] = axisYBar * _inverse + 2 * camera[1] * angleSquaredBar;
                row[2] = axisZBar * _inverse + 2 * camera[2] * angleSquaredBar;
            }
            else
            {
                var rotationX = camera[0];
                var rotationY = camera[1];
                var rotationZ = camera[2];
                fromCentreXBar = xBar + rotationZ * yBar - rotationY * zBar;
                fromCentreYBar = yBar + rotationX * zBar - rotationZ * xBar;
                fromCentreZBar = zBar + rotationY * xBar - rotationX * yBar;
                row[0] = _fromCentreY * zBar - _fromCentreZ * yBar;
                row[1] = _fromCentreZ * xBar - _fromCentreX * zBar;
                row[2] = _fromCentreX * yBar - _fromCentreY * xBar;
            }
            row[11] = fromCentreXBar;
            row[12] = fromCentreYBar;
            row[13] = fromCentreZBar;
            row[3] = -fromCentreXBar;
            row[4] = -fromCentreYBar;
            row[5] = -fromCentreZBar;
        }
    }
}
