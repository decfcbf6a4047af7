using System.Runtime.CompilerServices;
using Autodiff.Generator.Emit;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Autodiff.Generator.Tests.Interpreter;
using Autodiff.Generator.Tests.Transforms;
using Xunit;

namespace Autodiff.Generator.Tests.Emit;

/// <summary>The emitted C# computes exactly what the IR says: random functions and their derivatives, against the interpreter.</summary>
public sealed class RandomEmissionTests
{
    [Theory]
    [InlineData(1, 50)]
    [InlineData(1001, 50)]
    public void EmittedFunctionsAgreeWithTheInterpreter(int first, int count)
    {
        var functions = Enumerable.Range(first, count).Select(static seed => new RandomFunctions(seed).Next()).ToArray();
        Compare(functions);
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(3001, 100)]
    public void RandomRegionsAgreeWithTheInterpreter(int first, int count)
    {
        var functions = Enumerable.Range(first, count).Select(static seed => new RandomRegions(seed).Next()).ToArray();
        foreach (var (function, _) in functions)
        {
            Assert.Empty(IrVerifier.Verify(function));
        }

        Compare(functions);
    }

    [Theory]
    [InlineData(5001, 40)]
    public void EmittedGradientsAndJvpsAgreeWithTheInterpreter(int first, int count)
    {
        var functions = new List<(IrFunction, object[])>();
        foreach (var (function, arguments) in Enumerable.Range(first, count).Select(static seed => new RandomFunctions(seed).Next()))
        {
            var derivatives = Differentiate(function);
            functions.Add((derivatives.Jvp, [.. arguments, .. arguments.Where((_, i) => function.Parameters[i].IsDifferentiated).Select(Copy)]));
        }

        Compare(functions);
    }

    [Fact]
    public void TransformedProgramsAgreeWithTheInterpreter()
    {
        var functions = new List<(IrFunction, object[])>();
        foreach (var (function, arguments) in TransformPrograms.All())
        {
            functions.Add((function, arguments));
            var derivatives = Differentiate(function);
            functions.Add((derivatives.Jvp, [.. arguments, .. arguments.Where((_, i) => function.Parameters[i].IsDifferentiated).Select(Copy)]));
        }

        Compare(functions);
    }

    [Theory]
    [InlineData(7001, 40)]
    public void GeneratedFilesAgreeWithTheInterpretedGradient(int first, int count) =>
        CompareFiles([.. Enumerable.Range(first, count).Select(static seed => new RandomFunctions(seed).Next())]);

    [Fact]
    public void GeneratedFilesOfTheProgramsAgreeWithTheInterpretedGradient() => CompareFiles([.. TransformPrograms.All()]);

    private static void CompareFiles(IReadOnlyList<(IrFunction Function, object[] Arguments)> functions)
    {
        var derivatives = functions.Select(static function => MethodModel.Differentiate(function.Function)).ToArray();
        string[] sources = [.. functions.SelectMany((function, i) => (string[])
            [MethodModel.Primal(function.Function, "M" + i), DerivativeWriter.Write(MethodModel.Of(function.Function, "M" + i), derivatives[i])])];
        var assembly = GeneratedCode.Compile(sources);
        for (var i = 0; i < functions.Count; i++)
        {
            var (function, arguments) = functions[i];
            var shadows = function.Parameters.Select((parameter, k) => (parameter, k))
                .Where(static pair => pair.parameter is { IsDifferentiated: true } && pair.parameter.Leaves[0].IsMemory)
                .Select(pair => (object)new double[((double[])arguments[pair.k]).Length]).ToArray();
            var results = IrInterpreter.Run(derivatives[i].Gradient!, [.. arguments.Select(Copy), .. shadows]);
            var expected = new List<object?> { results[0] };
            int scalar = 1, shadow = 0;
            foreach (var parameter in function.Parameters.Where(static parameter => parameter.IsDifferentiated))
            {
                expected.Add(parameter.Leaves[0].IsMemory ? shadows[shadow++] : results[scalar++]);
            }

            var type = assembly.GetType("M" + i)!;
            foreach (var (name, more) in ((string, object[])[])[("ValueAndGradient", []), ("Vjp", [1.0])])
            {
                if (name == "Vjp" && function.Parameters.Any(static parameter => parameter is { IsDifferentiated: true, IsWritten: true }))
                {
                    continue;
                }

                var all = arguments.Select(Copy).Concat(more).ToArray();
                var method = type.GetMethods().Single(method => method.Name == function.Name + name
                    && method.GetParameters().Length == all.Length && method.ReturnType.IsGenericType);
                var actual = Flat((ITuple)method.Invoke(null, all)!).ToArray();
                Assert.True(
                    actual.Length == expected.Count && expected.Zip(actual).All(pair => name == "Vjp" ? Near(pair.First, pair.Second) : Same(pair.First, pair.Second)),
                    $"{function.Name}{name}: expected {string.Join(", ", expected)}, got {string.Join(", ", actual)}\n{sources[(2 * i) + 1]}");
            }
        }
    }

    private static IEnumerable<object?> Flat(ITuple tuple) => Enumerable.Range(0, tuple.Length)
        .SelectMany(i => tuple[i] is ITuple inner ? Flat(inner) : [tuple[i]]);

    private static bool Near(object? x, object? y) => (x, y) switch
    {
        (double a, double b) => Same(a, b) || Math.Abs(a - b) <= 1e-11 * Math.Max(1, Math.Abs(a)),
        (double[] a, double[] b) => a.Length == b.Length && a.Zip(b, static (p, q) => Near(p, q)).All(static near => near),
        _ => Equals(x, y),
    };

    private static void Compare(IReadOnlyList<(IrFunction Function, object[] Arguments)> functions)
    {
        var assembly = GeneratedCode.Compile([.. functions.Select(static (function, i) => EmittedFunction.Source(function.Function, "F" + i))]);
        for (var i = 0; i < functions.Count; i++)
        {
            var (function, arguments) = functions[i];
            var interpreted = arguments.Select(Copy).ToArray();
            var emitted = arguments.Select(Copy).ToArray();
            var expected = IrInterpreter.Run(function, interpreted);
            var actual = EmittedFunction.Run(assembly, "F" + i, emitted);
            Assert.True(
                expected.Zip(actual, Same).All(static same => same) && interpreted.Zip(emitted, Same).All(static same => same),
                $"{function.Name}: expected {string.Join(", ", expected)}, got {string.Join(", ", actual)}\n{function}\n{EmittedFunction.Source(function, "F")}");
        }
    }

    private static DerivativeFunctions Differentiate(IrFunction function) => MethodModel.Differentiate(function);

    private static object Copy(object value) => value is Array array ? array.Clone() : value;

    private static bool Same(object? x, object? y) => (x, y) switch
    {
        (double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b)),
        (double[] a, double[] b) => a.AsSpan().SequenceEqual(b),
        _ => Equals(x, y),
    };
}
