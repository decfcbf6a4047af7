using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Autodiff.Generator.Tests.Interpreter;
using Autodiff.Generator.Transforms;
using Xunit;

namespace Autodiff.Generator.Tests.Transforms;

/// <summary>Proves the derivative transforms on numbers, in the IR, before any C# is emitted.</summary>
public sealed class TransformTests
{
    public static TheoryData<int, string> Programs()
    {
        var data = new TheoryData<int, string>();
        var index = 0;
        foreach (var (function, _) in TransformPrograms.All())
        {
            data.Add(index++, function.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void GradientAgreesWithDifferences(int index, string name)
    {
        var (function, arguments) = TransformPrograms.All().ElementAt(index);
        var derivatives = Differentiate(function);
        var (value, gradient) = RunGradient(function, derivatives.Gradient!, arguments);
        Assert.Equal(Value(function, arguments), value);
        AssertClose(name, NumericGradient(function, arguments), gradient, 1e-8);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void JvpAgreesWithTheGradient(int index, string name)
    {
        var (function, arguments) = TransformPrograms.All().ElementAt(index);
        var derivatives = Differentiate(function);
        var (_, gradient) = RunGradient(function, derivatives.Gradient!, arguments);
        var direction = gradient.Select((_, i) => Math.Cos(i + 1.0)).ToArray();
        var expected = gradient.Zip(direction, (g, d) => g * d).Sum();
        var results = IrInterpreter.Run(derivatives.Jvp, [.. Copy(arguments), .. Unflatten(function, arguments, direction)]);
        Assert.Equal(Value(function, arguments), (double)results[0]!);
        Assert.Equal(expected, (double)results[^1]!, 1e-11 * Math.Max(1, Math.Abs(expected)));
        _ = name;
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void ThePairAgreesWithTheGradientForEverySeed(int index, string name)
    {
        var (function, arguments) = TransformPrograms.All().ElementAt(index);
        var derivatives = Differentiate(function);
        var (_, gradient) = RunGradient(function, derivatives.Gradient!, arguments);
        var tape = new TapeModel();
        var inputs = Copy(arguments);
        var value = IrInterpreter.Run(derivatives.Forward, inputs, tape);
        Assert.Equal(Value(function, arguments), (double)value[0]!);
        foreach (var seed in new[] { 1.0, -2.0 })
        {
            var shadows = Shadows(function, arguments);
            var again = tape.Copy();
            var results = IrInterpreter.Run(derivatives.Reverse, [.. inputs, .. shadows, seed], again);
            Assert.True(again.IsEmpty, "the reverse sweep leaves values on the tape");
            var actual = Flatten(function, shadows, results);
            AssertClose(name, gradient.Select(g => seed * g).ToArray(), actual, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void ForwardOverReverseGivesSecondDerivatives(int index, string name)
    {
        var (function, arguments) = TransformPrograms.All().ElementAt(index);
        var gradient = Differentiate(function).Gradient!;

        // The destinations take part: their tangents receive the Hessian-vector product.
        var closed = gradient with { Parameters = gradient.Parameters.Select(p => p with { IsDifferentiated = p.IsDifferentiated || p.Name.EndsWith("Gradient", StringComparison.Ordinal) }).ToEquatableArray() };
        IrFunction hvp;
        try
        {
            hvp = Differentiator.Pushforward(closed);
        }
        catch (UnsupportedTransformException)
        {
            Assert.Equal("LocalArrayInLoop", name);
            return;
        }

        var count = Flat(arguments).Length;
        var direction = Enumerable.Range(0, count).Select(i => Math.Sin(i + 0.5)).ToArray();
        var shadows = Shadows(function, arguments);
        var shadowTangents = Shadows(function, arguments);
        var results = IrInterpreter.Run(
            hvp, [.. Copy(arguments), .. shadows, .. Unflatten(function, arguments, direction), .. shadowTangents]);
        var tangentCount = results.Length / 2;
        var product = Flatten(function, shadowTangents, results[(tangentCount + 1)..]);

        double[] GradientAt(double t) => RunGradient(function, gradient, Unflat(arguments, Flat(arguments).Zip(direction, (x, d) => x + (t * d)).ToArray())).Gradient;
        var numeric = Enumerable.Range(0, product.Length).Select(i => Richardson(t => GradientAt(t)[i])).ToArray();
        AssertClose(name, numeric, product, 1e-6);
    }

    /// <summary>Random functions: gradient, JVP, pair and differences agree with each other.</summary>
    [Theory]
    [InlineData(0, 150)]
    public void RandomFunctionsAgree(int firstSeed, int count)
    {
        var refused = 0;
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var (function, arguments) = new RandomFunctions(seed).Next();
            try
            {
                CheckRandom(function, arguments);
            }
            catch (UnsupportedTransformException)
            {
                refused++;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}: {exception.Message}\n{function}", exception);
            }
        }

        Assert.True(refused < count / 10, $"{refused} of {count} functions were refused");
    }

    private static void CheckRandom(IrFunction function, object[] arguments)
    {
        var derivatives = Differentiate(function);
        var (value, gradient) = RunGradient(function, derivatives.Gradient!, arguments);
        Assert.Equal(Value(function, arguments), value);

        var scale = gradient.Max(Math.Abs) + 1;
        for (var k = 0; k < 3; k++)
        {
            var direction = gradient.Select((_, i) => Math.Cos((k * 7) + i + 1.0)).ToArray();
            var expected = gradient.Zip(direction, (g, d) => g * d).Sum();
            var results = IrInterpreter.Run(derivatives.Jvp, [.. Copy(arguments), .. Unflatten(function, arguments, direction)]);
            Assert.Equal(expected, (double)results[^1]!, 1e-10 * scale);
        }

        var tape = new TapeModel();
        var inputs = Copy(arguments);
        IrInterpreter.Run(derivatives.Forward, inputs, tape);
        for (var k = 0; k < 2; k++)
        {
            var shadows = Shadows(function, arguments);
            var results = IrInterpreter.Run(derivatives.Reverse, [.. inputs, .. shadows, 1.0], tape.Copy());
            AssertClose("pair", gradient, Flatten(function, shadows, results), 1e-11);
        }

        // A step may cross a branch: differences count where two step sizes agree.
        var numeric = NumericGradient(function, arguments);
        var converged = numeric.Zip(gradient, (a, g) => Math.Abs(a - g) <= 1e-5 * scale).Count(static ok => ok);
        Assert.True(converged >= numeric.Length / 2, $"differences: [{string.Join(", ", numeric)}], gradient: [{string.Join(", ", gradient)}]");
    }

    private static DerivativeFunctions Differentiate(IrFunction function)
    {
        var method = new DifferentiableMethod
        {
            Id = function.Name, Namespace = null, ContainingTypes = EquatableArray<ContainingType>.Empty, Accessibility = "public", Name = function.Name,
            Stem = function.Name, ReturnType = "double", Parameters = function.Parameters, ReturnLeaves = function.ReturnLeaves,
            ReturnNames = function.ReturnNames, ReturnsTuple = false, Derivatives = 7, DerivativesAreExplicit = false, Cref = function.Name, HintName = function.Name,
        };
        Assert.Empty(IrVerifier.Verify(function));
        var derivatives = Differentiator.Differentiate(new LinkedMethod(method, function, EquatableArray<Problem>.Empty));
        Assert.Empty(derivatives.Problems);
        foreach (var derivative in new[] { derivatives.Gradient!, derivatives.Jvp, derivatives.Forward, derivatives.Reverse })
        {
            Assert.True(IrVerifier.Verify(derivative).Count == 0, string.Join("\n", IrVerifier.Verify(derivative)) + "\n" + derivative);
        }

        return derivatives;
    }

    private static double Value(IrFunction function, object[] arguments) => (double)IrInterpreter.Run(function, Copy(arguments))[0]!;

    private static (double Value, double[] Gradient) RunGradient(IrFunction function, IrFunction gradient, object[] arguments)
    {
        var shadows = Shadows(function, arguments);
        var results = IrInterpreter.Run(gradient, [.. Copy(arguments), .. shadows]);
        return ((double)results[0]!, Flatten(function, shadows, results[1..]));
    }

    private static object[] Copy(object[] arguments) => [.. arguments.Select(static a => a is Array array ? array.Clone() : a)];

    private static object[] Shadows(IrFunction function, object[] arguments) =>
        [.. function.Parameters.Zip(arguments).Where(static p => p.First.IsDifferentiated && p.Second is Array).Select(static p => (object)new double[((Array)p.Second).Length])];

    // Gradient in parameter order: arrays from the shadows, scalars from the results.
    private static double[] Flatten(IrFunction function, object[] shadows, object?[] scalars)
    {
        var flat = new List<double>();
        var (array, scalar) = (0, 0);
        foreach (var parameter in function.Parameters.Where(static p => p.IsDifferentiated))
        {
            if (parameter.Leaves[0].IsMemory)
            {
                flat.AddRange((double[])shadows[array++]);
            }
            else
            {
                flat.Add((double)scalars[scalar++]!);
            }
        }

        return [.. flat];
    }

    private static double[] Flat(object[] arguments) =>
        [.. arguments.SelectMany(static a => a is double[] array ? array : a is double number ? [number] : [])];

    private static object[] Unflat(object[] arguments, double[] flat)
    {
        var next = 0;
        return [.. arguments.Select(a => a switch
        {
            double[] array => (object)array.Select(_ => flat[next++]).ToArray(),
            double => flat[next++],
            _ => a,
        })];
    }

    private static object[] Unflatten(IrFunction function, object[] arguments, double[] flat) =>
        [.. function.Parameters.Zip(Unflat(arguments, flat)).Where(static p => p.First.IsDifferentiated).Select(static p => p.Second)];

    private static double[] NumericGradient(IrFunction function, object[] arguments)
    {
        var flat = Flat(arguments);
        return [.. flat.Select((_, i) => Richardson(t =>
        {
            var moved = (double[])flat.Clone();
            moved[i] += t;
            return Value(function, Unflat(arguments, moved));
        }))];
    }

    private static double Richardson(Func<double, double> f)
    {
        double Central(double h) => (f(h) - f(-h)) / (2 * h);
        const double Step = 1e-3;
        var (a, b, c) = (Central(Step), Central(Step / 2), Central(Step / 4));
        var (ab, bc) = (((4 * b) - a) / 3, ((4 * c) - b) / 3);
        return ((16 * bc) - ab) / 15;
    }

    private static void AssertClose(string name, double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"{name}[{i}]: expected {expected[i]:R}, got {actual[i]:R}");
        }
    }
}
