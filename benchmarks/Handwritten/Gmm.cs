using System.Buffers;

namespace Autodiff.Benchmarks.Handwritten;

/// <summary>
/// ADBench's Gaussian mixture model by hand: the objective, and its gradient as the generated code should be, with the
/// forward and the reverse sweep of each point in one iteration, so that nothing is kept from point to point.
/// </summary>
public static class Gmm
{
    /// <summary>The log posterior; see <c>Autodiff.Samples.AdBench.Gmm</c> for the formula and the layout.</summary>
    public static double LogLikelihood(
        int d, int k, int n, double[] alphas, double[] means, double[] icf, double[] x, double gamma, int m)
    {
        var triangle = d * (d + 1) / 2;
        var workspace = ArrayPool<double>.Shared.Rent(k * triangle + 2 * k);
        var rest = workspace.AsSpan();
        var rows = Take(ref rest, k * triangle);
        var logDeterminants = Take(ref rest, k);
        var terms = Take(ref rest, k);
        var (squares, logDeterminantSum) = Prepare(d, k, icf, rows, logDeterminants);

        double likelihood = 0;
        for (var i = 0; i < n; i++)
        {
            var point = x.AsSpan(i * d, d);
            for (var j = 0; j < terms.Length; j++)
            {
                var mean = means.AsSpan(j * d, d);
                var factor = rows.Slice(j * triangle, triangle);
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
        var value = Constant(d, k, n, gamma, m) + likelihood - n * LogSumExp(alphas) - prior;
        ArrayPool<double>.Shared.Return(workspace);
        return value;
    }

    /// <summary>The log posterior and its gradient, which overwrites the three spans.</summary>
    public static double LogLikelihoodValueAndGradient(
        int d, int k, int n, double[] alphas, double[] means, double[] icf, double[] x, double gamma, int m,
        Span<double> alphasGradient, Span<double> meansGradient, Span<double> icfGradient)
    {
        var triangle = d * (d + 1) / 2;
        var workspace = ArrayPool<double>.Shared.Rent(2 * k * triangle + 3 * k + k * d);
        var rest = workspace.AsSpan();
        var rows = Take(ref rest, k * triangle);
        var rowsBar = Take(ref rest, k * triangle);
        var logDeterminants = Take(ref rest, k);
        var logDeterminantsBar = Take(ref rest, k);
        var terms = Take(ref rest, k);
        var qs = Take(ref rest, k * d);
        var (squares, logDeterminantSum) = Prepare(d, k, icf, rows, logDeterminants);

        // reverse of the end: value = constant + likelihood - n lse(alphas) - prior
        alphas.CopyTo(alphasGradient);
        var lseAlphas = LogSumExpValueAndShares(alphasGradient);
        for (var j = 0; j < k; j++) alphasGradient[j] *= -n;
        var squaresBar = -0.5 * gamma * gamma;
        for (var at = 0; at < rows.Length; at++) rowsBar[at] = 2 * rows[at] * squaresBar;
        for (var j = 0; j < k; j++) logDeterminantsBar[j] = m;
        meansGradient.Clear();

        double likelihood = 0;
        for (var i = 0; i < n; i++)
        {
            // forward
            var point = x.AsSpan(i * d, d);
            for (var j = 0; j < terms.Length; j++)
            {
                var mean = means.AsSpan(j * d, d);
                var factor = rows.Slice(j * triangle, triangle);
                var q = qs.Slice(j * d, d);
                double distance = 0;
                for (var r = 0; r < q.Length; r++)
                {
                    var row = factor.Slice(r * (r + 1) / 2, r + 1);
                    double sum = 0;
                    for (var c = 0; c < row.Length; c++) sum += row[c] * (point[c] - mean[c]);
                    distance += sum * sum;
                    q[r] = sum;
                }
                terms[j] = alphas[j] + logDeterminants[j] - 0.5 * distance;
            }
            likelihood += LogSumExpValueAndShares(terms);

            // reverse: the terms' cotangents are their shares of the sum
            for (var j = 0; j < terms.Length; j++)
            {
                var termBar = terms[j];
                alphasGradient[j] += termBar;
                logDeterminantsBar[j] += termBar;

                var mean = means.AsSpan(j * d, d);
                var meanBar = meansGradient.Slice(j * d, d);
                var factor = rows.Slice(j * triangle, triangle);
                var factorBar = rowsBar.Slice(j * triangle, triangle);
                var q = qs.Slice(j * d, d);
                for (var r = 0; r < q.Length; r++)
                {
                    var row = factor.Slice(r * (r + 1) / 2, r + 1);
                    var rowBar = factorBar.Slice(r * (r + 1) / 2, row.Length);
                    var qBar = -termBar * q[r];
                    for (var c = 0; c < row.Length; c++)
                    {
                        rowBar[c] += qBar * (point[c] - mean[c]);
                        meanBar[c] -= qBar * row[c];
                    }
                }
            }
        }

        // reverse of the preparation
        for (var j = 0; j < k; j++)
        {
            var icfBar = icfGradient.Slice(j * triangle, triangle);
            for (var r = 0; r < d; r++)
            {
                var row = j * triangle + r * (r + 1) / 2;
                for (var c = 0; c < r; c++) icfBar[d + c * (2 * d - c - 1) / 2 + r - c - 1] = rowsBar[row + c];
                icfBar[r] = rowsBar[row + r] * rows[row + r] + logDeterminantsBar[j];
            }
        }

        var prior = 0.5 * gamma * gamma * squares - m * logDeterminantSum;
        var value = Constant(d, k, n, gamma, m) + likelihood - n * lseAlphas - prior;
        ArrayPool<double>.Shared.Return(workspace);
        return value;
    }

    // Q of all Gaussians row by row, its logarithmic determinants, and the two sums of the prior.
    private static (double Squares, double LogDeterminantSum) Prepare(
        int d, int k, double[] icf, Span<double> rows, Span<double> logDeterminants)
    {
        var triangle = d * (d + 1) / 2;
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
        return (squares, logDeterminantSum);
    }

    private static double LogSumExp(ReadOnlySpan<double> values)
    {
        var shift = values[0];
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > shift) shift = values[i];
        }
        double sum = 0;
        for (var i = 0; i < values.Length; i++) sum += Math.Exp(values[i] - shift);
        return shift + Math.Log(sum);
    }

    // Leaves the derivatives in the place of the values.
    private static double LogSumExpValueAndShares(Span<double> values)
    {
        var shift = values[0];
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > shift) shift = values[i];
        }
        double sum = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var exponential = Math.Exp(values[i] - shift);
            values[i] = exponential;
            sum += exponential;
        }
        var inverse = 1 / sum;
        for (var i = 0; i < values.Length; i++) values[i] *= inverse;
        return shift + Math.Log(sum);
    }

    private static double Constant(int d, int k, int n, double gamma, int m)
    {
        var freedom = d + m + 1;
        var logGamma = 0.25 * d * (d - 1) * Math.Log(Math.PI);
        for (var j = 0; j < d; j++) logGamma += LogGammaOfHalf(freedom - j);
        var wishart = freedom * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - logGamma;
        return -0.5 * n * d * Math.Log(2 * Math.PI) + k * wishart;
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

    private static Span<double> Take(ref Span<double> rest, int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
