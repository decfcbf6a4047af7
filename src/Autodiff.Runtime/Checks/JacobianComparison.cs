using static Autodiff.Internal.RichardsonTableau;

namespace Autodiff.Internal;

/// <summary>
/// Compares analytic Jacobians of one function with its numeric one, and forward with reverse mode, and collects the
/// verdicts.
/// </summary>
internal sealed class JacobianComparison
{
    private readonly Func<double[], double[]> _function;
    private readonly double[] _x;
    private readonly string[] _inputNames;
    private readonly CheckPrecision _precision;
    private readonly GradientCheckOptions _options;
    private readonly List<GradientCheckElement> _elements = [];
    private readonly double[] _value;

    public JacobianComparison(
        Func<double[], double[]> function,
        double[] x,
        string[] inputNames,
        CheckPrecision precision,
        GradientCheckOptions? options)
    {
        foreach (var (value, name) in x.Zip(inputNames))
        {
            if (!double.IsFinite(value))
                throw new ArgumentException($"The point of a gradient check must be finite, but {name} is {value}.", nameof(x));
        }

        _x = x;
        _inputNames = inputNames;
        _precision = precision;
        _options = options ?? new GradientCheckOptions();
        _value = function((double[])x.Clone()) ?? throw new ArgumentException("The function returned null.", nameof(function));
        _function = point => SameLength(function(point));
    }

    /// <summary>The function's value at the point.</summary>
    public double[] Value => _value;

    private double Relative => _options.RelativeTolerance ?? _precision.RelativeTolerance;

    private double Absolute => _options.AbsoluteTolerance ?? _precision.AbsoluteTolerance;

    public GradientCheckResult Result() => new(_elements);

    /// <summary>Compares Jacobians, each a function of result and input, with one numeric estimate.</summary>
    public void AgainstDifferences(params ReadOnlySpan<(string Label, Func<int, int, double> Analytic)> jacobians)
    {
        for (var i = 0; i < _x.Length; i++)
        {
            var column = NumericColumn.Compute(_function, _x, i, _precision, _value.Length);
            foreach (var (label, analytic) in jacobians)
            {
                for (var j = 0; j < _value.Length; j++)
                    _elements.Add(Judge(label + ElementName(j, i), analytic(j, i), i, j, column));
            }
        }
    }

    /// <summary>Holds <c>u . (J v)</c> against <c>(J' u) . v</c> for random directions.</summary>
    public void AgainstEachOther(Func<double[], double[]> pushForward, Func<double[], double[]> pullBack)
    {
        var random = new Random(_options.Seed);
        for (var k = 0; k < _options.Directions; k++)
        {
            var v = Direction(_x.Length);
            var u = Direction(_value.Length);
            var (forward, forwardScale) = Dot(u, pushForward(v));
            var (reverse, reverseScale) = Dot(pullBack(u), v);
            var agrees = Math.Abs(forward - reverse) <= _precision.IdentityTolerance * Math.Max(forwardScale, reverseScale);
            _elements.Add(new GradientCheckElement(
                $"dot-product identity, direction {k}",
                agrees || forward == reverse ? GradientCheckVerdict.Agrees : GradientCheckVerdict.Wrong,
                reverse,
                forward,
                0,
                "analytic is the VJP's side, numeric the JVP's"));
        }

        double[] Direction(int length)
        {
            var direction = new double[length];
            for (var i = 0; i < length; i++) direction[i] = _precision.Round(2 * random.NextDouble() - 1);
            return direction;
        }

        static (double Sum, double Scale) Dot(double[] a, double[] b)
        {
            double sum = 0, scale = 0;
            for (var i = 0; i < a.Length; i++)
            {
                sum += a[i] * b[i];
                scale += Math.Abs(a[i] * b[i]);
            }

            return (sum, scale);
        }
    }

    /// <summary>Requires that a derivative member returns the function's own value.</summary>
    public void SameValue(string label, double[] value)
    {
        SameLength(value);
        for (var j = 0; j < value.Length; j++)
        {
            var tolerance = _precision.IdentityTolerance * Math.Abs(_value[j]);
            if (value[j].Equals(_value[j]) || Math.Abs(value[j] - _value[j]) <= tolerance)
                continue;
            _elements.Add(new GradientCheckElement(
                $"{label}value[{j}]", GradientCheckVerdict.Wrong, value[j], _value[j], 0, "the value itself differs"));
        }
    }

    private GradientCheckElement Judge(string name, double analytic, int input, int output, NumericColumn column)
    {
        var numeric = column.Central(output);
        var (verdict, note) = Verdict(analytic, input, output, numeric, column.Left(output), column.Right(output));
        return new GradientCheckElement(name, verdict, analytic, numeric.Value, numeric.Error, note);
    }

    private (GradientCheckVerdict Verdict, string? Note) Verdict(
        double analytic, int input, int output, Estimate numeric, Estimate left, Estimate right)
    {
        if (!double.IsFinite(_value[output]))
            return (GradientCheckVerdict.NotFinite, $"the function is {_value[output]} at this point");
        if (!double.IsFinite(analytic))
            return (GradientCheckVerdict.NotFinite, $"the analytic derivative is {analytic}");
        if (!numeric.IsFinite)
            return (GradientCheckVerdict.NotFinite, "the function is not finite around this point");

        var magnitude = Math.Max(Math.Abs(analytic), Math.Abs(numeric.Value));
        var noise = _precision.Noise * Math.Abs(_value[output]) / Math.Max(1, Math.Abs(_x[input]));
        var allowed = Absolute + Relative * magnitude;
        var difference = Math.Abs(analytic - numeric.Value);
        if (difference <= allowed + Math.Min(numeric.Error, noise))
            return (GradientCheckVerdict.Agrees, null);

        if (left.IsFinite && right.IsFinite)
        {
            var (low, high) = left.Value < right.Value ? (left, right) : (right, left);
            var jump = high.Value - low.Value;
            if (jump > allowed && jump > 10 * (low.Error + high.Error))
            {
                var between = analytic >= low.Value - allowed && analytic <= high.Value + allowed;
                return (
                    between ? GradientCheckVerdict.Kink : GradientCheckVerdict.Wrong,
                    FormattableString.Invariant(
                        $"the function has a kink here, with derivatives {left.Value:G6} and {right.Value:G6} on its sides"));
            }
        }

        return difference <= 10 * numeric.Error
            ? (GradientCheckVerdict.Unresolved, "the numeric estimate does not converge, nothing is claimed")
            : (GradientCheckVerdict.Wrong, null);
    }

    private string ElementName(int output, int input) =>
        _value.Length == 1 ? _inputNames[input] : $"d f[{output}] / d {_inputNames[input]}";

    private double[] SameLength(double[] value) =>
        value is not null && value.Length == _value.Length
            ? value
            : throw new ArgumentException(
                $"The function's result has length {_value.Length}, but another evaluation gave "
                + $"{(value is null ? "null" : $"length {value.Length}")}.");
}
