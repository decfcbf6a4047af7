using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Tests.RuleTable;

/// <summary>Every mapped method as a user calls it, in generated and compiled C#.</summary>
public sealed class CompiledCallTests(CompiledCalls calls) : IClassFixture<CompiledCalls>
{
    public static IEnumerable<TheoryDataRow<string>> Differentiable =>
        CompiledCalls.Ids.Where(CompiledCalls.IsDifferentiable).Select(static id => new TheoryDataRow<string>(id));

    public static IEnumerable<TheoryDataRow<string>> Others =>
        CompiledCalls.Ids.Where(static id => !CompiledCalls.IsDifferentiable(id)).Select(static id => new TheoryDataRow<string>(id));

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Gradients_are_those_of_the_rule(string id)
    {
        var primitives = PrimitiveMap.Find(id)!.Primitives;
        var type = CompiledCalls.OwnType(id);
        RuleFunction[] rules = [.. primitives.Select(primitive => new RuleFunction(primitive, type == typeof(float) ? IrType.Single : IrType.Double))];
        foreach (var sample in RuleSamples.Of(primitives[0]))
        {
            var arguments = Arguments(DotNetMethods.Find(id)!, sample);
            double[] x = [.. arguments.Select(static argument => Convert.ToDouble(argument, CultureInfo.InvariantCulture))];
            var expected = rules.Length == 1
                ? rules[0].Gradient(x)
                : [.. rules[0].Gradient(x).Zip(rules[1].Gradient(x), static (first, second) => first + 2 * second)];
            var actual = Numbers(calls.Gradient(calls.NameOf(id), arguments));
            Assert.Equal(expected.Length, actual.Length);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * Math.Max(1, Math.Abs(pair.First))));
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Values_without_a_derivative_are_factors(string id)
    {
        var method = DotNetMethods.Find(id)!;
        object[] arguments = [1.5, .. Arguments(method, [2.6, 1, 4])];
        var value = Convert.ToDouble(calls.Value(calls.NameOf(id), arguments), CultureInfo.InvariantCulture);
        var gradient = Numbers(calls.Gradient(calls.NameOf(id), arguments));

        Assert.Equal(value, 1.5 * gradient[0], 1e-12 * Math.Abs(value));
        Assert.All(gradient[1..], static derivative => Assert.Equal(0, derivative));
    }

    [Theory]
    [InlineData("Power", 1.5, null)]
    [InlineData("Scale", 1.5, 2)]
    [InlineData("Rounded", 1.5, 2)]
    [InlineData("Order", 1.5, 2)]
    [InlineData("Root", 1.5f, 2)]
    [InlineData("Larger", 1.5f, null)]
    [InlineData("Mode", 1.5, null)]
    public void Constant_arguments_keep_the_overload(string name, object x, int? n)
    {
        object[] arguments = n is { } whole ? [x, whole] : [x];
        var value = Convert.ToDouble(calls.Value(name, arguments), CultureInfo.InvariantCulture);
        var slope = name is "Power" ? value * (1 / 1.5 + Math.Log(2)) : value / 1.5;

        Assert.Equal(slope, Numbers(calls.Gradient(name, arguments))[0], 1e-6);
    }

    private static object[] Arguments(MethodInfo method, double[] values) =>
    [
        .. method.GetParameters().Select((parameter, i) => parameter.ParameterType.IsEnum
            ? MidpointRounding.ToZero
            : Convert.ChangeType(values[i], parameter.ParameterType, CultureInfo.InvariantCulture)),
    ];

    private static double[] Numbers(object gradient) => gradient is ITuple tuple
        ? [.. Enumerable.Range(0, tuple.Length).Select(i => Convert.ToDouble(tuple[i], CultureInfo.InvariantCulture))]
        : [Convert.ToDouble(gradient, CultureInfo.InvariantCulture)];
}
