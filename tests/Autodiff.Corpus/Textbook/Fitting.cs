namespace Autodiff.Corpus.Textbook;

/// <summary>Objectives that optimizers are tried on.</summary>
public static partial class Fitting
{
    /// <summary>Rosenbrock's valley in any number of dimensions; 0 at (1, 1, …).</summary>
    [Differentiable]
    public static double Rosenbrock(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            sum += 100 * Math.Pow(x[i + 1] - x[i] * x[i], 2) + Math.Pow(1 - x[i], 2);
        }

        return sum;
    }

    /// <summary>A decaying oscillation over an offset, at given times: amplitude, rate, frequency, offset.</summary>
    [Differentiable(nameof(parameters))]
    public static double[] DecayingOscillation(double[] parameters, double[] times)
    {
        var values = new double[times.Length];
        for (int i = 0; i < times.Length; i++)
        {
            values[i] = parameters[0] * Math.Exp(-parameters[1] * times[i]) * Math.Cos(parameters[2] * times[i]) + parameters[3];
        }

        return values;
    }
}
