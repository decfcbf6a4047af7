using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Snapshots;

/// <summary>The generated code of a small program for each construct, as it was read and accepted: what it looks like is part of what it is.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void StraightLine() => Verify("""
        /// <summary>The banana valley.</summary>
        [Differentiable]
        public static double Rosenbrock(double x, double y)
        {
            var a = 1 - x;
            var b = y - x * x;
            return a * a + 100 * b * b;
        }
        """);

    [Fact]
    public void Branches() => Verify("""
        [Differentiable]
        public static double Huber(double error, double width)
        {
            if (Math.Abs(error) < width) return 0.5 * error * error;
            var tail = Math.Abs(error) - 0.5 * width;
            if (error > 0) tail *= 2;
            return width * tail;
        }
        """);

    [Fact]
    public void Conditions() => Verify("""
        [Differentiable]
        public static double Clip(double x, double low, double high, bool isSoft)
            => x > low && x < high ? x * x : isSoft || x > 10 * high ? Math.Tanh(x) * high : x <= low ? low : high;
        """);

    [Fact]
    public void SwitchStatement() => Verify("""
        [Differentiable]
        public static double Activate(double x, int kind)
        {
            switch (kind)
            {
                case 0:
                    return x;
                case 1 or 2:
                    x = Math.Exp(-x);
                    break;
                default:
                    x *= x;
                    break;
            }
            return 1 / (1 + x);
        }
        """);

    [Fact]
    public void SwitchExpression() => Verify("""
        [Differentiable]
        public static double Kernel(double r, string name) => name switch
        {
            "gauss" => Math.Exp(-r * r),
            "cauchy" => 1 / (1 + r * r),
            _ => throw new ArgumentException($"No kernel '{name}'.", nameof(name)),
        };
        """);

    [Fact]
    public void CountedLoop() => Verify("""
        [Differentiable]
        public static double Logistic(double x, double rate, int steps)
        {
            for (var i = 0; i < steps; i++) x = rate * x * (1 - x);
            return x;
        }
        """);

    [Fact]
    public void ReductionOverArrays() => Verify("""
        [Differentiable]
        public static double LogLikelihood(double[] x, double mean, double deviation)
        {
            double sum = 0;
            for (var i = 0; i < x.Length; i++)
            {
                var z = (x[i] - mean) / deviation;
                sum -= 0.5 * z * z + Math.Log(deviation);
            }
            return sum;
        }
        """);

    [Fact]
    public void ForEach() => Verify("""
        [Differentiable]
        public static double Product(double[] factors)
        {
            var product = 1.0;
            foreach (var factor in factors) product *= factor;
            return product;
        }
        """);

    [Fact]
    public void BreakAndContinue() => Verify("""
        [Differentiable]
        public static double Walk(double[] steps, double limit)
        {
            double position = 0;
            foreach (var step in steps)
            {
                if (step < 0) continue;
                position += step * step;
                if (position > limit) break;
                position *= 0.9;
            }
            return position;
        }
        """);

    [Fact]
    public void ReturnFromALoop() => Verify("""
        [Differentiable]
        public static double Settle(double x, int n)
        {
            var s = x;
            for (var i = 1; i < n; i++)
            {
                s += Math.Cos(s) / i;
                if (s > 2.5) return s * s;
            }
            return s * x;
        }
        """);

    [Fact]
    public void ReturnFromNestedLoops() => Verify("""
        [Differentiable]
        public static double FirstAbove(double[] a, double limit)
        {
            var sum = 0.0;
            for (var i = 0; i < a.Length; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    sum += a[i] * a[j];
                    if (sum > limit) return sum * a[j];
                }
            }
            return sum;
        }
        """);

    [Fact]
    public void LoopThatDependsOnNumbers() => Verify("""
        [Differentiable]
        public static double SquareRoot(double a)
        {
            var x = a;
            while (Math.Abs(x * x - a) > 1e-14) x = 0.5 * (x + a / x);
            return x;
        }
        """);

    [Fact]
    public void DoWhile() => Verify("""
        [Differentiable]
        public static double Halve(double x, int atMost)
        {
            var n = 0;
            do
            {
                x = 0.5 * Math.Sin(x);
                n++;
            }
            while (n < atMost && x > 0.01);
            return x * n;
        }
        """);

    [Fact]
    public void TriangularLoops() => Verify("""
        [Differentiable]
        public static double[] ForwardSubstitution(double[,] l, double[] b)
        {
            var x = new double[b.Length];
            for (var i = 0; i < b.Length; i++)
            {
                var sum = b[i];
                for (var j = 0; j < i; j++) sum -= l[i, j] * x[j];
                x[i] = sum / l[i, i];
            }
            return x;
        }
        """);

    [Fact]
    public void OverwrittenElements() => Verify("""
        [Differentiable]
        public static void Accumulate(double[] x)
        {
            for (var i = 1; i < x.Length; i++) x[i] *= x[i - 1];
        }
        """);

    [Fact]
    public void ArraysThatTradePlaces() => Verify("""
        [Differentiable]
        public static double Heat(double[] u0, double c, int steps)
        {
            var u = (double[])u0.Clone();
            var v = new double[u.Length];
            for (var t = 0; t < steps; t++)
            {
                v[0] = u[0];
                v[^1] = u[^1];
                for (var i = 1; i < u.Length - 1; i++) v[i] = u[i] + c * (u[i - 1] - 2 * u[i] + u[i + 1]);
                (u, v) = (v, u);
            }
            double e = 0;
            foreach (var w in u) e += w * w;
            return e;
        }
        """);

    [Fact]
    public void JaggedArrays() => Verify("""
        [Differentiable]
        public static double Network(double[][] weights, double[] input)
        {
            double output = 0;
            for (var i = 0; i < weights.Length; i++)
            {
                double sum = 0;
                for (var j = 0; j < weights[i].Length; j++) sum += weights[i][j] * input[j];
                output += Math.Tanh(sum);
            }
            return output;
        }
        """);

    [Fact]
    public void IndexArrays() => Verify("""
        [Differentiable]
        public static double Gather(double[] values, int[] indices)
        {
            double sum = 0;
            foreach (var i in indices) sum += values[i] * values[i];
            return sum * values[^1];
        }
        """);

    [Fact]
    public void Spans() => Verify("""
        [Differentiable]
        public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        {
            if (a.Length != b.Length) throw new ArgumentException($"{a.Length} and {b.Length} elements.");
            double sum = 0;
            for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
            return sum;
        }
        """);

    [Fact]
    public void Tuples() => Verify("""
        [Differentiable]
        public static (double X, double Y) Rotate((double X, double Y) point, double angle)
        {
            var (sin, cos) = Math.SinCos(angle);
            return (cos * point.X - sin * point.Y, sin * point.X + cos * point.Y);
        }
        """);

    [Fact]
    public void TupleAssignmentInALoop() => Verify("""
        [Differentiable]
        public static double Fibonacci(double u, double v, int n)
        {
            for (var i = 0; i < n; i++) (u, v) = (v, u * v);
            return u;
        }
        """);

    [Fact]
    public void References() => Verify("""
        [Differentiable]
        public static void ToPolar(double x, double y, out double radius, ref double angle)
        {
            radius = Math.Sqrt(x * x + y * y);
            angle += Math.Atan2(y, x);
        }
        """);

    [Fact]
    public void InlinedCalls() => Verify("""
        [Differentiable]
        public static double Norm(double x, double y) => Math.Sqrt(Square(x) + Square(y));

        [Differentiable]
        public static double Square(double x) => x * x;
        """);

    [Fact]
    public void CallsOfLoops() => Verify("""
        [Differentiable]
        public static double Polynomial(double[] coefficients, double x)
        {
            double value = 0;
            for (var i = coefficients.Length - 1; i >= 0; i--) value = value * x + coefficients[i];
            return value;
        }

        [Differentiable]
        public static double Rational(double[] p, double[] q, double x) => Polynomial(p, x) / Polynomial(q, x);
        """);

    [Fact]
    public void Recursion() => Verify("""
        [Differentiable]
        public static double Power(double x, int n)
        {
            if (n == 0) return 1;
            var half = Power(x, n / 2);
            return n % 2 == 0 ? half * half : half * half * x;
        }
        """);

    [Fact]
    public void DroppedDerivatives() => Verify("""
        [Differentiable(nameof(w))]
        public static double Step(double w, double x, [NoGradient] double scale) => Autograd.StopGradient(w * x) * w + Round(w) * scale;

        [NoGradient]
        public static double Round(double x) => Math.Round(x);
        """);

    [Fact]
    public void SinglePrecision() => Verify("""
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public static float Mix(float x, double y, int n) => x * (float)Math.Exp(y) + MathF.Pow(x, n) + 1.5f;
        """);

    [Fact]
    public void SideEffectsInIndices() => Verify("""
        [Differentiable]
        public static double Fill(double x, int n)
        {
            var a = new double[n];
            var i = 0;
            while (i < n) a[i++] += x *= 1.1;
            return a[0] * a[n - 1];
        }
        """);

    [Fact]
    public void SeveralNames() => Verify("""
        [Differentiable(nameof(spot), Name = "Delta", Derivatives = Derivatives.Gradient)]
        [Differentiable(nameof(volatility), Name = "Vega", Derivatives = Derivatives.Gradient)]
        public static double Call(double spot, double strike, double volatility)
        {
            var d = Math.Log(spot / strike) / volatility + 0.5 * volatility;
            return spot * SpecialFunctions.NormalCdf(d) - strike * SpecialFunctions.NormalCdf(d - volatility);
        }
        """);

    [Fact]
    public void Refusal() => Verify(
        """
        [Differentiable]
        public static double Parsed(double x) => double.Parse(x.ToString()) * x;
        """,
        "DIFF3002");

    private static void Verify(string members, string? refusal = null, [CallerMemberName] string test = "")
    {
        var source = "namespace Snapshots;\n\npublic static partial class Model\n{\n" + members + "\n}\n";
        var compilation = TestCompilation.Generate(TestCompilation.Create(source), out var result);
        Assert.Empty(compilation.Errors());
        Assert.Equal(
            refusal is null ? [] : [refusal],
            TestCompilation.Analyze(compilation).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.Id));
        var folder = SnapshotFolder.Of(
            Path.Combine(Repository.Root, "tests", "Autodiff.Generator.Tests", "_snapshots"), Environment.GetEnvironmentVariable);
        var generated = result.Results.Single().GeneratedSources.ToDictionary(static file => file.HintName, static file => file.SourceText.ToString());
        Assert.NotEmpty(generated);
        var differences = folder.Differences($"{nameof(SnapshotTests)}.{test}", generated);
        Assert.True(
            differences.Count == 0,
            string.Join("\n", differences) + "\nRead the received files; AUTODIFF_ACCEPT_SNAPSHOTS=1 dotnet test accepts them.");
    }
}
