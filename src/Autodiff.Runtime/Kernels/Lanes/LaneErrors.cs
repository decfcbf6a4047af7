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
        new("Rsqrt", 2, 2),
        new("Exp", 2, 2),
        new("Exp2", 2, 2),
        new("Expm1", 2, 2),
        new("Log", 2, 2),
        new("Log1p", 2, 2),
        new("Sin", 2, 2),
        new("Cos", 2, 2),
        new("Tan", 2, 2),
        new("Atan", 2, 2),
        new("Sinh", 2, 2),
        new("Cosh", 2, 2),
        new("Tanh", 2, 2),
        new("Pow", 2, 2),
        new("Sigmoid", 4, 4),
        new("Erf", 4, 4),
    ];
}
