using Autodiff.Internal;

namespace Autodiff;

/// <summary>Statements about derivatives that stand in ordinary code, and the tape's functions and modes.</summary>
public static partial class Autograd
{
    /// <summary>
    /// Returns <paramref name="value"/> unchanged and drops its derivative: the compiler treats the result as a constant.
    /// </summary>
    /// <remarks>
    /// The one way to lose a derivative on purpose, and visible where it happens. For <c>f(x) = x * StopGradient(x)</c>
    /// the derivative is <c>x</c>, not <c>2x</c>. The expression inside is evaluated exactly once, as written.
    /// </remarks>
    /// <typeparam name="T">The type of the value: a number, a tuple, an array.</typeparam>
    /// <param name="value">The value that is to count as a constant.</param>
    /// <returns>The same value, or the same reference.</returns>
    public static T StopGradient<T>(T value) => value;

    /// <summary>
    /// <paramref name="value"/> without its derivative, by another name of <see cref="Tensor{T}.Detach"/>: a constant for the tape and in forward mode.
    /// </summary>
    public static Tensor<T> StopGradient<T>(Tensor<T> value)
        where T : unmanaged => value.Detach();

    /// <summary>Operations on this thread are not recorded until the result is disposed.</summary>
    public static RecordingScope NoGrad() => new(false);

    /// <summary>Operations on this thread are recorded until the result is disposed, also inside <see cref="NoGrad"/>.</summary>
    public static RecordingScope EnableGrad() => new(true);

    /// <summary>Whether operations on this thread are recorded.</summary>
    public static bool IsGradEnabled => TensorThread.Current.IsRecording;

    /// <summary>
    /// Until the result is disposed, each operation on this thread remembers where it was called, and a backward pass that
    /// fails or makes a NaN throws an <see cref="AnomalyException"/> that names the forward operation and its call site. Slow.
    /// </summary>
    public static AnomalyScope DetectAnomaly(bool enabled = true) => new(enabled);
}
