namespace Autodiff.Internal;

/// <summary>Softmax and its relatives over the rows of a contiguous matrix, with their gradients. Nothing is allocated.</summary>
/// <remarks>
/// A result may be the same span as an input. Shapes that do not fit and other overlaps are refused with an
/// <see cref="ArgumentException"/> before anything is written.
/// </remarks>
internal static class Softmax
{
    /// <summary><c>exp(x) / sum(exp(x))</c>, for each row.</summary>
    public static void Forward(ReadOnlySpan<float> x, int rows, int columns, Span<float> result)
    {
        var kernel = new SoftmaxKernel<float>(x, rows, columns, result, SoftmaxForm.Probabilities);
        LaneWidth.RunSingle(ref kernel);
    }

    /// <summary><c>x - log(sum(exp(x)))</c>, for each row.</summary>
    public static void LogForward(ReadOnlySpan<float> x, int rows, int columns, Span<float> result)
    {
        var kernel = new SoftmaxKernel<float>(x, rows, columns, result, SoftmaxForm.LogProbabilities);
        LaneWidth.RunSingle(ref kernel);
    }

    /// <summary><c>log(sum(exp(x)))</c>, one number for each row.</summary>
    public static void LogSumExp(ReadOnlySpan<float> x, int rows, int columns, Span<float> result)
    {
        var kernel = new SoftmaxKernel<float>(x, rows, columns, result, SoftmaxForm.LogOfSum);
        LaneWidth.RunSingle(ref kernel);
    }

    /// <summary><c>y (g - sum(g y))</c>: the cotangent of softmax's argument from its result y and that one's cotangent g.</summary>
    public static void Backward(ReadOnlySpan<float> y, ReadOnlySpan<float> g, int rows, int columns, Span<float> result)
    {
        var kernel = new SoftmaxGradientKernel<float>(y, g, rows, columns, result, isLog: false);
        LaneWidth.RunSingle(ref kernel);
    }

    /// <summary><c>g - exp(y) sum(g)</c>: the cotangent of log-softmax's argument from its result y and that one's cotangent g.</summary>
    public static void LogBackward(ReadOnlySpan<float> y, ReadOnlySpan<float> g, int rows, int columns, Span<float> result)
    {
        var kernel = new SoftmaxGradientKernel<float>(y, g, rows, columns, result, isLog: true);
        LaneWidth.RunSingle(ref kernel);
    }

    /// <summary><c>exp(x) / sum(exp(x))</c>, for each row.</summary>
    public static void Forward(ReadOnlySpan<double> x, int rows, int columns, Span<double> result)
    {
        var kernel = new SoftmaxKernel<double>(x, rows, columns, result, SoftmaxForm.Probabilities);
        LaneWidth.RunDouble(ref kernel);
    }

    /// <summary><c>x - log(sum(exp(x)))</c>, for each row.</summary>
    public static void LogForward(ReadOnlySpan<double> x, int rows, int columns, Span<double> result)
    {
        var kernel = new SoftmaxKernel<double>(x, rows, columns, result, SoftmaxForm.LogProbabilities);
        LaneWidth.RunDouble(ref kernel);
    }

    /// <summary><c>log(sum(exp(x)))</c>, one number for each row.</summary>
    public static void LogSumExp(ReadOnlySpan<double> x, int rows, int columns, Span<double> result)
    {
        var kernel = new SoftmaxKernel<double>(x, rows, columns, result, SoftmaxForm.LogOfSum);
        LaneWidth.RunDouble(ref kernel);
    }

    /// <summary><c>y (g - sum(g y))</c>: the cotangent of softmax's argument from its result y and that one's cotangent g.</summary>
    public static void Backward(ReadOnlySpan<double> y, ReadOnlySpan<double> g, int rows, int columns, Span<double> result)
    {
        var kernel = new SoftmaxGradientKernel<double>(y, g, rows, columns, result, isLog: false);
        LaneWidth.RunDouble(ref kernel);
    }

    /// <summary><c>g - exp(y) sum(g)</c>: the cotangent of log-softmax's argument from its result y and that one's cotangent g.</summary>
    public static void LogBackward(ReadOnlySpan<double> y, ReadOnlySpan<double> g, int rows, int columns, Span<double> result)
    {
        var kernel = new SoftmaxGradientKernel<double>(y, g, rows, columns, result, isLog: true);
        LaneWidth.RunDouble(ref kernel);
    }
}
