using System.Globalization;

namespace Autodiff;

/// <summary>One partial derivative beside its numeric estimate.</summary>
/// <param name="Name">
/// What was differentiated by what: <c>x</c>, <c>w[3]</c>, <c>m[1, 2]</c>; with several results <c>d f[2] / d x[3]</c>.
/// </param>
/// <param name="Verdict">What the comparison showed.</param>
/// <param name="Analytic">The derivative that is checked.</param>
/// <param name="Numeric">The estimate by finite differences.</param>
/// <param name="NumericError">How far the estimate may be off, as its extrapolation tells.</param>
/// <param name="Note">An explanation where the verdict needs one.</param>
public sealed record GradientCheckElement(
    string Name,
    GradientCheckVerdict Verdict,
    double Analytic,
    double Numeric,
    double NumericError,
    string? Note = null)
{
    /// <summary><c>|Analytic - Numeric|</c>.</summary>
    public double AbsoluteError => Analytic == Numeric ? 0 : Math.Abs(Analytic - Numeric);

    /// <summary>The absolute error in units of the larger of the two magnitudes.</summary>
    public double RelativeError =>
        Analytic == Numeric ? 0 : AbsoluteError / Math.Max(Math.Abs(Analytic), Math.Abs(Numeric));

    /// <summary>The absolute error of small values, the relative error of large ones; infinite where it is not a number.</summary>
    internal double Severity
    {
        get
        {
            var severity = AbsoluteError / Math.Max(1, Math.Max(Math.Abs(Analytic), Math.Abs(Numeric)));
            return double.IsNaN(severity) ? double.PositiveInfinity : severity;
        }
    }

    /// <summary>One line of a report.</summary>
    /// <returns>The name, both values and their difference.</returns>
    public override string ToString()
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}: analytic {Analytic:G9}, numeric {Numeric:G9} (+- {NumericError:G2}), "
            + $"absolute error {AbsoluteError:G3}, relative error {RelativeError:G3}");
        return Note is null ? line : $"{line}; {Note}";
    }
}
