using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

public static partial class GradientCheck
{
    /// <inheritdoc cref="Check(Func{double, double}, Func{double, double}, double, GradientCheckOptions?, string)"/>
    public static GradientCheckResult Check(
        Func<float, float> function,
        Func<float, float> gradient,
        float x,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(gradient);
        return Compare(
            p => function((float)p[0]), [gradient(x)], [x], [Identifier(xName, "x")], CheckPrecision.Single, options);
    }

    /// <inheritdoc cref="Check(Func{double[], double}, Func{double[], double[]}, double[], GradientCheckOptions?, string)"/>
    public static GradientCheckResult Check(
        Func<float[], float> function,
        Func<float[], float[]> gradient,
        float[] x,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(x);
        var names = ElementNames(Identifier(xName, "x"), x.Length);
        var analytic = Widen(gradient((float[])x.Clone()));
        return Compare(p => function(Narrow(p)), analytic, Widen(x), names, CheckPrecision.Single, options);
    }

    /// <inheritdoc cref="Check(Func{double[], double[]}, Func{double[], double[], ValueTuple{double[], double[]}}, Func{double[], double[], ValueTuple{double[], double[]}}, double[], GradientCheckOptions?, string)"/>
    public static GradientCheckResult Check(
        Func<float[], float[]> function,
        Func<float[], float[], (float[] Value, float[] Tangent)> jvp,
        Func<float[], float[], (float[] Value, float[] Gradient)> vjp,
        float[] x,
        GradientCheckOptions? options = null,
        [CallerArgumentExpression(nameof(x))] string xName = "x")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(jvp);
        ArgumentNullException.ThrowIfNull(vjp);
        ArgumentNullException.ThrowIfNull(x);
        return CompareModes(
            p => Widen(function(Narrow(p))),
            (p, tangent) => Widen(jvp(Narrow(p), Narrow(tangent))),
            (p, cotangent) => Widen(vjp(Narrow(p), Narrow(cotangent))),
            Widen(x),
            Identifier(xName, "x"),
            CheckPrecision.Single,
            options);
    }

    private static float[] Narrow(double[] values) => Array.ConvertAll(values, value => (float)value);

    private static double[] Widen(float[] values) => values is null ? null! : Array.ConvertAll(values, value => (double)value);

    private static (double[] Value, double[] Derivative) Widen((float[] Value, float[] Derivative) pair) =>
        (Widen(pair.Value), Widen(pair.Derivative));
}
