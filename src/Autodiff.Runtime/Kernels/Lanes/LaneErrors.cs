namespace Autodiff.Internal;

/// <summary>
/// The largest error of each elementary function of the lanes, in units in the last place (ulp) of the result, the same at
/// every width. Tests hold the functions to it over dense and edge samples, against <see cref="double"/> arithmetic or
/// better.
/// </summary>
/// <param name="Function">The member of <see cref="ILane{TSelf, T}"/>.</param>
/// <param name="Single">The bound for <see cref="float"/>.</param>
/// <param name="Double">The bound for <see cref="double"/>.</param>
internal sealed record LaneErrors(string Function, double Single, double Double)
{
    /// <summary>All functions.</summary>
    public static IReadOnlyList<LaneErrors> All { get; } =
    [
        new("Sqrt", 0.5, 0.5),
        new("Rsqrt", 1.6, 1.6),
        new("Exp", 1, 1),
        new("Exp2", 1, 1),
        new("Expm1", 1.7, 1.7),
        new("Log", 1, 1),
        new("Log1p", 1.6, 1.3),
        new("Sin", 1.6, 0.8),
        new("Cos", 1.6, 0.8),
        new("Tan", 1.6, 1),
        new("Atan", 1.6, 1.6),
        new("Sinh", 1.7, 1.7),
        new("Cosh", 1.5, 1.3),
        new("Tanh", 1.9, 1.9),
        new("Pow", 1, 1),
        new("Sigmoid", 2.5, 2.5),
        new("Erf", 1.2, 1.2),
        new("Log2", 0.6, 0.6),
        new("Log10", 0.6, 0.6),
        new("Asin", 1, 1),
        new("Acos", 1, 1),
        new("Asinh", 1.8, 1.5),
        new("Acosh", 1.3, 1.1),
        new("Atanh", 1.7, 1.2),
        new("Atan2", 1, 1),
        new("Hypot", 1.2, 1),
        new("Remainder", 0.5, 0.5),
    ];
}
