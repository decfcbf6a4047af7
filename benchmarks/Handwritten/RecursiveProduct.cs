using System.Buffers;
using Autodiff;

namespace Autodiff.Benchmarks.Handwritten;

/// <summary>A product by halves, recursively, and its gradient by a forward and a reverse method that call themselves.</summary>
public static partial class RecursiveProduct
{
    /// <summary>The product of the elements from <paramref name="from"/> up to, and without, <paramref name="to"/>.</summary>
    /// <param name="x">The elements.</param>
    /// <param name="from">The first.</param>
    /// <param name="to">One after the last, above <paramref name="from"/>.</param>
    [Differentiable(Name = "Generated")]
    public static double Product(double[] x, int from, int to)
    {
        if (to - from == 1) return x[from];
        var middle = from + (to - from) / 2;
        return Product(x, from, middle) * Product(x, middle, to);
    }

    /// <summary>The product and its derivatives by all of <paramref name="x"/>, right also where elements are zero.</summary>
    public static double ProductValueAndGradient(double[] x, int from, int to, Span<double> xGradient)
    {
        xGradient.Clear();
        var factors = ArrayPool<double>.Shared.Rent(2 * (to - from));
        var top = 0;
        var value = Forward(x, from, to, factors, ref top);
        Reverse(from, to, xGradient, 1, factors, ref top);
        ArrayPool<double>.Shared.Return(factors);
        return value;
    }

    private static double Forward(double[] x, int from, int to, double[] factors, ref int top)
    {
        if (to - from == 1) return x[from];
        var middle = from + (to - from) / 2;
        var left = Forward(x, from, middle, factors, ref top);
        var right = Forward(x, middle, to, factors, ref top);
        factors[top++] = left;
        factors[top++] = right;
        return left * right;
    }

    private static void Reverse(int from, int to, Span<double> xBar, double valueBar, double[] factors, ref int top)
    {
        if (to - from == 1)
        {
            xBar[from] += valueBar;
            return;
        }
        var middle = from + (to - from) / 2;
        var right = factors[--top];
        var left = factors[--top];
        Reverse(middle, to, xBar, valueBar * left, factors, ref top);
        Reverse(from, middle, xBar, valueBar * right, factors, ref top);
    }
}
