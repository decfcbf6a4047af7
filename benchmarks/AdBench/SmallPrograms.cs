using Autodiff.Benchmarks.Contenders;
using Autodiff.Benchmarks.Handwritten;

namespace Autodiff.Benchmarks;

/// <summary>One small program for each shape of control flow: by hand, and generated from the same primal.</summary>
internal static class SmallPrograms
{
    private const int Count = 1000;

    /// <summary>The names of the programs.</summary>
    public static IReadOnlyList<string> Names { get; } = ["heat", "selection_sort", "break_continue", "triangular_nest", "recursive_product"];

    /// <summary>The contenders of a program.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="native">The C++ peers, or null.</param>
    public static IReadOnlyList<IGradientContender> Load(string name, NativePeers? native)
    {
        double[] wave = [.. Enumerable.Range(0, Count).Select(i => Math.Sin(0.01 * i) + 0.1 * (i % 7))];
        double[] factors = [.. wave.Select(w => 1 + 0.01 * w)];
        return name switch
        {
            "heat" => OfHeat(wave, native),
            "selection_sort" => Pair(
                2 * Count,
                () => SelectionSort.WeightedSum(wave, factors),
                into => SelectionSort.WeightedSumValueAndGradient(wave, factors, into[..Count], into[Count..]),
                into => SelectionSort.GeneratedValueAndGradient(wave, factors, into[..Count], into[Count..])),
            "break_continue" => Pair(
                Count,
                () => BreakAndContinue.SumOfProducts(factors, double.PositiveInfinity),
                into => BreakAndContinue.SumOfProductsValueAndGradient(factors, double.PositiveInfinity, into),
                into => BreakAndContinue.GeneratedValueAndGradient(factors, double.PositiveInfinity, into)),
            "triangular_nest" => Pair(
                Count,
                () => TriangularNest.ConvolutionEnergy(wave),
                into => TriangularNest.ConvolutionEnergyValueAndGradient(wave, into),
                into => TriangularNest.GeneratedValueAndGradient(wave, into)),
            "recursive_product" => Pair(
                Count,
                () => RecursiveProduct.Product(factors, 0, Count),
                into => RecursiveProduct.ProductValueAndGradient(factors, 0, Count, into),
                into => RecursiveProduct.GeneratedValueAndGradient(factors, 0, Count, into)),
            _ => throw new ArgumentException($"'{name}' is not one of {string.Join(", ", Names)}.", nameof(name)),
        };
    }

    private static List<IGradientContender> OfHeat(double[] u0, NativePeers? native)
    {
        const int steps = 100;
        const double c = 0.2;
        var contenders = Pair(
            Count + 1,
            () => Heat.Energy(u0, c, steps),
            into => Heat.EnergyValueAndGradient(u0, c, steps, into[..Count], out into[Count]),
            into => Heat.GeneratedValueAndGradient(u0, c, steps, into[..Count], out into[Count]));
        if (native is not null) contenders.Insert(1, new NativeHeat(native, u0, c, steps));
        return contenders;
    }

    private static List<IGradientContender> Pair(int size, Func<double> objective, GradientInto byHand, GradientInto generated) =>
    [
        new MethodContender("C#", objective, byHand, size),
        new MethodContender("generated", objective, generated, size),
    ];
}
