using System.Buffers;
using Autodiff;

namespace Autodiff.Benchmarks.Handwritten;

/// <summary>A loop that skips some iterations and is left early, and its gradient.</summary>
public static partial class BreakAndContinue
{
    /// <summary>
    /// Multiplies the positive elements and sums the sines of the products so far, until the sum is above a limit; then
    /// the sum times the last product.
    /// </summary>
    [Differentiable("x", Name = "Generated")]
    public static double SumOfProducts(double[] x, double limit)
    {
        double product = 1;
        double sum = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] <= 0) continue;
            product *= x[i];
            sum += Math.Sin(product);
            if (sum > limit) break;
        }
        return sum * product;
    }

    /// <summary>The value and its derivatives by <paramref name="x"/>.</summary>
    public static double SumOfProductsValueAndGradient(double[] x, double limit, Span<double> xGradient)
    {
        var products = ArrayPool<double>.Shared.Rent(x.Length);

        // forward
        double product = 1;
        double sum = 0;
        var last = -1;
        for (var i = 0; i < x.Length; i++)
        {
            last = i;
            if (x[i] <= 0) continue;
            products[i] = product;
            product *= x[i];
            sum += Math.Sin(product);
            if (sum > limit) break;
        }
        var value = sum * product;

        // reverse: from the iteration in which the loop ended; elements are unmodified, so the skipped ones are known
        xGradient.Clear();
        var sumBar = product;
        var productBar = sum;
        for (var i = last; i >= 0; i--)
        {
            if (x[i] <= 0) continue;
            productBar += Math.Cos(product) * sumBar;
            product = products[i];
            xGradient[i] = productBar * product;
            productBar *= x[i];
        }
        ArrayPool<double>.Shared.Return(products);
        return value;
    }
}
