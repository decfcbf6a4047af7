namespace Autodiff;

/// <summary>Statements about derivatives that stand in ordinary code.</summary>
public static class Autograd
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
}
