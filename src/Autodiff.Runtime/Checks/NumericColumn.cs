using static Autodiff.Internal.RichardsonTableau;

namespace Autodiff.Internal;

/// <summary>
/// The numeric derivatives of every result of a function with respect to one of its arguments: central differences,
/// extrapolated, from several first steps relative to the argument, of which each result keeps the best.
/// </summary>
internal sealed class NumericColumn
{
    private static readonly double[] s_firstSteps = [0.1, 0.01, 1e-3, 1e-5];

    private readonly Candidate[] _best;

    private NumericColumn(Candidate[] best) => _best = best;

    /// <summary>Differentiates with respect to element <paramref name="index"/> of <paramref name="x"/>.</summary>
    /// <param name="function">The function; it may do with its argument what it likes.</param>
    /// <param name="x">The point, which is not changed.</param>
    /// <param name="index">Which element.</param>
    /// <param name="precision">The type in which the function computes.</param>
    /// <param name="results">How many results the function has.</param>
    public static NumericColumn Compute(
        Func<double[], double[]> function, double[] x, int index, CheckPrecision precision, int results)
    {
        var best = new Candidate[results];
        Array.Fill(best, Candidate.None);
        var centre = function((double[])x.Clone());

        var magnitude = Math.Abs(x[index]);
        double[] scales = magnitude is > 0 and < 0.1 ? [1, magnitude] : [Math.Max(magnitude, 1)];
        foreach (var step in scales.SelectMany(scale => s_firstSteps.Select(first => first * scale)))
        {
            var samples = Sample(function, x, index, step, precision);
            if (samples is null)
                continue; // the step is lost in rounding

            var settled = true;
            for (var j = 0; j < results; j++)
            {
                var candidate = Candidate.From(samples, centre[j], j);
                if (candidate.Central.IsFinite && candidate.Central.Error < best[j].Central.Error)
                    best[j] = candidate;
                settled &= best[j].Central.Error <= precision.Settled * Math.Max(1, Math.Abs(best[j].Central.Value));
            }

            if (settled)
                break;
        }

        return new NumericColumn(best);
    }

    /// <summary>The best estimate for a result by central differences; its error is infinite if there is none.</summary>
    public Estimate Central(int result) => _best[result].Central;

    /// <summary>The derivative from the left, from the same evaluations.</summary>
    public Estimate Left(int result) => _best[result].Left;

    /// <summary>The derivative from the right, from the same evaluations.</summary>
    public Estimate Right(int result) => _best[result].Right;

    private static Samples? Sample(
        Func<double[], double[]> function, double[] x, int index, double step, CheckPrecision precision)
    {
        var samples = new Samples();
        for (var k = 0; k < Steps; k++, step /= Shrink)
        {
            var above = precision.Round(x[index] + step);
            var below = precision.Round(x[index] - step);
            if (above == x[index] || below == x[index])
                return null;

            samples.Right[k] = above - x[index];
            samples.Left[k] = x[index] - below;
            samples.Above[k] = At(above);
            samples.Below[k] = At(below);
        }

        return samples;

        double[] At(double value)
        {
            var point = (double[])x.Clone();
            point[index] = value;
            return function(point);
        }
    }

    /// <summary>Values of the function on both sides, from the largest step down.</summary>
    private sealed class Samples
    {
        public double[] Right { get; } = new double[Steps];

        public double[] Left { get; } = new double[Steps];

        public double[][] Above { get; } = new double[Steps][];

        public double[][] Below { get; } = new double[Steps][];
    }

    /// <summary>The estimates for one result that one first step gave.</summary>
    private readonly record struct Candidate(Estimate Central, Estimate Left, Estimate Right)
    {
        public static Candidate None { get; } = new(NoEstimate, NoEstimate, NoEstimate);

        private static Estimate NoEstimate => new(double.NaN, double.PositiveInfinity);

        public static Candidate From(Samples samples, double centre, int result)
        {
            Span<double> central = stackalloc double[Steps];
            Span<double> left = stackalloc double[Steps];
            Span<double> right = stackalloc double[Steps];
            for (var k = 0; k < Steps; k++)
            {
                var above = samples.Above[k][result];
                var below = samples.Below[k][result];
                central[k] = (above - below) / (samples.Left[k] + samples.Right[k]);
                right[k] = (above - centre) / samples.Right[k];
                left[k] = (centre - below) / samples.Left[k];
            }

            return new Candidate(Extrapolate(central, 2), Extrapolate(left, 1), Extrapolate(right, 1));
        }
    }
}
