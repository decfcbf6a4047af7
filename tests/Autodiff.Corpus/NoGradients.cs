namespace Autodiff.Corpus;

/// <summary>Derivatives dropped on purpose.</summary>
public static partial class NoGradients
{
    [Differentiable]
    public static double ConstantParameter(double x, [NoGradient] double scale) => x * x * scale + scale;

    [Differentiable]
    public static double ConstantArray(double[] x, [NoGradient] double[] data)
    {
        var s = 0.0;
        for (var i = 0; i < x.Length; i++) s += (x[i] - data[i]) * (x[i] - data[i]);
        return s;
    }

    /// <summary>A value that the caller does not want differentiated.</summary>
    [NoGradient]
    public static double Scale(double x) => 1 + Math.Abs(x);

    [Differentiable]
    public static double CallsConstantMethod(double x, double y) => x / Scale(x) + Scale(y * x) * y;

    [Differentiable]
    public static double ConstantMethodInLoop(double[] a)
    {
        var s = 1.0;
        foreach (var v in a) s = s / Scale(s) + v * v;
        return s;
    }

    [Differentiable]
    public static double PassesActiveToConstant(double x, double y) => ConstantParameter(x, y * y) + y;

    [Differentiable]
    public static double Stopped(double x, double y) => x * Autograd.StopGradient(x * y) + Autograd.StopGradient(y);

    [Differentiable]
    public static double StoppedInLoop(double x, int n)
    {
        var s = x;
        for (var i = 0; i < n; i++)
        {
            var fixedPart = Autograd.StopGradient(s);
            s = s * 0.5 + fixedPart * fixedPart * 0.1 + x;
        }
        return s;
    }

    [Differentiable]
    public static float StoppedFloat(float x) => x * Autograd.StopGradient(x) + x;
}
