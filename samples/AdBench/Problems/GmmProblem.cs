using Autodiff.Samples.AdBench.Data;

namespace Autodiff.Samples.AdBench.Problems;

/// <summary>A Gaussian mixture model, the gradient of its log likelihood, and the check of both.</summary>
/// <param name="data">The input.</param>
/// <param name="reference">What another program computed, or null.</param>
public sealed class GmmProblem(GmmData data, GmmReference? reference) : IProblem
{
    private readonly double[] _alphasGradient = new double[data.Alphas.Length];
    private readonly double[] _meansGradient = new double[data.Means.Length];
    private readonly double[] _icfGradient = new double[data.Icf.Length];
    private double _value;

    /// <inheritdoc/>
    public string Name => "GMM";

    /// <inheritdoc/>
    public string Size => $"d{data.D}_K{data.K}_n{data.N}";

    /// <inheritdoc/>
    public void ComputeObjective() => _value = Objective(data.Alphas, data.Means, data.Icf);

    /// <inheritdoc/>
    public void ComputeGradient() =>
        _value = GeneratedGradients.LogLikelihoodValueAndGradient(data, _alphasGradient, _meansGradient, _icfGradient);

    /// <inheritdoc/>
    public double[] Results() => [_value, .. _alphasGradient, .. _meansGradient, .. _icfGradient];

    /// <inheritdoc/>
    public (double Error, CheckedAgainst Against) Check()
    {
        ComputeObjective();
        var objective = _value;
        ComputeGradient();
        var error = RelativeError.Of(_value, objective);
        return reference is null
            ? (Math.Max(error, AgainstDifferences()), CheckedAgainst.Differences)
            : (Math.Max(error, AgainstReference(reference)), CheckedAgainst.Reference);
    }

    private double AgainstReference(GmmReference expected)
    {
        double[] errors =
        [
            RelativeError.Of(_value, expected.Objective),
            RelativeError.Of(_alphasGradient, expected.Alphas),
            RelativeError.Of(_meansGradient, expected.Means),
            RelativeError.Of(_icfGradient, expected.Icf),
        ];
        return errors.Aggregate(Math.Max);
    }

    // Along random directions: through all parameters at once, and through each of the three groups.
    private double AgainstDifferences()
    {
        var random = new Random(1);
        double error = 0;
        for (var direction = 0; direction < 8; direction++)
        {
            var alphas = Direction(random, data.Alphas.Length, direction % 4 is 0 or 1);
            var means = Direction(random, data.Means.Length, direction % 4 is 0 or 2);
            var icf = Direction(random, data.Icf.Length, direction % 4 is 0 or 3);
            var expected = RelativeError.Slope(
                step => Objective(Moved(data.Alphas, alphas, step), Moved(data.Means, means, step), Moved(data.Icf, icf, step)),
                1e-3);
            var actual = Dot(_alphasGradient, alphas) + Dot(_meansGradient, means) + Dot(_icfGradient, icf);
            error = Math.Max(error, RelativeError.Of(actual, expected));
        }
        return error;
    }

    private double Objective(double[] alphas, double[] means, double[] icf) =>
        Gmm.LogLikelihood(data.D, data.K, data.N, alphas, means, icf, data.X, data.Gamma, data.M);

    private static double[] Direction(Random random, int length, bool moves)
    {
        var direction = new double[length];
        for (var i = 0; i < length; i++) direction[i] = moves ? 2 * random.NextDouble() - 1 : 0;
        return direction;
    }

    private static double[] Moved(double[] from, double[] direction, double step)
    {
        var moved = new double[from.Length];
        for (var i = 0; i < moved.Length; i++) moved[i] = from[i] + step * direction[i];
        return moved;
    }

    private static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
