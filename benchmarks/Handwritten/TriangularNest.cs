using Autodiff;

namespace Autodiff.Benchmarks.Handwritten;

/// <summary>A nest whose inner loop runs up to the outer's counter, and its gradient.</summary>
public static partial class TriangularNest
{
    /// <summary>The energy of the first half of a sequence's convolution with itself: <c>sum_i (sum_{j &lt;= i} x_j x_{i-j})^2</c>.</summary>
    [Differentiable(Name = "Generated")]
    public static double ConvolutionEnergy(double[] x)
    {
        double energy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            double sum = 0;
            for (var j = 0; j <= i; j++) sum += x[j] * x[i - j];
            energy += sum * sum;
        }
        return energy;
    }

    /// <summary>The energy and its derivatives. Each outer iteration is reversed at once: nothing later changes its cotangents.</summary>
    public static double ConvolutionEnergyValueAndGradient(double[] x, Span<double> xGradient)
    {
        xGradient.Clear();
        double energy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            // forward
            double sum = 0;
            for (var j = 0; j <= i; j++) sum += x[j] * x[i - j];
            energy += sum * sum;

            // reverse
            var sumBar = 2 * sum;
            for (var j = i; j >= 0; j--)
            {
                xGradient[j] += x[i - j] * sumBar;
                xGradient[i - j] += x[j] * sumBar;
            }
        }
        return energy;
    }
}
