using System.Text;
using Autodiff.EndToEnd.Tests.Inputs;

namespace Autodiff.EndToEnd.Tests.RandomPrograms;

/// <summary>A random program: some methods and one that calls them, <c>Run</c>, with the points where it is differentiated.</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Source">The class, as C#.</param>
/// <param name="Points">The arguments of <c>Run</c>.</param>
internal sealed record RandomProgram(int Seed, string Source, IReadOnlyList<object?[]> Points)
{
    public string ClassName => "Program" + Seed;

    /// <summary><c>Run</c> as <c>Type.Method</c>.</summary>
    public string Key => ClassName + ".Run";

    /// <summary>Always the same program for a seed.</summary>
    public static RandomProgram FromSeed(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder($"public static partial class Program{seed}\n{{\n");
        var callees = new Callees();
        for (var i = random.Next(4); i > 0; i--) WriteCallee(text, random, callees, i);
        var points = WriteRun(text, random, callees);
        return new(seed, text.Append("}\n").ToString(), points);
    }

    private static void WriteCallee(StringBuilder text, Random random, Callees callees, int number)
    {
        var name = "F" + number;
        var scope = new Scope();
        scope.Numbers.Add("p");
        switch (random.Next(8))
        {
            case 0:
                scope.Numbers.Add("q");
                Write($"double {name}(double p, double q)", Result.Number, callees.OfNumbers);
                break;
            case 1:
                scope.Counters.Add("depth");
                WriteRecursive(text, random, callees, scope, name);
                callees.Recursive.Add(name);
                break;
            case 2:
                scope.Arrays.Add("b");
                scope.Counters.Add("m");
                scope.Numbers.Clear();
                Write($"double {name}(double[] b, int m)", Result.Number, callees.OfArray);
                break;
            case 3:
                scope.Arrays.Add("b");
                scope.WritableArrays.Add("b");
                Write($"void {name}(double[] b, double p)", Result.Nothing, callees.Writing, "        b[^1] += 0.1 * p;\n");
                break;
            case 4:
                scope.Numbers.Add("q");
                Write($"double {name}(ref double p, double q)", Result.Number, callees.ByReference);
                break;
            case 5:
                scope.Numbers.Add("q");
                Write($"(double, double) {name}(double p, double q)", Result.Pair, callees.OfTuple);
                break;
            case 6:
                scope.Arrays.Add("b");
                Write($"double[] {name}(double[] b, double p)", Result.Array, callees.NewArray);
                break;
            default:
                scope.Numbers.AddRange(["q", "o"]);
                Write($"void {name}(double p, double q, out double o)", Result.Nothing, callees.WithOut, "        o = p;\n");
                break;
        }

        void Write(string signature, Result result, List<string> known, string first = "")
        {
            WriteMethod(text, random, callees, scope, signature, first, random.Next(1, 8), result);
            known.Add(name);
        }
    }

    private static void WriteRecursive(StringBuilder text, Random random, Callees callees, Scope scope, string name)
    {
        var first = $"        if (depth <= 0) return Math.Sin(p);\n        var q = 0.6 * {name}(0.9 * p, depth - 1);\n";
        scope.Numbers.Add("q");
        WriteMethod(text, random, callees, scope, $"double {name}(double p, int depth)", first, random.Next(1, 6), Result.Number);
    }

    private static List<object?[]> WriteRun(StringBuilder text, Random random, Callees callees)
    {
        var scope = new Scope();
        scope.Numbers.AddRange(["x", "y"]);
        scope.Arrays.Add("a");
        scope.Counters.Add("n");
        if (random.Next(3) == 0) scope.WritableArrays.Add("a");
        var size = random.Next(6, 26);
        object?[][] points =
        [
            [0.7, -0.4, Data.Vector(0.3, -0.8, 1.1), 2],
            [-1.2, 0.9, Data.Vector(-0.6, 0.45), 3],
        ];
        switch (random.Next(4))
        {
            case 0:
                scope.Numbers.Add("z");
                WriteMethod(text, random, callees, scope, "void Run(double x, ref double y, double[] a, int n, out double z)", "        z = y;\n", size, Result.Nothing);
                return [.. points.Select(p => (object?[])[.. p, Data.Out])];
            case 1:
                WriteMethod(text, random, callees, scope, "double Run(double x, ref double y, double[] a, int n)", "", size, Result.Number);
                return [.. points];
            default:
                WriteMethod(text, random, callees, scope, "double Run(double x, double y, double[] a, int n)", "", size, Result.Number);
                return [.. points];
        }
    }

    private static void WriteMethod(
        StringBuilder text, Random random, Callees callees, Scope scope, string signature, string first, int size, Result result)
    {
        var writer = new StatementWriter(random, scope, callees, size, result);
        var body = random.Next(3) > 0 ? writer.BodyOnArrays() : writer.Body();
        text.Append($"    [Differentiable]\n    public static {signature}\n    {{\n{first}{body}    }}\n\n");
    }
}
