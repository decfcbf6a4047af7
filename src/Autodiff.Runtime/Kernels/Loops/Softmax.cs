namespace Autodiff.Internal;

/// <summary>Softmax and its relatives over the rows of a contiguous matrix, with their gradients. Nothing is allocated.</summary>
/// <remarks>
/// A result may be the same span as an input. Shapes that do not fit and other overlaps are refused with an
/// <see cref="ArgumentException"/> before anything is written.
/// </remarks>
internal static class Softmax
{
    /// <summary><c>exp(x) / sum(exp(x))</c>, for each row.</summary>
    public static void Forward<T>(ReadOnlySpan<T> x, int rows, int columns, Span<T> result)
        where T : unmanaged => Run(x, rows, columns, result, SoftmaxForm.Probabilities);

    /// <summary><c>x - log(sum(exp(x)))</c>, for each row.</summary>
    public static void LogForward<T>(ReadOnlySpan<T> x, int rows, int columns, Span<T> result)
        where T : unmanaged => Run(x, rows, columns, result, SoftmaxForm.LogProbabilities);

    /// <summary><c>log(sum(exp(x)))</c>, one number for each row.</summary>
    public static void LogSumExp<T>(ReadOnlySpan<T> x, int rows, int columns, Span<T> result)
        where T : unmanaged => Run(x, rows, columns, result, SoftmaxForm.LogOfSum);

    /// <summary><c>y (g - sum(g y))</c>: the cotangent of softmax's argument from its result y and that one's cotangent g.</summary>
    public static void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> g, int rows, int columns, Span<T> result)
        where T : unmanaged => RunBackward(y, g, rows, columns, result, isLog: false);

    /// <summary><c>g - exp(y) sum(g)</c>: the cotangent of log-softmax's argument from its result y and that one's cotangent g.</summary>
    public static void LogBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> g, int rows, int columns, Span<T> result)
        where T : unmanaged => RunBackward(y, g, rows, columns, result, isLog: true);

    private static void Run<T>(ReadOnlySpan<T> x, int rows, int columns, Span<T> result, SoftmaxForm form)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var kernel = new SoftmaxKernel<float>(Precision.Cast<T, float>(x), rows, columns, Precision.Cast<T, float>(result), form);
            LaneWidth.RunSingle(ref kernel);
        }
        else if (typeof(T) == typeof(double))
        {
            var kernel = new SoftmaxKernel<double>(Precision.Cast<T, double>(x), rows, columns, Precision.Cast<T, double>(result), form);
            LaneWidth.RunDouble(ref kernel);
        }
        else
        {
            throw Precision.Unsupported<T>();
        }
    }

    private static void RunBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> g, int rows, int columns, Span<T> result, bool isLog)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var kernel = new SoftmaxGradientKernel<float>(Precision.Cast<T, float>(y), Precision.Cast<T, float>(g), rows, columns, Precision.Cast<T, float>(result), isLog);
            LaneWidth.RunSingle(ref kernel);
        }
        else if (typeof(T) == typeof(double))
        {
            var kernel = new SoftmaxGradientKernel<double>(Precision.Cast<T, double>(y), Precision.Cast<T, double>(g), rows, columns, Precision.Cast<T, double>(result), isLog);
            LaneWidth.RunDouble(ref kernel);
        }
        else
        {
            throw Precision.Unsupported<T>();
        }
    }
}
