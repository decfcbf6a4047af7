namespace Autodiff.Samples.AdBench;

/// <summary>ADBench's Gaussian mixture model: the logarithm of its posterior density, as a function of its parameters.</summary>
public static partial class Gmm
{
    /// <summary>
    /// The log posterior of a mixture of <paramref name="k"/> Gaussians with a Wishart prior:
    /// <c>-n d/2 log 2pi + sum_i lse_j(alpha_j + sum q_j - |Q_j (x_i - mu_j)|^2 / 2) - n lse(alpha) - prior</c>.
    /// </summary>
    /// <param name="d">Dimension of a point.</param>
    /// <param name="k">Number of Gaussians.</param>
    /// <param name="n">Number of points.</param>
    /// <param name="alphas">Logarithms of the mixture weights, up to a constant: k numbers.</param>
    /// <param name="means">Means, one after the other: k times d numbers.</param>
    /// <param name="icf">
    /// Inverse covariance factors Q, k times d (d + 1) / 2 numbers: for each Gaussian the logarithms q of the diagonal,
    /// then the strict lower triangle column by column.
    /// </param>
    /// <param name="x">Points, one after the other: n times d numbers.</param>
    /// <param name="gamma">Scale of the Wishart prior.</param>
    /// <param name="m">Degrees of freedom of the Wishart prior beyond d + 1.</param>
    [Differentiable(nameof(alphas), nameof(means), nameof(icf))]
    public static double LogLikelihood(
        int d, int k, int n, double[] alphas, double[] means, double[] icf, double[] x, double gamma, int m)
    {
        var triangle = d * (d + 1) / 2;

        // Q of all Gaussians, row by row, which is how the loop over the points reads it.
        var rows = new double[k * triangle];
        var logDeterminants = new double[k];
        double squares = 0;
        double logDeterminantSum = 0;
        for (var j = 0; j < k; j++)
        {
            double logDeterminant = 0;
            for (var r = 0; r < d; r++)
            {
                var row = j * triangle + r * (r + 1) / 2;
                for (var c = 0; c < r; c++)
                {
                    var below = icf[j * triangle + d + c * (2 * d - c - 1) / 2 + r - c - 1];
                    rows[row + c] = below;
                    squares += below * below;
                }
                var q = icf[j * triangle + r];
                var diagonal = Math.Exp(q);
                rows[row + r] = diagonal;
                squares += diagonal * diagonal;
                logDeterminant += q;
            }
            logDeterminants[j] = logDeterminant;
            logDeterminantSum += logDeterminant;
        }

        double likelihood = 0;
        for (var i = 0; i < n; i++)
        {
            var terms = new double[k];
            var point = x.AsSpan(i * d, d);
            for (var j = 0; j < k; j++)
            {
                var mean = means.AsSpan(j * d, d);
                var factor = rows.AsSpan(j * triangle, triangle);
                double distance = 0;
                for (var r = 0; r < d; r++)
                {
                    var row = factor.Slice(r * (r + 1) / 2, r + 1);
                    double q = 0;
                    for (var c = 0; c < row.Length; c++) q += row[c] * (point[c] - mean[c]);
                    distance += q * q;
                }
                terms[j] = alphas[j] + logDeterminants[j] - 0.5 * distance;
            }
            likelihood += LogSumExp(terms);
        }

        var prior = 0.5 * gamma * gamma * squares - m * logDeterminantSum;
        return Constant(d, k, n, gamma, m) + likelihood - n * LogSumExp(alphas) - prior;
    }

    /// <summary>The logarithm of the sum of exponentials, without overflow.</summary>
    /// <param name="values">At least one number.</param>
    [Differentiable]
    public static double LogSumExp(double[] values)
    {
        var shift = Largest(values);
        double sum = 0;
        for (var i = 0; i < values.Length; i++) sum += Math.Exp(values[i] - shift);
        return shift + Math.Log(sum);
    }

    // No derivative is lost: the result is the same whatever the shift is.
    [NoGradient]
    private static double Largest(double[] values)
    {
        var largest = values[0];
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > largest) largest = values[i];
        }
        return largest;
    }

    // What does not depend on the parameters: the Gaussians' normalisation and that of the Wishart prior.
    [NoGradient]
    private static double Constant(int d, int k, int n, double gamma, int m)
    {
        var freedom = d + m + 1;
        var wishart = freedom * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - LogGamma(d, freedom);
        return -0.5 * n * d * Math.Log(2 * Math.PI) + k * wishart;
    }

    // The multivariate log-gamma function at freedom / 2.
    private static double LogGamma(int d, int freedom)
    {
        var sum = 0.25 * d * (d - 1) * Math.Log(Math.PI);
        for (var j = 0; j < d; j++) sum += LogGammaOfHalf(freedom - j);
        return sum;
    }

    // log Gamma(twice / 2), by Gamma(z + 1) = z Gamma(z) from Gamma(1/2) or Gamma(1).
    private static double LogGammaOfHalf(int twice)
    {
        var sum = twice % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);
        double product = 1;
        for (var z = twice - 2; z > 0; z -= 2)
        {
            product *= 0.5 * z;
            if (product > 1e200)
            {
                sum += Math.Log(product);
                product = 1;
            }
        }
        return sum + Math.Log(product);
    }
}
