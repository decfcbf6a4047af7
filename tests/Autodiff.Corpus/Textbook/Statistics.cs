using System.Linq;

namespace Autodiff.Corpus.Textbook;

/// <summary>Estimators and likelihoods.</summary>
public static partial class Statistics
{
    [Differentiable]
    public static double Mean(double[] data)
    {
        double sum = 0;
        foreach (double x in data) sum += x;
        return sum / data.Length;
    }

    [Differentiable]
    public static double Variance(double[] data)
    {
        double mean = Mean(data);
        double sum = 0;
        foreach (double x in data) sum += (x - mean) * (x - mean);
        return sum / (data.Length - 1);
    }

    /// <summary>The variance by Welford's recurrence.</summary>
    [Differentiable]
    public static double Welford(double[] data)
    {
        double mean = 0, m2 = 0;
        int n = 0;
        foreach (var x in data)
        {
            n++;
            var delta = x - mean;
            mean += delta / n;
            m2 += delta * (x - mean);
        }

        return m2 / (n - 1);
    }

    [Differentiable]
    public static (double Skewness, double Kurtosis) Shape(double[] data)
    {
        int n = data.Length;
        double mean = Mean(data);
        double m2 = 0, m3 = 0, m4 = 0;
        for (int i = 0; i < n; i++)
        {
            double d = data[i] - mean;
            m2 += d * d / n;
            m3 += d * d * d / n;
            m4 += d * d * d * d / n;
        }

        return (m3 / Math.Pow(m2, 1.5), m4 / (m2 * m2) - 3);
    }

    [Differentiable(nameof(mu), nameof(sigma))]
    public static double NormalLogLikelihood(double[] data, double mu, double sigma)
    {
        double sum = 0;
        foreach (double x in data)
        {
            double z = (x - mu) / sigma;
            sum += -0.5 * z * z - Math.Log(sigma) - 0.5 * Math.Log(2 * Math.PI);
        }

        return sum;
    }

    /// <summary>The log-likelihood of a mixture of normal distributions.</summary>
    [Differentiable(nameof(weights), nameof(means), nameof(deviations))]
    public static double MixtureLogLikelihood(double[] data, double[] weights, double[] means, double[] deviations)
    {
        double total = 0;
        for (int i = 0; i < data.Length; i++)
        {
            double density = 0;
            for (int k = 0; k < weights.Length; k++)
            {
                double z = (data[i] - means[k]) / deviations[k];
                density += weights[k] / (deviations[k] * Math.Sqrt(2 * Math.PI)) * Math.Exp(-z * z / 2);
            }

            total += Math.Log(density);
        }

        return total;
    }

    /// <summary>The logistic regression's loss with a ridge penalty.</summary>
    [Differentiable(nameof(weights), nameof(bias))]
    public static double LogisticLoss(double[][] features, bool[] labels, double[] weights, double bias, double ridge)
    {
        double loss = 0;
        for (int i = 0; i < features.Length; i++)
        {
            double score = bias;
            for (int j = 0; j < weights.Length; j++) score += features[i][j] * weights[j];
            double p = 1 / (1 + Math.Exp(-score));
            loss -= labels[i] ? Math.Log(p) : Math.Log(1 - p);
        }

        double penalty = 0;
        foreach (double w in weights) penalty += w * w;
        return loss / features.Length + ridge * penalty;
    }

    /// <summary>The likelihood of a scalar state-space model by Kalman's filter.</summary>
    [Differentiable(nameof(processNoise), nameof(measurementNoise))]
    public static double KalmanLogLikelihood(double[] measurements, double processNoise, double measurementNoise)
    {
        double state = 0, variance = 1, logLikelihood = 0;
        foreach (double z in measurements)
        {
            variance += processNoise;
            double innovation = z - state;
            double s = variance + measurementNoise;
            double gain = variance / s;
            state += gain * innovation;
            variance *= 1 - gain;
            logLikelihood -= 0.5 * (Math.Log(2 * Math.PI * s) + innovation * innovation / s);
        }

        return logLikelihood;
    }

    /// <summary>The log-likelihood of a GARCH(1,1) process.</summary>
    [Differentiable(nameof(omega), nameof(alpha), nameof(beta))]
    public static double Garch(double[] returns, double omega, double alpha, double beta)
    {
        double variance = omega / (1 - alpha - beta);
        double sum = 0;
        for (int t = 0; t < returns.Length; t++)
        {
            if (t > 0) variance = omega + alpha * returns[t - 1] * returns[t - 1] + beta * variance;
            sum += Math.Log(variance) + returns[t] * returns[t] / variance;
        }

        return -0.5 * sum;
    }

    [Differentiable]
    public static double[] Softmax(double[] scores)
    {
        double max = scores.Max();
        var result = new double[scores.Length];
        double sum = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            result[i] = Math.Exp(scores[i] - max);
            sum += result[i];
        }

        for (int i = 0; i < result.Length; i++) result[i] /= sum;
        return result;
    }

    [Differentiable]
    public static double CrossEntropy(double[] scores, int label) => -Math.Log(Softmax(scores)[label]);

    [Differentiable(nameof(x), nameof(bandwidth))]
    public static double KernelDensity(double[] data, double x, double bandwidth)
        => data.Select(d => Math.Exp(-0.5 * Math.Pow((x - d) / bandwidth, 2))).Sum() / (data.Length * bandwidth * Math.Sqrt(2 * Math.PI));

    /// <summary>The probability of an observed sequence under a hidden Markov model, by the forward algorithm.</summary>
    [Differentiable]
    public static double HiddenMarkov(double[] initial, double[,] transition, double[,] emission, int[] observations)
    {
        int states = initial.Length;
        var alpha = new double[states];
        for (int s = 0; s < states; s++) alpha[s] = initial[s] * emission[s, observations[0]];
        for (int t = 1; t < observations.Length; t++)
        {
            var next = new double[states];
            for (int s = 0; s < states; s++)
            {
                for (int r = 0; r < states; r++) next[s] += alpha[r] * transition[r, s];
                next[s] *= emission[s, observations[t]];
            }

            alpha = next;
        }

        return alpha.Sum();
    }

    [Differentiable]
    public static double Correlation(double[] x, double[] y)
    {
        if (x.Length != y.Length) throw new ArgumentException("The samples must have the same size.");
        double mx = x.Average(), my = y.Average();
        double sxy = 0, sxx = 0, syy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sxy += (x[i] - mx) * (y[i] - my);
            sxx += Math.Pow(x[i] - mx, 2);
            syy += Math.Pow(y[i] - my, 2);
        }

        return sxy / Math.Sqrt(sxx * syy);
    }

    /// <summary>Intercept and slope of the regression line.</summary>
    [Differentiable]
    public static (double Intercept, double Slope) RegressionLine(double[] x, double[] y)
    {
        double n = x.Length;
        double sx = x.Sum(), sy = y.Sum(), sxy = 0, sxx = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sxy += x[i] * y[i];
            sxx += x[i] * x[i];
        }

        double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
        return ((sy - slope * sx) / n, slope);
    }
}
