namespace Autodiff.Runtime.Tests.Operations;

/// <summary>
/// Holds the derivatives of an operation in double precision against each other: its VJP against central differences, its JVP
/// against its VJP, and the gradient of its gradient against central differences of the gradient.
/// </summary>
internal static class OperationCheck
{
    private const double FirstTolerance = 1e-8;
    private const double SecondTolerance = 1e-7;
    private const double DualityTolerance = 1e-12;

    /// <summary>Checks an operation of one tensor.</summary>
    public static void Verify(Func<Tensor<double>, Tensor<double>> operation, Tensor<double> x, double step = 2e-3, bool secondOrder = true) =>
        Verify(inputs => operation(inputs[0]), [x], step, secondOrder);

    /// <summary>Checks an operation of several tensors; it must be smooth for several steps around them.</summary>
    /// <param name="operation">Makes one tensor of any shape; to check views as operands, it takes them itself.</param>
    /// <param name="inputs">Where it is differentiated.</param>
    /// <param name="step">The largest step of the differences, relative to elements beyond 1.</param>
    /// <param name="secondOrder">Whether the gradient is differentiated too.</param>
    public static void Verify(
        Func<Tensor<double>[], Tensor<double>> operation, Tensor<double>[] inputs, double step = 2e-3, bool secondOrder = true)
    {
        double[][] points = [.. inputs.Select(input => input.ToArray())];
        int[][] shapes = [.. inputs.Select(input => input.Shape.ToArray())];
        var cotangent = Values(operation(Leaves(points, shapes)).Count, 0.37);
        double[][] directions = [.. points.Select((point, i) => Values(point.Length, 1.13 + i))];

        double[] gradient = Gradient(operation, points, shapes, cotangent);
        Compare("VJP", gradient, Differences(at => [Weighted(operation, at, shapes, cotangent)], points, step)[0], FirstTolerance);
        CompareDuality(operation, points, shapes, cotangent, directions, gradient);
        if (!secondOrder)
            return;
        double[] product = GradientOfGradient(operation, points, shapes, cotangent, directions);
        double[] flat = [.. directions.SelectMany(direction => direction)];
        Compare(
            "VJP of the VJP",
            product,
            Differences(at => [Gradient(operation, at, shapes, cotangent).Zip(flat, (x, y) => x * y).Sum()], points, step)[0],
            SecondTolerance);
    }

    private static double Weighted(Func<Tensor<double>[], Tensor<double>> operation, double[][] at, int[][] shapes, double[] cotangent)
    {
        using (Autograd.NoGrad())
            return operation(Leaves(at, shapes)).ToArray().Zip(cotangent, (x, y) => x * y).Sum();
    }

    private static double[] Gradient(Func<Tensor<double>[], Tensor<double>> operation, double[][] at, int[][] shapes, double[] cotangent)
    {
        var leaves = Leaves(at, shapes);
        var result = operation(leaves);
        var gradients = Autograd.Grad([result], leaves, [Tensor.Create<double>(cotangent, result.Shape.ToArray())], allowUnused: true);
        return Flat(gradients, leaves);
    }

    private static double[] GradientOfGradient(
        Func<Tensor<double>[], Tensor<double>> operation, double[][] at, int[][] shapes, double[] cotangent, double[][] directions)
    {
        var leaves = Leaves(at, shapes);
        var result = operation(leaves);
        var gradients = Autograd.Grad([result], leaves, [Tensor.Create<double>(cotangent, result.Shape.ToArray())], createGraph: true, allowUnused: true);
        Tensor<double>? sum = null;
        for (var i = 0; i < gradients.Length; i++)
        {
            if (gradients[i] is not Tensor<double> gradient)
                continue;
            var term = (gradient * Tensor.Create<double>(directions[i], shapes[i])).Sum();
            sum = sum == null ? term : sum + term;
        }

        if (sum is not { RequiresGrad: true })
            return new double[at.Sum(point => point.Length)];
        return Flat(Autograd.Grad([sum], leaves, allowUnused: true), leaves);
    }

    private static void CompareDuality(
        Func<Tensor<double>[], Tensor<double>> operation, double[][] at, int[][] shapes, double[] cotangent, double[][] directions, double[] gradient)
    {
        double[] tangent;
        using (ForwardMode.DualLevel())
        {
            var duals = Leaves(at, shapes).Select((leaf, i) => ForwardMode.MakeDual(leaf.Detach(), Tensor.Create<double>(directions[i], shapes[i])));
            tangent = ForwardMode.UnpackDual(operation([.. duals])).Tangent?.ToArray() ?? new double[cotangent.Length];
        }

        double[] flat = [.. directions.SelectMany(direction => direction)];
        double forward = tangent.Zip(cotangent, (x, y) => x * y).Sum(), backward = gradient.Zip(flat, (x, y) => x * y).Sum();
        var size = tangent.Zip(cotangent, (x, y) => Math.Abs(x * y)).Sum() + gradient.Zip(flat, (x, y) => Math.Abs(x * y)).Sum();
        Assert.True(
            Math.Abs(forward - backward) <= DualityTolerance * Math.Max(1, size),
            $"The JVP gives {forward:R} for the cotangent, the VJP {backward:R} for the tangent.");
    }

    /// <summary>Derivatives by central differences at three steps, each half of the one before, and Richardson's extrapolation.</summary>
    private static double[][] Differences(Func<double[][], double[]> function, double[][] points, double step)
    {
        var columns = new List<double[]>();
        for (var i = 0; i < points.Length; i++)
        {
            for (var j = 0; j < points[i].Length; j++)
            {
                var h = step * Math.Max(1, Math.Abs(points[i][j]));
                double[] wide = Quotient(h, i, j), middle = Quotient(h / 2, i, j), narrow = Quotient(h / 4, i, j);
                columns.Add([.. wide.Select((_, k) => (64 * narrow[k] - 20 * middle[k] + wide[k]) / 45)]);
            }
        }

        return columns.Count == 0 ? [[]] : [.. columns[0].Select((_, k) => columns.Select(column => column[k]).ToArray())];

        double[] Quotient(double h, int input, int element)
        {
            double[][] above = [.. points.Select(point => (double[])point.Clone())], below = [.. points.Select(point => (double[])point.Clone())];
            above[input][element] += h;
            below[input][element] -= h;
            var distance = above[input][element] - below[input][element];
            return [.. function(above).Zip(function(below), (x, y) => (x - y) / distance)];
        }
    }

    private static void Compare(string what, double[] actual, double[] expected, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var size = Math.Max(1, expected.Select(Math.Abs).DefaultIfEmpty().Max());
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(actual[i] - expected[i]) <= tolerance * size,
                $"Element {i} of the {what} is {actual[i]:R}; differences give {expected[i]:R}.");
        }
    }

    private static Tensor<double>[] Leaves(double[][] points, int[][] shapes) =>
        [.. points.Select((point, i) => Tensor.Create<double>(point, shapes[i]).RequiresGrad_())];

    private static double[] Flat(Tensor?[] gradients, Tensor<double>[] leaves) =>
        [.. gradients.SelectMany((gradient, i) => gradient is Tensor<double> numbers ? numbers.ToArray() : new double[leaves[i].Count])];

    /// <summary>Numbers without pattern, between -1 and 1, the same in every run.</summary>
    public static double[] Values(int count, double seed) => [.. Enumerable.Range(0, count).Select(i => Math.Sin(seed + 12.9898 * i + 0.7 * i * i))];

    /// <summary>A tensor of <see cref="Values"/>.</summary>
    public static Tensor<double> Sample(double seed, params int[] shape) =>
        Tensor.Create<double>(Values(shape.Aggregate(1, (count, size) => count * size), seed), shape);
}
