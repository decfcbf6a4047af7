using System.Runtime.CompilerServices;

namespace Autodiff;

public static partial class GradientCheck
{
    /// <summary>Checks as the <c>Check</c> of the same parameters does, and throws unless it passed.</summary>
    /// <inheritdoc cref="Check(Func{double, double}, Func{double, double}, double, GradientCheckOptions?, string)"/>
    /// <exception cref="GradientCheckException">The check did not pass; the message is its report.</exception>
    public static void Verify(
        Func<double, double> function,
        Func<double, double> gradient,
        double x,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x") =>
        ThrowUnlessPassed(Check(function, gradient, x, options, xName));

    /// <summary>Checks as the <c>Check</c> of the same parameters does, and throws unless it passed.</summary>
    /// <inheritdoc cref="Check(Func{double, double, double}, Func{double, double, ValueTuple{double, double}}, double, double, GradientCheckOptions?, string, string)"/>
    /// <exception cref="GradientCheckException">The check did not pass; the message is its report.</exception>
    public static void Verify(
        Func<double, double, double> function,
        Func<double, double, (double, double)> gradient,
        double x,
        double y,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x",
        [CallerArgumentExpression(nameof(y))] string yName = "y") =>
        ThrowUnlessPassed(Check(function, gradient, x, y, options, xName, yName));

    /// <summary>Checks as the <c>Check</c> of the same parameters does, and throws unless it passed.</summary>
    /// <inheritdoc cref="Check(Func{double, double, double, double}, Func{double, double, double, ValueTuple{double, double, double}}, double, double, double, GradientCheckOptions?, string, string, string)"/>
    /// <exception cref="GradientCheckException">The check did not pass; the message is its report.</exception>
    public static void Verify(
        Func<double, double, double, double> function,
        Func<double, double, double, (double, double, double)> gradient,
        double x,
        double y,
        double z,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x",
        [CallerArgumentExpression(nameof(y))] string yName = "y",
        [CallerArgumentExpression(nameof(z))] string zName = "z") =>
        ThrowUnlessPassed(Check(function, gradient, x, y, z, options, xName, yName, zName));

    /// <summary>Checks as the <c>Check</c> of the same parameters does, and throws unless it passed.</summary>
    /// <inheritdoc cref="Check(Func{double[], double}, Func{double[], double[]}, double[], GradientCheckOptions?, string)"/>
    /// <exception cref="GradientCheckException">The check did not pass; the message is its report.</exception>
    public static void Verify(
        Func<double[], double> function,
        Func<double[], double[]> gradient,
        double[] x,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x") =>
        ThrowUnlessPassed(Check(function, gradient, x, options, xName));

    /// <summary>Checks as the <c>Check</c> of the same parameters does, and throws unless it passed.</summary>
    /// <inheritdoc cref="Check(Func{double[], double[]}, Func{double[], double[], ValueTuple{double[], double[]}}, Func{double[], double[], ValueTuple{double[], double[]}}, double[], GradientCheckOptions?, string)"/>
    /// <exception cref="GradientCheckException">The check did not pass; the message is its report.</exception>
    public static void Verify(
        Func<double[], double[]> function,
        Func<double[], double[], (double[] Value, double[] Tangent)> jvp,
        Func<double[], double[], (double[] Value, double[] Gradient)> vjp,
        double[] x,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x") =>
        ThrowUnlessPassed(Check(function, jvp, vjp, x, options, xName));

    /// <summary>Checks as the <c>Check</c> of the same parameters does, and throws unless it passed.</summary>
    /// <inheritdoc cref="Check(Func{double}, IReadOnlyList{CheckedParameter}, GradientCheckOptions?)"/>
    /// <exception cref="GradientCheckException">The check did not pass; the message is its report.</exception>
    public static void Verify(
        Func<double> function, IReadOnlyList<CheckedParameter> parameters, GradientCheckOptions? options = null) =>
        ThrowUnlessPassed(Check(function, parameters, options));

    /// <summary>Checks as the <c>Check</c> of the same parameters does, and throws unless it passed.</summary>
    /// <inheritdoc cref="Check(Func{float, float}, Func{float, float}, float, GradientCheckOptions?, string)"/>
    /// <exception cref="GradientCheckException">The check did not pass; the message is its report.</exception>
    public static void Verify(
        Func<float, float> function,
        Func<float, float> gradient,
        float x,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x") =>
        ThrowUnlessPassed(Check(function, gradient, x, options, xName));

    /// <summary>Checks as the <c>Check</c> of the same parameters does, and throws unless it passed.</summary>
    /// <inheritdoc cref="Check(Func{float[], float}, Func{float[], float[]}, float[], GradientCheckOptions?, string)"/>
    /// <exception cref="GradientCheckException">The check did not pass; the message is its report.</exception>
    public static void Verify(
        Func<float[], float> function,
        Func<float[], float[]> gradient,
        float[] x,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x") =>
        ThrowUnlessPassed(Check(function, gradient, x, options, xName));

    /// <summary>Checks as the <c>Check</c> of the same parameters does, and throws unless it passed.</summary>
    /// <inheritdoc cref="Check(Func{float[], float[]}, Func{float[], float[], ValueTuple{float[], float[]}}, Func{float[], float[], ValueTuple{float[], float[]}}, float[], GradientCheckOptions?, string)"/>
    /// <exception cref="GradientCheckException">The check did not pass; the message is its report.</exception>
    public static void Verify(
        Func<float[], float[]> function,
        Func<float[], float[], (float[] Value, float[] Tangent)> jvp,
        Func<float[], float[], (float[] Value, float[] Gradient)> vjp,
        float[] x,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x") =>
        ThrowUnlessPassed(Check(function, jvp, vjp, x, options, xName));
}
