using Autodiff.EndToEnd.Tests.Harness;
using Autodiff.EndToEnd.Tests.Inputs;
using Xunit;

namespace Autodiff.EndToEnd.Tests;

/// <summary>The oracle against what is known without it: the primal's values, finite differences, gradients by hand.</summary>
public sealed class OracleTests(CorpusPrograms corpus)
{
    public static TheoryData<string> Methods => [.. CorpusInputs.Methods];

    [Fact]
    public void Every_differentiable_method_has_inputs()
    {
        Assert.Empty(corpus.DifferentiableMethods.Except(CorpusInputs.Methods));
        Assert.Empty(CorpusInputs.Methods.Except(corpus.DifferentiableMethods));
        Assert.True(corpus.DifferentiableMethods.Count() >= 300, "The corpus has shrunk.");
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Agrees_with_the_primal_and_its_differences(string method)
    {
        var primal = Assert.Single(corpus.Program.Named(method));
        var dual = Assert.Single(corpus.Duals.Named(method));
        Assert.All(CorpusInputs.Of(method), c => Check(primal, dual, c));
    }

    private static void Check(CompiledMethod primal, CompiledMethod dual, CorpusCase c)
    {
        var arguments = Structure.CloneAll(c.Arguments);
        object? value;
        try
        {
            value = primal.Call(arguments);
        }
        catch (Exception expected) when (expected is not InvalidCastException)
        {
            var thrown = Assert.ThrowsAny<Exception>(() => Linearization.At(primal, dual, c.Arguments));
            Assert.IsType(expected.GetType(), thrown);
            return;
        }
        var exact = Linearization.At(primal, dual, c.Arguments);
        Assert.True(Structure.BitEqual(value, exact.Value), $"{Structure.Show(value)}, on duals {Structure.Show(exact.Value)}");
        for (var i = 0; i < arguments.Length; i++)
        {
            Assert.True(Structure.BitEqual(arguments[i], exact.ExitArguments[i]), primal.Symbol.Parameters[i].Name);
        }
        if (c.Options.Gradient is { } known)
        {
            AssertClose(known, exact.Cotangents([1], new double[]?[arguments.Length]), Tolerance.Exact);
        }
        if (c.Options.Smooth && exact.Inputs > 0) CompareWithDifferences(primal, c, exact);
    }

    private static void CompareWithDifferences(CompiledMethod primal, CorpusCase c, Linearization exact)
    {
        var single = c.Arguments.Any(HasSingle);
        var direction = Data.Spread(exact.Inputs, -1, 1);
        var wrt = primal.DifferentiatedParameters();
        var differences = FiniteDifferences.At(Outputs, single ? 2e-2 : 1e-3);
        var tangents = exact.ResultTangent(direction)
            .Concat(Enumerable.Range(0, c.Arguments.Length).SelectMany(p => exact.ExitTangent(p, direction)))
            .ToArray();
        AssertClose(tangents, differences, single ? Tolerance.SingleDifferences : Tolerance.Differences);

        double[] Outputs(double t)
        {
            var moved = c.Arguments.Select((a, p) => wrt.FirstOrDefault(w => w.Ordinal == p) is { } w
                ? Structure.WithNumbers(a, Structure.Numbers(a).Zip(exact.Part(direction, w), (x, d) => x + t * d))
                : Structure.Clone(a)).ToArray();
            var result = primal.Call(moved);
            return [.. Structure.Numbers(result).Concat(moved.SelectMany(Structure.Numbers))];
        }
    }

    private static bool HasSingle(object? argument) => argument is float or float[];

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
        => Assert.True(
            Tolerance.Close(expected, actual, tolerance),
            $"expected {Structure.Show(expected)}, actual {Structure.Show(actual)}");
}
