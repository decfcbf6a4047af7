using Microsoft.CodeAnalysis;

namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>
/// The exact derivative of a method at a point, column by column, from the program on dual numbers: of its result and of
/// what its parameters hold on exit, with respect to what the differentiated parameters hold on entry.
/// </summary>
internal sealed class Linearization
{
    private readonly IReadOnlyList<IParameterSymbol> wrt;
    private readonly Dictionary<string, int> firstInput = [];
    private readonly List<Column> columns = [];

    private Column zero = new([], []);

    private Linearization(IReadOnlyList<IParameterSymbol> wrt) => this.wrt = wrt;

    /// <summary>One run: the tangents of the result and of each parameter on exit.</summary>
    private sealed record Column(double[] Result, double[][] Exit);

    /// <summary>The value of the dual run, without tangents.</summary>
    public object? Value { get; private set; }

    /// <summary>What the arguments hold after the dual run.</summary>
    public object?[] ExitArguments { get; private set; } = [];

    public int Inputs => columns.Count;

    /// <summary>The largest partial derivative, or infinity if one is not finite.</summary>
    public double Magnitude
        => columns.SelectMany(c => c.Result.Concat(c.Exit.SelectMany(e => e)))
            .Aggregate(0.0, (m, v) => double.IsFinite(v) ? Math.Max(m, Math.Abs(v)) : double.PositiveInfinity);

    /// <summary>Runs the dual program once for each entry number.</summary>
    /// <param name="primal">The method, which says what is differentiated.</param>
    /// <param name="dual">The method on dual numbers.</param>
    /// <param name="arguments">The point.</param>
    public static Linearization At(CompiledMethod primal, CompiledMethod dual, object?[] arguments)
    {
        var result = new Linearization(primal.DifferentiatedParameters());
        foreach (var p in result.wrt)
        {
            result.firstInput[p.Name] = result.columns.Count;
            var count = Structure.Numbers(arguments[p.Ordinal]).Length;
            for (var i = 0; i < count; i++) result.columns.Add(result.Run(dual, arguments, p.Ordinal, i));
        }
        result.zero = result.Run(dual, arguments, -1, 0);
        return result;
    }

    /// <summary>The tangent of the result for tangents of the inputs.</summary>
    public double[] ResultTangent(IReadOnlyList<double> inputs) => Combine(inputs, c => c.Result);

    /// <summary>The tangent of a parameter on exit.</summary>
    public double[] ExitTangent(int parameter, IReadOnlyList<double> inputs) => Combine(inputs, c => c.Exit[parameter]);

    /// <summary>The cotangent of each input for cotangents of the result and of the parameters on exit.</summary>
    /// <param name="result">Cotangents of the result's numbers; none if it is not used.</param>
    /// <param name="exit">For each parameter, the cotangents on exit, or <c>null</c> for zero.</param>
    public double[] Cotangents(IReadOnlyList<double> result, IReadOnlyList<double[]?> exit)
        => [.. columns.Select(c => Dot(c.Result, result) + c.Exit.Select((e, p) => exit[p] is { } w ? Dot(e, w) : 0).Sum())];

    /// <summary>The part of a vector over all inputs that belongs to a parameter.</summary>
    public double[] Part(double[] inputs, IParameterSymbol parameter)
    {
        var first = firstInput[parameter.Name];
        var index = wrt.ToList().FindIndex(p => p.Name == parameter.Name);
        var end = index + 1 < wrt.Count ? firstInput[wrt[index + 1].Name] : inputs.Length;
        return inputs[first..end];
    }

    private Column Run(CompiledMethod dual, object?[] arguments, int parameter, int element)
    {
        var duals = arguments
            .Select((a, i) => Structure.WithTangents(a, Structure.Numbers(a).Select((_, k) => i == parameter && k == element ? 1.0 : 0)))
            .ToArray();
        var result = dual.Call(duals);
        Value = Structure.WithoutTangents(result);
        ExitArguments = [.. duals.Select(Structure.WithoutTangents)];
        return new(Structure.Tangents(result), [.. duals.Select(Structure.Tangents)]);
    }

    private double[] Combine(IReadOnlyList<double> inputs, Func<Column, double[]> part)
    {
        var sum = new double[part(zero).Length];
        for (var k = 0; k < columns.Count; k++)
        {
            var column = part(columns[k]);
            for (var i = 0; i < sum.Length; i++) sum[i] += column[i] * inputs[k];
        }
        return sum;
    }

    private static double Dot(double[] a, IReadOnlyList<double> b) => a.Zip(b).Sum(p => p.First * p.Second);
}
