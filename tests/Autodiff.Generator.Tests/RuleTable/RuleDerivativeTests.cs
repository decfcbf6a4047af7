using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Tests.RuleTable;

/// <summary>Every differentiable row of the table, through the transforms, against numeric differences and against itself.</summary>
public sealed class RuleDerivativeTests
{
    private const double Step = 0.02;

    public static IEnumerable<TheoryDataRow<string>> DifferentiableRows => PrimitiveTable.All
        .Where(static row => row.Kind is RuleKind.Differentiable && row.Primitive is not Primitive.Convert)
        .Select(static row => new TheoryDataRow<string>(row.Primitive.ToString()));

    [Fact]
    public void Every_primitive_has_a_row() => Assert.Equal(Enum.GetValues<Primitive>(), PrimitiveTable.All.Select(static row => row.Primitive));

    [Fact]
    public void Differentiable_rows_have_a_formula_and_a_partial_for_each_operand() =>
        Assert.All(PrimitiveTable.All.Where(static row => row.Kind is RuleKind.Differentiable), static row =>
        {
            Assert.False(string.IsNullOrEmpty(row.Formula));
            Assert.Equal(row.Operands.Count, row.Partials.Count);
        });

    [Theory]
    [MemberData(nameof(DifferentiableRows))]
    public void Rows_are_right(string name)
    {
        var primitive = Enum.Parse<Primitive>(name);
        var function = new RuleFunction(primitive, IrType.Double);
        foreach (var x in RuleSamples.Of(primitive))
        {
            PartialsAgreeWithDifferences(primitive, function, x);
            ModesAgree(function, x);
            SecondDerivativesAgreeWithDifferences(function, x);
        }
    }

    [Theory]
    [MemberData(nameof(DifferentiableRows))]
    public void Float_rows_are_right(string name)
    {
        var primitive = Enum.Parse<Primitive>(name);
        var singles = new RuleFunction(primitive, IrType.Single);
        var doubles = new RuleFunction(primitive, IrType.Double);
        foreach (var sample in RuleSamples.Of(primitive))
        {
            double[] x = [.. sample.Select(static value => (double)(float)value)];
            AssertClose(doubles.Gradient(x), singles.Gradient(x), 1e-4, $"float gradient at {Text(x)}");
            for (var i = 0; i < doubles.Count; i++)
            {
                var unit = doubles.Unit(i);
                AssertClose([doubles.Jvp(x, unit)], [singles.Jvp(x, unit)], 1e-4, $"float derivative at {Text(x)}");
                AssertClose(doubles.HessianProduct(x, unit), singles.HessianProduct(x, unit), 1e-3, $"float Hessian at {Text(x)}");
            }
        }
    }

    private static void PartialsAgreeWithDifferences(Primitive primitive, RuleFunction function, double[] x)
    {
        var gradient = function.Gradient(x);
        var numeric = Enumerable.Range(0, function.Count)
            .Select(i => NumericDerivative.AtZero(t => Exact(primitive, function, function.Moved(x, i, t)), Step)).ToArray();
        AssertClose(numeric, gradient, 1e-8, $"gradient at {Text(x)}");
    }

    private static void ModesAgree(RuleFunction function, double[] x)
    {
        var gradient = function.Gradient(x);
        AssertClose([.. gradient.Select(static g => -2.5 * g)], function.Vjp(x, -2.5), 1e-13, $"VJP at {Text(x)}");
        double[] direction = [.. gradient.Select(static (_, i) => Math.Cos(i + 0.5))];
        AssertClose([gradient.Zip(direction, static (g, d) => g * d).Sum()], [function.Jvp(x, direction)], 1e-13, $"JVP at {Text(x)}");
    }

    private static void SecondDerivativesAgreeWithDifferences(RuleFunction function, double[] x)
    {
        for (var i = 0; i < function.Count; i++)
        {
            var column = function.HessianProduct(x, function.Unit(i));
            var numeric = Enumerable.Range(0, function.Count)
                .Select(j => NumericDerivative.AtZero(t => function.Gradient(function.Moved(x, i, t))[j], Step)).ToArray();
            AssertClose(numeric, column, 1e-7, $"Hessian column {i} at {Text(x)}");
        }
    }

    /// <summary>The function that the partials are of: estimates have the derivative of what they estimate.</summary>
    private static double Exact(Primitive primitive, RuleFunction function, double[] x) => primitive switch
    {
        Primitive.ReciprocalEstimate => 1 / x[0],
        Primitive.ReciprocalSqrtEstimate => 1 / Math.Sqrt(x[0]),
        _ => function.Value(x),
    };

    private static void AssertClose(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"{what}, element {i}: {actual[i]}, not {expected[i]}");
        }
    }

    private static string Text(double[] x) => $"({string.Join(", ", x)})";
}
