using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Autodiff.Generator.Tests.Interpreter;
using Autodiff.Generator.Transforms;

namespace Autodiff.Generator.Tests.RuleTable;

/// <summary>Kinks, ties and edges of domains, by the policy that docs/rules.md states.</summary>
public sealed class RulePolicyTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    [Theory]
    [InlineData("Abs", new[] { 0.0 }, new[] { 0.0 })]
    [InlineData("Abs", new[] { NaN }, new[] { NaN })]
    [InlineData("Abs", new[] { -Inf }, new[] { -1.0 })]
    [InlineData("CopySign", new[] { 0.0, 1.0 }, new[] { 0.0, 0.0 })]
    [InlineData("CopySign", new[] { -2.0, 1.0 }, new[] { -1.0, 0.0 })]
    [InlineData("CopySign", new[] { 2.0, -0.0 }, new[] { -1.0, 0.0 })]
    [InlineData("CopySign", new[] { -2.0, -1.0 }, new[] { 1.0, 0.0 })]
    [InlineData("CopySign", new[] { NaN, 1.0 }, new[] { NaN, 0.0 })]
    [InlineData("Clamp", new[] { 0.0, 0.0, 1.0 }, new[] { 1.0, 0.0, 0.0 })]
    [InlineData("Clamp", new[] { 1.0, 0.0, 1.0 }, new[] { 1.0, 0.0, 0.0 })]
    [InlineData("Clamp", new[] { 2.0, 0.0, 1.0 }, new[] { 0.0, 0.0, 1.0 })]
    [InlineData("Clamp", new[] { -1.0, 0.0, 1.0 }, new[] { 0.0, 1.0, 0.0 })]
    [InlineData("Clamp", new[] { 0.5, 0.5, 0.5 }, new[] { 1.0, 0.0, 0.0 })]
    [InlineData("ClampNative", new[] { 1.0, 0.0, 1.0 }, new[] { 1.0, 0.0, 0.0 })]
    [InlineData("NumberClamp", new[] { 1.0, 0.0, 1.0 }, new[] { 1.0, 0.0, 0.0 })]
    [InlineData("Max", new[] { 1.0, 1.0 }, new[] { 0.5, 0.5 })]
    [InlineData("Max", new[] { 0.0, -0.0 }, new[] { 0.5, 0.5 })]
    [InlineData("Max", new[] { 2.0, 1.0 }, new[] { 1.0, 0.0 })]
    [InlineData("Max", new[] { Inf, Inf }, new[] { 0.5, 0.5 })]
    [InlineData("Max", new[] { NaN, 1.0 }, new[] { NaN, NaN })]
    [InlineData("Min", new[] { 1.0, 1.0 }, new[] { 0.5, 0.5 })]
    [InlineData("Min", new[] { 2.0, 1.0 }, new[] { 0.0, 1.0 })]
    [InlineData("Min", new[] { 1.0, NaN }, new[] { NaN, NaN })]
    [InlineData("MaxNative", new[] { 1.0, 1.0 }, new[] { 0.5, 0.5 })]
    [InlineData("MinNative", new[] { 1.0, 1.0 }, new[] { 0.5, 0.5 })]
    [InlineData("MaxNumber", new[] { 1.0, 1.0 }, new[] { 0.5, 0.5 })]
    [InlineData("MaxNumber", new[] { NaN, 1.0 }, new[] { 0.0, 1.0 })]
    [InlineData("MaxNumber", new[] { NaN, NaN }, new[] { NaN, NaN })]
    [InlineData("MinNumber", new[] { 1.0, NaN }, new[] { 1.0, 0.0 })]
    [InlineData("MaxMagnitude", new[] { 2.0, 2.0 }, new[] { 0.5, 0.5 })]
    [InlineData("MaxMagnitude", new[] { 2.0, -2.0 }, new[] { 1.0, 0.0 })]
    [InlineData("MaxMagnitude", new[] { -3.0, 2.0 }, new[] { 1.0, 0.0 })]
    [InlineData("MaxMagnitude", new[] { NaN, 2.0 }, new[] { NaN, NaN })]
    [InlineData("MinMagnitude", new[] { 2.0, -2.0 }, new[] { 0.0, 1.0 })]
    [InlineData("MaxMagnitudeNumber", new[] { NaN, 2.0 }, new[] { 0.0, 1.0 })]
    [InlineData("MinMagnitudeNumber", new[] { 2.0, NaN }, new[] { 1.0, 0.0 })]
    [InlineData("Pow", new[] { 0.0, 0.0 }, new[] { 0.0, 0.0 })]
    [InlineData("Pow", new[] { 0.0, 2.0 }, new[] { 0.0, 0.0 })]
    [InlineData("Pow", new[] { 0.0, 1.0 }, new[] { 1.0, 0.0 })]
    [InlineData("Pow", new[] { 0.0, 0.5 }, new[] { Inf, 0.0 })]
    [InlineData("Pow", new[] { 0.0, -1.0 }, new[] { -Inf, -Inf })]
    [InlineData("Pow", new[] { 2.0, 0.0 }, new[] { 0.0, 0.69314718055994530942 })]
    [InlineData("Pow", new[] { -2.0, 3.0 }, new[] { 12.0, NaN })]
    [InlineData("Pow", new[] { -2.0, 2.0 }, new[] { -4.0, NaN })]
    [InlineData("Sqrt", new[] { 0.0 }, new[] { Inf })]
    [InlineData("Cbrt", new[] { 0.0 }, new[] { Inf })]
    [InlineData("RootN", new[] { 0.0, 2.0 }, new[] { Inf })]
    [InlineData("RootN", new[] { 0.0, 1.0 }, new[] { 1.0 })]
    [InlineData("Hypot", new[] { 0.0, 0.0 }, new[] { NaN, NaN })]
    [InlineData("Hypot", new[] { 0.0, 2.0 }, new[] { 0.0, 1.0 })]
    [InlineData("Log", new[] { 0.0 }, new[] { Inf })]
    [InlineData("LogP1", new[] { -1.0 }, new[] { Inf })]
    [InlineData("Asin", new[] { 1.0 }, new[] { Inf })]
    [InlineData("Acos", new[] { -1.0 }, new[] { -Inf })]
    [InlineData("Atanh", new[] { 1.0 }, new[] { Inf })]
    [InlineData("Acosh", new[] { 1.0 }, new[] { Inf })]
    [InlineData("Atan2", new[] { 0.0, 0.0 }, new[] { NaN, NaN })]
    [InlineData("Atan2", new[] { 0.0, -1.0 }, new[] { -1.0, 0.0 })]
    [InlineData("Divide", new[] { 1.0, 0.0 }, new[] { Inf, -Inf })]
    [InlineData("Remainder", new[] { 6.0, 2.0 }, new[] { 1.0, -3.0 })]
    [InlineData("Remainder", new[] { 5.0, Inf }, new[] { 1.0, 0.0 })]
    [InlineData("Ieee754Remainder", new[] { 5.0, 2.0 }, new[] { 1.0, -2.0 })]
    [InlineData("Ieee754Remainder", new[] { 7.0, 2.0 }, new[] { 1.0, -4.0 })]
    [InlineData("NormalQuantile", new[] { 0.0 }, new[] { Inf })]
    [InlineData("Digamma", new[] { 0.0 }, new[] { Inf })]
    public void Partials_follow_the_policy(string name, double[] x, double[] expected)
    {
        var primitive = Enum.Parse<Primitive>(name);
        Check(primitive, IrType.Double, x, expected, 1e-15);
        Check(primitive, IrType.Single, x, expected, 1e-6);
    }

    [Fact]
    public void Abs_is_flat_at_negative_zero_too() => Check(Primitive.Abs, IrType.Double, [-0.0], [0], 0);

    /// <summary>Where a shorter formula would lose digits, overflow or vanish.</summary>
    [Theory]
    [InlineData("Asin", new[] { 1 - 1.0 / (1L << 40) }, new[] { 741455.20018963384 })]
    [InlineData("Acosh", new[] { 1 + 1.0 / (1L << 40) }, new[] { 741455.20018929667 })]
    [InlineData("Acosh", new[] { 1e200 }, new[] { 1e-200 })]
    [InlineData("Asinh", new[] { 1e200 }, new[] { 1e-200 })]
    [InlineData("Atan2", new[] { 1e200, 1e200 }, new[] { 5e-201, -5e-201 })]
    [InlineData("Atan2", new[] { 1e-200, 1e-200 }, new[] { 5e199, -5e199 })]
    [InlineData("Pow", new[] { 1e-200, 2.0 }, new[] { 2e-200, 0.0 })]
    [InlineData("ExpM1", new[] { -50.0 }, new[] { 1.9287498479639178e-22 })]
    [InlineData("Remainder", new[] { 1.0, 0.1 }, new[] { 1.0, -9.0 })]
    [InlineData("Remainder", new[] { -1.0, 0.1 }, new[] { 1.0, 9.0 })]
    public void Formulas_keep_their_digits(string name, double[] x, double[] expected) =>
        Check(Enum.Parse<Primitive>(name), IrType.Double, x, expected, 1e-14);

    [Theory]
    [InlineData(0, 1.7)]
    [InlineData(0, 0)]
    [InlineData(1, -1.7)]
    [InlineData(1, 0)]
    [InlineData(2, -1.7)]
    [InlineData(2, 0)]
    [InlineData(3, -1.7)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(7, -1.7)]
    [InlineData(-1, -1.7)]
    [InlineData(-2, -1.7)]
    [InlineData(0.5, 1.7)]
    [InlineData(-0.5, 1.7)]
    [InlineData(1.5, 1.7)]
    public void A_constant_exponent_works_for_every_base(double exponent, double x)
    {
        var function = new RuleFunction(Primitive.Pow, IrType.Double, constants: new Dictionary<int, double> { [1] = exponent });
        var first = exponent == 0 ? 0 : exponent * Math.Pow(x, exponent - 1);
        var second = exponent is 0 or 1 ? 0 : exponent * (exponent - 1) * Math.Pow(x, exponent - 2);

        AssertSame([first], function.Gradient([x]), 1e-14);
        AssertSame([first], [function.Jvp([x], [1])], 1e-14);
        AssertSame([second], function.HessianProduct([x], [1]), 1e-14);
    }

    [Theory]
    [InlineData(1, 0.0, 1.0)]
    [InlineData(2, 4.0, 0.25)]
    [InlineData(3, -8.0, 1.0 / 12)]
    [InlineData(-1, 2.0, -0.25)]
    public void A_constant_degree_of_a_root_works(int degree, double x, double expected)
    {
        var function = new RuleFunction(Primitive.RootN, IrType.Double, constants: new Dictionary<int, double> { [1] = degree });
        AssertSame([expected], function.Gradient([x]), 1e-14);
    }

    [Theory]
    [InlineData("Abs", new[] { 0.0 }, new[] { 0.0 })]
    [InlineData("Max", new[] { 1.0, 1.0 }, new[] { 0.0, 0.0 })]
    [InlineData("MaxMagnitude", new[] { 1.0, 1.0 }, new[] { 0.0, 0.0 })]
    [InlineData("Clamp", new[] { 0.0, 0.0, 1.0 }, new[] { 0.0, 0.0, 0.0 })]
    [InlineData("Pow", new[] { 0.0, 2.0 }, new[] { 2.0, 0.0 })]
    [InlineData("Pow", new[] { 0.0, 1.0 }, new[] { 0.0, 0.0 })]
    [InlineData("Pow", new[] { 0.0, 3.0 }, new[] { 0.0, 0.0 })]
    public void Second_derivatives_at_kinks(string name, double[] x, double[] diagonal)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var function = new RuleFunction(Enum.Parse<Primitive>(name), IrType.Double, only: i);
            AssertSame([diagonal[i]], function.HessianProduct(x, [1]), 1e-14);
        }
    }

    /// <summary>Functions to a number, but for those that take a rounding mode.</summary>
    public static IEnumerable<TheoryDataRow<string>> ZeroFunctions => PrimitiveTable.All
        .Where(static row => row is { Kind: RuleKind.Zero, ResultType: null, Double: not null } && !row.Operands.Any(static type => type is OpaqueType))
        .Select(static row => new TheoryDataRow<string>(row.Primitive.ToString()));

    [Theory]
    [MemberData(nameof(ZeroFunctions))]
    public void Zero_rows_have_derivative_zero(string name)
    {
        var primitive = Enum.Parse<Primitive>(name);
        var function = new RuleFunction(primitive, IrType.Double);
        double[] x = [2.6, 1];
        AssertSame([0], function.Gradient(x[..function.Primal.Parameters.Count]), 0);
        AssertSame([0], [function.Jvp(x[..function.Primal.Parameters.Count], [1])], 0);
    }

    [Theory]
    [InlineData(0.1, 3.5)]
    public void A_conversion_carries_the_derivative_between_floating_types_only(double x, double seed)
    {
        var single = Conversion(IrType.Single);
        Assert.Equal([(double)(float)x, (double)(float)seed], IrInterpreter.Run(single, [x, seed]));

        var whole = Conversion(IrType.Int32);
        Assert.Equal([0.0, 0.0], IrInterpreter.Run(whole, [x, seed]));
    }

    /// <summary>The JVP of <c>(double)(type)x</c>.</summary>
    private static IrFunction Conversion(IrType type)
    {
        var builder = new IrBuilder(new IrContext());
        var x = builder.Fresh(IrType.Double, "x");
        var result = builder.ConvertTo(builder.ConvertTo(x, type), IrType.Double);
        return Differentiator.Pushforward(new IrFunction(
            "F",
            new([new IrParameter("x", "double", new([x]), ParameterMode.Value, new([IrType.Double]), false, true, false, false)]),
            new([IrType.Double]), new([null]), false, builder.ToRegion([result], [x])));
    }

    private static void Check(Primitive primitive, IrType type, double[] x, double[] expected, double tolerance)
    {
        AssertSame(expected, new RuleFunction(primitive, type).Gradient(x), tolerance);
        for (var i = 0; i < expected.Length; i++)
        {
            AssertSame([expected[i]], [new RuleFunction(primitive, type, only: i).Jvp(x, [1])], tolerance);
        }
    }

    private static void AssertSame(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Abs(expected[i]),
                $"Element {i}: {actual[i]:R}, not {expected[i]:R}");
        }
    }
}
