using System.Buffers;
using Autodiff;

namespace Autodiff.Benchmarks.Handwritten;

/// <summary>An explicit heat equation whose two buffers trade places: energy after some steps, and its gradient.</summary>
public static partial class Heat
{
    /// <summary>The sum of squares of the temperatures after <paramref name="steps"/> steps; the ends are held.</summary>
    /// <param name="u0">Temperatures at the beginning, two at least.</param>
    /// <param name="c">Diffusivity times time step over the square of the spacing.</param>
    /// <param name="steps">Number of steps.</param>
    [Differentiable(Name = "Generated")]
    public static double Energy(double[] u0, double c, int steps)
    {
        var u = (double[])u0.Clone();
        var v = new double[u.Length];
        for (var t = 0; t < steps; t++)
        {
            v[0] = u[0];
            v[^1] = u[^1];
            for (var i = 1; i < u.Length - 1; i++) v[i] = u[i] + c * (u[i - 1] - 2 * u[i] + u[i + 1]);
            (u, v) = (v, u);
        }
        double energy = 0;
        foreach (var w in u) energy += w * w;
        return energy;
    }

    /// <summary>The energy and its derivatives by the temperatures at the beginning and by <paramref name="c"/>.</summary>
    public static double EnergyValueAndGradient(double[] u0, double c, int steps, Span<double> u0Gradient, out double cGradient)
    {
        var length = u0.Length;
        var inner = length - 2;
        var workspace = ArrayPool<double>.Shared.Rent(4 * length + steps * inner);
        var u = workspace.AsSpan(0, length);
        var v = workspace.AsSpan(length, length);
        var uBar = workspace.AsSpan(2 * length, length);
        var vBar = workspace.AsSpan(3 * length, length);
        var laplacians = workspace.AsSpan(4 * length, steps * inner);

        // forward: the Laplacians are what the reverse sweep reads
        u0.CopyTo(u);
        for (var t = 0; t < steps; t++)
        {
            var laplacian = laplacians.Slice(t * inner, inner);
            var next = v.Slice(1, laplacian.Length);
            var left = u[..laplacian.Length];
            var centre = u.Slice(1, laplacian.Length);
            var right = u.Slice(2, laplacian.Length);
            v[0] = u[0];
            v[^1] = u[^1];
            for (var i = 0; i < laplacian.Length; i++)
            {
                var curvature = left[i] - 2 * centre[i] + right[i];
                laplacian[i] = curvature;
                next[i] = centre[i] + c * curvature;
            }
            var swap = u;
            u = v;
            v = swap;
        }
        double energy = 0;
        foreach (var w in u) energy += w * w;

        // reverse
        for (var i = 0; i < length; i++) uBar[i] = 2 * u[i];
        double cBar = 0;
        for (var t = steps - 1; t >= 0; t--)
        {
            // What was v is now u; the cotangents of the u it was made from begin at zero.
            var swap = uBar;
            uBar = vBar;
            vBar = swap;
            uBar.Clear();
            var laplacian = laplacians.Slice(t * inner, inner);
            var nextBar = vBar.Slice(1, laplacian.Length);
            var leftBar = uBar[..laplacian.Length];
            var centreBar = uBar.Slice(1, laplacian.Length);
            var rightBar = uBar.Slice(2, laplacian.Length);
            for (var i = 0; i < laplacian.Length; i++)
            {
                var bar = nextBar[i];
                cBar += laplacian[i] * bar;
                leftBar[i] += c * bar;
                centreBar[i] += (1 - 2 * c) * bar;
                rightBar[i] += c * bar;
            }
            uBar[0] += vBar[0];
            uBar[^1] += vBar[^1];
        }
        uBar.CopyTo(u0Gradient);
        cGradient = cBar;
        ArrayPool<double>.Shared.Return(workspace);
        return energy;
    }
}
