using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <summary>
/// Checks a derivative against finite differences, and forward mode against reverse mode, and says which element of
/// which parameter is wrong and by how much.
/// </summary>
/// <remarks>
/// <para>
/// Differences are central, with steps relative to the argument, and extrapolated to step zero (Richardson, Ridders), which
/// gives about ten digits in <see cref="double"/> and an estimate of the error. Generated members fit as they stand:
/// <c>GradientCheck.Verify(Model.Loss, Model.LossGradient, weights)</c>.
/// </para>
/// <para>
/// At a kink the derivatives from both sides are found; a value between them passes, and the report says so. Where the
/// estimate does not converge the element counts as unresolved: not passed, but not called wrong.
/// </para>
/// <para><c>Check</c> returns the result, <c>Verify</c> throws <see cref="GradientCheckException"/> if it did not pass.</para>
/// </remarks>
public static partial class GradientCheck
{
    /// <summary>Checks the derivative of a function of one number.</summary>
    /// <param name="function">The function.</param>
    /// <param name="gradient">Its derivative, as the generated <c>FGradient</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="options">Tolerances; null for the defaults.</param>
    /// <param name="xName">The parameter's name in the report; left out, the argument's.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The point is not finite.</exception>
    public static GradientCheckResult Check(
        Func<double, double> function,
        Func<double, double> gradient,
        double x,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(gradient);
        return Compare(p => function(p[0]), [gradient(x)], [x], [Identifier(xName, "x")], CheckPrecision.Double, options);
    }

    /// <summary>Checks the gradient of a function of two numbers.</summary>
    /// <param name="function">The function.</param>
    /// <param name="gradient">Its gradient, as the generated <c>FGradient</c>.</param>
    /// <param name="x">The first coordinate of the point.</param>
    /// <param name="y">The second coordinate of the point.</param>
    /// <param name="options">Tolerances; null for the defaults.</param>
    /// <param name="xName">The first parameter's name in the report; left out, the argument's.</param>
    /// <param name="yName">The second parameter's name in the report; left out, the argument's.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The point is not finite.</exception>
    public static GradientCheckResult Check(
        Func<double, double, double> function,
        Func<double, double, (double, double)> gradient,
        double x,
        double y,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x",
        [CallerArgumentExpression(nameof(y))] string yName = "y")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(gradient);
        var (xGradient, yGradient) = gradient(x, y);
        string[] names = [Identifier(xName, "x"), Identifier(yName, "y")];
        return Compare(p => function(p[0], p[1]), [xGradient, yGradient], [x, y], names, CheckPrecision.Double, options);
    }

    /// <summary>Checks the gradient of a function of three numbers.</summary>
    /// <param name="function">The function.</param>
    /// <param name="gradient">Its gradient, as the generated <c>FGradient</c>.</param>
    /// <param name="x">The first coordinate of the point.</param>
    /// <param name="y">The second coordinate of the point.</param>
    /// <param name="z">The third coordinate of the point.</param>
    /// <param name="options">Tolerances; null for the defaults.</param>
    /// <param name="xName">The first parameter's name in the report; left out, the argument's.</param>
    /// <param name="yName">The second parameter's name in the report; left out, the argument's.</param>
    /// <param name="zName">The third parameter's name in the report; left out, the argument's.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The point is not finite.</exception>
    public static GradientCheckResult Check(
        Func<double, double, double, double> function,
        Func<double, double, double, (double, double, double)> gradient,
        double x,
        double y,
        double z,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x",
        [CallerArgumentExpression(nameof(y))] string yName = "y",
        [CallerArgumentExpression(nameof(z))] string zName = "z")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(gradient);
        var (xGradient, yGradient, zGradient) = gradient(x, y, z);
        string[] names = [Identifier(xName, "x"), Identifier(yName, "y"), Identifier(zName, "z")];
        return Compare(
            p => function(p[0], p[1], p[2]), [xGradient, yGradient, zGradient], [x, y, z], names, CheckPrecision.Double, options);
    }

    /// <summary>Checks the gradient of a function of an array.</summary>
    /// <param name="function">The function.</param>
    /// <param name="gradient">Its gradient, as the generated <c>FGradient</c>.</param>
    /// <param name="x">The point; it is not changed.</param>
    /// <param name="options">Tolerances; null for the defaults.</param>
    /// <param name="xName">The parameter's name in the report; left out, the argument's.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The point is not finite, or the gradient has another length.</exception>
    public static GradientCheckResult Check(
        Func<double[], double> function,
        Func<double[], double[]> gradient,
        double[] x,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(x);
        var analytic = gradient((double[])x.Clone());
        return Compare(
            function,
            analytic,
            (double[])x.Clone(),
            ElementNames(Identifier(xName, "x"), x.Length),
            CheckPrecision.Double,
            options);
    }

    /// <summary>
    /// Checks the JVP and the VJP of a function from arrays to arrays: every element of the Jacobian that each of them gives
    /// against finite differences, the two against each other on random directions, and their values against the function's.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="jvp">From a point and a tangent to value and tangent, as the generated <c>FJvp</c>.</param>
    /// <param name="vjp">From a point and a cotangent to value and gradient, as the generated <c>FVjp</c>.</param>
    /// <param name="x">The point; it is not changed.</param>
    /// <param name="options">Tolerances; null for the defaults.</param>
    /// <param name="xName">The parameter's name in the report; left out, the argument's.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The point is not finite, or a result has a wrong length.</exception>
    public static GradientCheckResult Check(
        Func<double[], double[]> function,
        Func<double[], double[], (double[] Value, double[] Tangent)> jvp,
        Func<double[], double[], (double[] Value, double[] Gradient)> vjp,
        double[] x,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(jvp);
        ArgumentNullException.ThrowIfNull(vjp);
        ArgumentNullException.ThrowIfNull(x);
        return CompareModes(function, jvp, vjp, (double[])x.Clone(), Identifier(xName, "x"), CheckPrecision.Double, options);
    }

    /// <summary>
    /// Checks the gradient of a function of parameters of any shape, which are varied where they are and restored.
    /// </summary>
    /// <example>
    /// <code>
    /// GradientCheck.Check(
    ///     () => Model.Loss(weights, bias, data),
    ///     [
    ///         CheckedParameter.Create("weights", weights, weightsGradient),
    ///         CheckedParameter.Create("bias", bias, b => bias = b, biasGradient),
    ///     ]);
    /// </code>
    /// </example>
    /// <param name="function">Evaluates the function from where the parameters are.</param>
    /// <param name="parameters">The parameters, with the gradient of each.</param>
    /// <param name="options">Tolerances; null for the defaults.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The point is not finite.</exception>
    public static GradientCheckResult Check(
        Func<double> function, IReadOnlyList<CheckedParameter> parameters, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(parameters);
        var elements = parameters
            .SelectMany(parameter => Enumerable.Range(0, parameter.Count).Select(index => (Parameter: parameter, Index: index)))
            .ToArray();
        double[] x = [.. elements.Select(element => element.Parameter.Value(element.Index))];
        double[] gradient = [.. elements.Select(element => element.Parameter.Gradient(element.Index))];
        string[] names = [.. elements.Select(element => element.Parameter.ElementName(element.Index))];
        var precision = parameters.Any(parameter => parameter.IsSingle) ? CheckPrecision.Single : CheckPrecision.Double;
        try
        {
            return Compare(At, gradient, x, names, precision, options);
        }
        finally
        {
            Assign(x);
        }

        double At(double[] point)
        {
            Assign(point);
            return function();
        }

        void Assign(double[] point)
        {
            for (var i = 0; i < point.Length; i++) elements[i].Parameter.Assign(elements[i].Index, point[i]);
        }
    }

    private static GradientCheckResult Compare(
        Func<double[], double> function,
        double[] gradient,
        double[] x,
        string[] names,
        CheckPrecision precision,
        GradientCheckOptions? options)
    {
        if (gradient is null)
            throw new ArgumentException("The gradient is null.", nameof(gradient));
        DerivativeArguments.SameLength(x.Length, gradient.Length, nameof(x), nameof(gradient), "gradient");
        var comparison = new JacobianComparison(p => [function(p)], x, names, precision, options);
        comparison.AgainstDifferences(("", (_, input) => gradient[input]));
        return comparison.Result();
    }

    private static GradientCheckResult CompareModes(
        Func<double[], double[]> function,
        Func<double[], double[], (double[] Value, double[] Tangent)> jvp,
        Func<double[], double[], (double[] Value, double[] Gradient)> vjp,
        double[] x,
        string name,
        CheckPrecision precision,
        GradientCheckOptions? options)
    {
        var comparison = new JacobianComparison(function, x, ElementNames(name, x.Length), precision, options);
        var results = comparison.Value.Length;
        comparison.SameValue("jvp: ", jvp((double[])x.Clone(), new double[x.Length]).Value);
        comparison.SameValue("vjp: ", vjp((double[])x.Clone(), new double[results]).Value);

        double[][] columns = [.. Enumerable.Range(0, x.Length).Select(i => PushForward(Unit(x.Length, i)))];
        double[][] rows = [.. Enumerable.Range(0, results).Select(j => PullBack(Unit(results, j)))];
        comparison.AgainstEachOther(PushForward, PullBack);
        comparison.AgainstDifferences(
            ("jvp: ", (output, input) => columns[input][output]),
            ("vjp: ", (output, input) => rows[output][input]));
        return comparison.Result();

        double[] PushForward(double[] tangent) =>
            OfLength(jvp((double[])x.Clone(), tangent).Tangent, results, "tangent that the JVP returned", "result");

        double[] PullBack(double[] cotangent) =>
            OfLength(vjp((double[])x.Clone(), cotangent).Gradient, x.Length, "gradient that the VJP returned", "argument");

        static double[] Unit(int length, int index)
        {
            var unit = new double[length];
            unit[index] = 1;
            return unit;
        }

        static double[] OfLength(double[] values, int length, string what, string counterpart) =>
            values?.Length == length
                ? values
                : throw new ArgumentException(
                    $"The {what} {(values is null ? "is null" : $"has length {values.Length}")}, "
                    + $"but the {counterpart} has length {length}.");
    }

    private static string[] ElementNames(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(index => $"{name}[{index}]")];

    /// <summary>The argument's text if it is a name, otherwise the parameter's name.</summary>
    private static string Identifier(string expression, string otherwise) =>
        expression.Length > 0
        && (char.IsLetter(expression[0]) || expression[0] == '_')
        && expression.All(c => char.IsLetterOrDigit(c) || c == '_')
            ? expression
            : otherwise;

    private static void ThrowUnlessPassed(GradientCheckResult result)
    {
        if (!result.Passed)
            throw new GradientCheckException(result);
    }
}
