using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Linking;
using Autodiff.Generator.Model;
using Autodiff.Generator.Tests.Interpreter;

namespace Autodiff.Generator.Tests.Linking;

/// <summary>Link: what is inlined and how, what stays a call, and whose problems reach whom.</summary>
public sealed class MethodLinkerTests
{
    /// <summary>A body of more operations than are inlined.</summary>
    private const string LargeBody = """
        var s = x;
        s += Math.Sin(s) * x; s += Math.Sin(s) * x; s += Math.Sin(s) * x; s += Math.Sin(s) * x; s += Math.Sin(s) * x; s += Math.Sin(s) * x;
        s += Math.Sin(s) * x; s += Math.Sin(s) * x; s += Math.Sin(s) * x; s += Math.Sin(s) * x; s += Math.Sin(s) * x; s += Math.Sin(s) * x;
        s += Math.Sin(s) * x; s += Math.Sin(s) * x; s += Math.Sin(s) * x; s += Math.Sin(s) * x; s += Math.Sin(s) * x; s += Math.Sin(s) * x;
        """;

    [Fact]
    public void A_small_callee_is_inlined_and_its_result_takes_the_caller_s_name()
    {
        var source = new LinkedSource("""
            [Differentiable]
            public static double F(double x, double y)
            {
                var square = Square(y);
                return square + Square(square);
            }

            [Differentiable]
            public static double Square(double a) { var b = a * a; return b; }
            """);
        Assert.Equal(
            """
            function F(x': %x.0: double; y': %y.1: double)
              %square.2: double = Multiply %y.1, %y.1
              %b.3: double = Multiply %square.2, %square.2
              %4: double = Add %square.2, %b.3
              return %4

            """,
            source["F"].ToString());
    }

    [Fact]
    public void A_callee_that_returns_its_argument_leaves_nothing()
    {
        var source = new LinkedSource("""
            [Differentiable]
            public static double F(double x) => Same(Same(Same(x))) * 2;

            [Differentiable]
            public static double Same(double x) => x;
            """);
        Assert.Equal(
            """
            function F(x': %x.0: double)
              %1: double = 2
              %2: double = Multiply %x.0, %1
              return %2

            """,
            source["F"].ToString());
    }

    [Fact]
    public void Inlining_keeps_values_through_references_tuples_loops_and_guards()
    {
        var source = new LinkedSource("""
            [Differentiable]
            public static double F(double x, int n)
            {
                var product = 1.0;
                var count = 0;
                for (var i = 0; i < n; i++)
                {
                    Step(ref product, x, out var next);
                    var (low, high) = Bounds(product, next);
                    if (high > low)
                    {
                        product += Checked(high - low);
                    }

                    count++;
                }

                return product * count;
            }

            [Differentiable]
            public static void Step(ref double product, double x, out double next) { product *= x; next = product + x; }

            [Differentiable]
            public static (double Low, double High) Bounds(double a, double b) => a < b ? (a, b) : (b, a);

            [Differentiable]
            public static double Checked(double x)
            {
                if (x < 0) { throw new ArgumentException("negative"); }
                return x / 2;
            }
            """);
        Assert.Empty(source.Calls("F"));

        var (expected, count) = (1.0, 0);
        for (var i = 0; i < 5; i++)
        {
            expected *= 1.25;
            var next = expected + 1.25;
            expected += (next - expected) / 2;
            count++;
        }

        Assert.Equal([expected * count], IrInterpreter.Run(source["F"], [1.25, 5]));
    }

    [Fact]
    public void Everything_inlined_happens_at_the_call()
    {
        var source = new LinkedSource("""
            [Differentiable]
            public static double F(double x) => 1 + Deep(x);

            [Differentiable]
            public static double Deep(double x) => x > 0 ? Math.Sin(x) : Math.Cos(x);
            """);
        var origins = source["F"].Body.AllOperations().Where(static operation => operation is IfOperation or PrimitiveOperation { Primitive: Rules.Primitive.Sin or Rules.Primitive.Cos });
        Assert.Single(origins.Select(static operation => operation.OriginId).Distinct());
    }

    [Theory]
    [InlineData("double G(double x) { " + LargeBody + " return s; }", "G(x)")]
    [InlineData("double G(double x, int n) => n == 0 ? x : x * G(x, n - 1);", "G(x, 3)")]
    [InlineData("double G(double x, int n) => n == 0 ? x : x * H(x, n - 1); [Differentiable] public static double H(double x, int n) => G(x, n);", "H(x, 3)")]
    [InlineData("double G(double x) => throw new InvalidOperationException();", "G(x)")]
    [InlineData("double G(double x, [NoGradient] double[] a) => x * a[0];", "G(x, [1, 2])")]
    public void Large_recursive_and_always_throwing_callees_stay_calls(string callee, string call)
    {
        var source = new LinkedSource($"[Differentiable] public static double F(double x) => {call}; [Differentiable] public static {callee}");
        Assert.NotEmpty(source.Calls("F"));
    }

    [Fact]
    public void A_large_callee_that_leaves_out_a_parameter_is_inlined_so_that_its_derivative_passes()
    {
        const string Callee = "[Differentiable(nameof(x))] public static double G(double x, double y) { " + LargeBody + " return s * y; }";
        Assert.Empty(new LinkedSource("[Differentiable] public static double F(double x) => G(x, x); " + Callee).Calls("F"));
    }

    [Fact]
    public void An_argument_for_a_constant_parameter_loses_its_derivative_visibly()
    {
        var source = new LinkedSource("""
            [Differentiable]
            public static double F(double x) => Scale(x, x);

            [Differentiable]
            public static double Scale(double x, [NoGradient] double factor) => x * factor;
            """);
        Assert.Equal(
            """
            function F(x': %x.0: double)
              %factor.1: double = opaque "{0}"(%x.0)
              %2: double = Multiply %x.0, %factor.1
              return %2

            """,
            source["F"].ToString());
        Assert.Equal("", source["F"].Body.AllOperations().OfType<OpaqueOperation>().Single().DiagnosticId);
    }

    [Fact]
    public void What_a_callee_writes_is_seen_in_its_body_over_cycles_too()
    {
        var source = new LinkedSource("""
            [Differentiable]
            public static double F(double[] a, double[] b) => Even(a, b, a, 3);

            [Differentiable]
            public static double Even(double[] read, double[] written, double[] passed, int n) => n == 0 ? read[0] : Odd(read, written, passed, n - 1);

            [Differentiable]
            public static double Odd(double[] read, double[] written, double[] passed, int n)
            {
                var alias = n > 1 ? written : (double[])passed.Clone();
                alias[0] = n;
                return Even(read, written, passed, n - 1);
            }
            """);
        var call = Assert.Single(source.Calls("F"));
        Assert.Equal([false, true, false, false], call.Callee.Parameters.Select(static parameter => parameter.IsWritten));
    }

    [Fact]
    public void The_same_storage_may_not_be_passed_twice_to_a_callee_that_writes_it()
    {
        var source = new LinkedSource("""
            [Differentiable]
            public static double Bad(double[] a) { Fill(a, a, 3); return a[0]; }

            [Differentiable]
            public static double Through(double[] a) { Fill(a.AsSpan(), a, 3); return a[0]; }

            [Differentiable]
            public static double Good(double[] a) { Fill((double[])a.Clone(), a, 3); return Sum(a, a, 3); }

            [Differentiable]
            public static void Fill(Span<double> from, double[] to, int n) { if (n > 0) { to[n] = from[n]; Fill(from, to, n - 1); } }

            [Differentiable]
            public static double Sum(double[] a, double[] b, int n) => n == 0 ? 0 : a[n] * b[n] + Sum(a, b, n - 1);
            """);
        Assert.Equal(["DIFF3006 Fill(…, a, …), from, to, Fill"], source.Problems("Bad"));
        Assert.Equal(["DIFF3006 Fill(…, a, …), from, to, Fill"], source.Problems("Through"));
        Assert.Empty(source.Problems("Good"));
    }

    [Fact]
    public void Callers_of_a_method_with_problems_have_a_problem_and_itself_has_only_its_own()
    {
        var source = new LinkedSource("""
            [Differentiable]
            public static double Top(double x) => Middle(x, 1);

            [Differentiable]
            public static double Middle(double x, int n) => n == 0 ? x : Bad(x, n - 1);

            [Differentiable]
            public static double Bad(double x, int n)
            {
                lock (typeof(object)) { }
                return n == 0 ? x : Middle(x, n - 1);
            }
            """);
        Assert.Equal(["DIFF2002"], source.Problems("Bad").Select(static problem => problem[..8]));
        Assert.Equal(["DIFF3003 Bad(x, …), Bad"], source.Problems("Middle"));
        Assert.Equal(["DIFF3003 Bad(x, …), Bad"], source.Problems("Top"));
    }

    [Fact]
    public void Problems_found_after_linking_reach_the_callers_of_callees_that_stay_calls()
    {
        var source = new LinkedSource(
            """
            [Differentiable]
            public static double F(double x) => Power(x, 3);

            [Differentiable]
            public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);
            """,
            static function => function.Name == "Power"
                ? new([Problem.At(DiagnosticIds.UnsupportedExpression, 0, "x", "is not supported")])
                : EquatableArray<Problem>.Empty);
        Assert.Equal(["DIFF3003 Power(x, …), Power"], source.Problems("F"));
    }

    [Fact]
    public void A_write_that_Bind_missed_is_refused()
    {
        var lowered = Lowering.LoweredSource.Single("[Differentiable] public static double F(double[] a) { a[0] = 1; return a[1]; }");
        var missed = lowered.Function! with { Parameters = new([lowered.Function.Parameters[0] with { IsWritten = false }]) };
        var linker = new MethodLinker(static _ => null, static _ => EquatableArray<Problem>.Empty, CancellationToken.None);
        var problem = Assert.Single(linker.Link(lowered with { Function = missed }).Problems);
        Assert.Equal(DiagnosticIds.CompilerFailed, problem.DiagnosticId);
        Assert.Equal(Problem.AtFirstParameter, problem.Place);
    }
}
