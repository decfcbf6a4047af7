namespace Autodiff.Generator.Tests.RuleTable;

/// <summary>Derivatives by central differences with Ridders' extrapolation.</summary>
internal static class NumericDerivative
{
    private const int Rows = 12;
    private const double Shrink = 1.6;

    /// <summary>The derivative at 0 of a function that is smooth within the first step.</summary>
    public static double AtZero(Func<double, double> f, double step)
    {
        var table = new double[Rows, Rows];
        var best = double.NaN;
        var bestError = double.PositiveInfinity;
        var h = step;
        for (var i = 0; i < Rows; i++, h /= Shrink)
        {
            table[0, i] = (f(h) - f(-h)) / (2 * h);
            var factor = Shrink * Shrink;
            for (var j = 1; j <= i; j++, factor *= Shrink * Shrink)
            {
                table[j, i] = (table[j - 1, i] * factor - table[j - 1, i - 1]) / (factor - 1);
                var error = Math.Max(Math.Abs(table[j, i] - table[j - 1, i]), Math.Abs(table[j, i] - table[j - 1, i - 1]));
                if (error <= bestError)
                {
                    (bestError, best) = (error, table[j, i]);
                }
            }
        }

        return best;
    }
}
