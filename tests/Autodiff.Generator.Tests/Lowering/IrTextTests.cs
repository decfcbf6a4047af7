namespace Autodiff.Generator.Tests.Lowering;

/// <summary>The shape of the IR of each construct: names, slots, exits, the order of evaluation.</summary>
public sealed class IrTextTests
{
    [Fact]
    public void Values_have_the_names_of_their_variables() => Check(
        "public static double F(double x, double y) { var a = x * y; var b = a; a += b; return a * 2; }",
        """
        function F(x': %x.0: double; y': %y.1: double)
          %a.2: double = Multiply %x.0, %y.1
          %a.3: double = Add %a.2, %a.2
          %4: double = 2
          %5: double = Multiply %a.3, %4
          return %5
        """);

    [Fact]
    public void Branches_yield_what_differs() => Check(
        "public static double F(double x) { var r = x; var s = x; if (x > 0) r = x * x; else { var t = x; r = -t; } return r + s; }",
        """
        function F(x': %x.0: double)
          %1: double = 0
          %2: bool = Greater %x.0, %1
          %r.3: double = if %2
            %r.4: double = Multiply %x.0, %x.0
            yield %r.4
          else
            %r.5: double = Negate %x.0
            yield %r.5
          %6: double = Add %r.3, %x.0
          return %6
        """);

    [Fact]
    public void Early_returns_nest_the_rest() => Check(
        "public static double F(double x, double y) { if (x < 0) return y; var z = x * y; if (z > 2) throw new ArgumentException(nameof(x)); return z; }",
        """
        function F(x': %x.0: double; y': %y.1: double)
          %2: double = 0
          %3: bool = Less %x.0, %2
          %result.4: double = if %3
            yield %y.1
          else
            %z.5: double = Multiply %x.0, %y.1
            %6: double = 2
            %7: bool = Greater %z.5, %6
            if %7
              throw "new global::System.ArgumentException("x")"()
            else
              yield
            yield %z.5
          return %result.4
        """);

    [Fact]
    public void For_loops_carry_slots_and_step() => Check(
        "public static double F(double[] a) { var s = 0.0; for (var i = 0; i < a.Length; i++) s += a[i]; return s; }",
        """
        function F(a': %a.0: double[])
          %1: double = 0
          %2: int = 0
          %s.3: double, %i.4: int = loop %s.5: double, %i.6: int from %1, %2
          while
            %7: int = length %a.0
            %8: bool = Less %i.6, %7
            yield %8
          body
            %9: double = load %a.0[%i.6]
            %s.10: double = Add %s.5, %9
            yield %s.10, %i.6
          step %s.11: double, %i.12: int
            %13: int = 1
            %i.14: int = Add %i.12, %13
            yield %s.11, %i.14
          return %s.3
        """);

    [Fact]
    public void Exits_have_codes_and_return_a_result() => Check(
        "public static double F(double x, int n) { while (n-- > 0) { if (x > 9) return n; if (x < 0) break; x *= 2; } return x; }",
        """
        function F(x': %x.0: double; n: %n.1: int)
          %2: double = 0
          %x.3: double, %n.4: int, %result.5: double, %exit.6: int = loop exits %x.7: double, %n.8: int, %result.9: double from %x.0, %n.1, %2
          while
            %10: bool = true
            yield %10
          body
            %11: int = 0
            %12: int = 1
            %n.13: int = Subtract %n.8, %12
            %14: int = 0
            %15: bool = Greater %n.8, %14
            %x.16: double, %result.17: double, %exit.18: int = if %15
              %19: double = 9
              %20: bool = Greater %x.7, %19
              %x.21: double, %result.22: double, %exit.23: int = if %20
                %24: double = Convert %n.13
                %25: int = 1
                yield %x.7, %24, %25
              else
                %26: double = 0
                %27: bool = Less %x.7, %26
                %x.28: double, %exit.29: int = if %27
                  %30: int = 2
                  yield %x.7, %30
                else
                  %31: double = 2
                  %x.32: double = Multiply %x.7, %31
                  yield %x.32, %11
                yield %x.28, %result.9, %exit.29
              yield %x.21, %result.22, %exit.23
            else
              %33: int = 3
              yield %x.7, %result.9, %33
            yield %x.16, %n.13, %result.17, %exit.18
          step %x.34: double, %n.35: int, %result.36: double
            yield %x.34, %n.35, %result.36
          %37: int = 1
          %38: bool = Equal %exit.6, %37
          %result.39: double = if %38
            yield %result.5
          else
            yield %x.3
          return %result.39
        """);

    [Fact]
    public void Do_loops_test_at_the_end_and_foreach_has_an_index() => Check(
        "public static double F(double[] a, double x) { do { foreach (var v in a) x -= v; } while (x > 1); return x; }",
        """
        function F(a': %a.0: double[]; x': %x.1: double)
          %x.2: double = do loop %x.3: double from %x.1
          while
            %4: double = 1
            %5: bool = Greater %x.3, %4
            yield %5
          body
            %6: int = 0
            %x.7: double, %vIndex.8: int = loop %x.9: double, %vIndex.10: int from %x.3, %6
            while
              %11: int = length %a.0
              %12: bool = Less %vIndex.10, %11
              yield %12
            body
              %v.13: double = load %a.0[%vIndex.10]
              %x.14: double = Subtract %x.9, %v.13
              yield %x.14, %vIndex.10
            step %x.15: double, %vIndex.16: int
              %17: int = 1
              %vIndex.18: int = Add %vIndex.16, %17
              yield %x.15, %vIndex.18
            yield %x.7
          step %x.19: double
            yield %x.19
          return %x.2
        """);

    [Fact]
    public void Partial_leaves_are_remembered() => Check(
        "public static double F(double x, int n) { for (var i = 0; i < n; i++) { if (x > 1) { if (i == 2) continue; x -= 1; } x *= 3; } return x; }",
        """
        function F(x': %x.0: double; n: %n.1: int)
          %2: int = 0
          %x.3: double, %i.4: int = loop %x.5: double, %i.6: int from %x.0, %2
          while
            %7: bool = Less %i.6, %n.1
            yield %7
          body
            %8: double = 1
            %9: bool = Greater %x.5, %8
            %10: bool = false
            %x.11: double, %skip.12: bool = if %9
              %13: int = 2
              %14: bool = Equal %i.6, %13
              %x.15: double, %skip.16: bool = if %14
                %17: bool = true
                yield %x.5, %17
              else
                %18: double = 1
                %x.19: double = Subtract %x.5, %18
                yield %x.19, %10
              yield %x.15, %skip.16
            else
              yield %x.5, %10
            %20: bool = LogicalNot %skip.12
            %x.21: double = if %20
              %22: double = 3
              %x.23: double = Multiply %x.11, %22
              yield %x.23
            else
              yield %x.11
            yield %x.21, %i.6
          step %x.24: double, %i.25: int
            %26: int = 1
            %i.27: int = Add %i.25, %26
            yield %x.24, %i.27
          return %x.3
        """);

    [Fact]
    public void Left_sides_are_evaluated_once_and_first() => Check(
        "public static double F(double[] a, double x) { var i = 0; a[i++] += x * i; (a[0], a[^1]) = (a[1], a[i]); return x; }",
        """
        function F(a': %a.0: double[]; x': %x.1: double)
          %2: int = 0
          %3: int = 1
          %i.4: int = Add %2, %3
          %5: double = load %a.0[%2]
          %6: double = Convert %i.4
          %7: double = Multiply %x.1, %6
          %8: double = Add %5, %7
          store %a.0[%2] = %8
          %9: int = 0
          %10: int = length %a.0
          %11: int = 1
          %12: int = Subtract %10, %11
          %13: int = 1
          %14: double = load %a.0[%13]
          %15: double = load %a.0[%i.4]
          store %a.0[%9] = %14
          store %a.0[%12] = %15
          return %x.1
        """);

    [Fact]
    public void References_are_values_before_and_after_a_call() => Check(
        """
        public static double F(double[] a, double x) { a[0] = G(ref x, out var y, a[1..]); return x * y; }
        [Differentiable] public static double G(ref double p, out double q, double[] b) { q = p; p *= b[0]; return q; }
        """,
        """
        function F(a': %a.0: double[]; x': %x.1: double)
          %2: int = 0
          %3: int = 1
          %4: int = length %a.0
          %5: int = Subtract %4, %3
          %6: global::System.Span<double> = view %a.0[%3, all]
          %7: double[] = new [%5]
          copy %6 to %7
          %8: double, %x.9: double, %y.10: double = call primal G(%x.1, %7)
          store %a.0[%2] = %8
          %11: double = Multiply %x.9, %y.10
          return %11
        """);

    [Fact]
    public void Tuples_are_their_leaves() => Check(
        "public static (double, int) F((double A, (int N, double B) P) t) { t.P.B *= t.A; var (u, v) = t; return (u * v.B, v.N); }",
        """
        function F(t': %t_A.0: double, %t_P_N.1: int, %t_P_B.2: double)
          %t_P_B.3: double = Multiply %t_P_B.2, %t_A.0
          %4: double = Multiply %t_A.0, %t_P_B.3
          return %4, %t_P_N.1
        """);

    [Fact]
    public void Short_circuits_and_choices_are_regions() => Check(
        "public static double F(double x, bool b) => b && Math.Sqrt(x) > 1 || !b ? x : x switch { < 0 => 1, _ => 2 };",
        """
        function F(x': %x.0: double; b: %b.1: bool)
          %2: bool = if %b.1
            %3: double = Sqrt %x.0
            %4: double = 1
            %5: bool = Greater %3, %4
            yield %5
          else
            %6: bool = false
            yield %6
          %7: bool = if %2
            %8: bool = true
            yield %8
          else
            %9: bool = LogicalNot %b.1
            yield %9
          %10: double = if %7
            yield %x.0
          else
            %11: double = 0
            %12: bool = Less %x.0, %11
            %13: int = if %12
              %14: int = 1
              yield %14
            else
              %15: int = 2
              yield %15
            %16: double = Convert %13
            yield %16
          return %10
        """);

    [Fact]
    public void Conversions_and_checked_arithmetic_are_kept() => Check(
        "public static double F(double x, int n, byte k) { k += 2; return checked(n * 2) + (float)x + (int)x; }",
        """
        function F(x': %x.0: double; n: %n.1: int; k: %k.2: byte)
          %3: int = 2
          %4: int = Convert %k.2
          %5: int = Add %4, %3
          %k.6: byte = Convert %5
          %7: int = 2
          %8: int = Multiply checked %n.1, %7
          %9: float = Convert %8
          %10: float = Convert %x.0
          %11: float = Add %9, %10
          %12: int = Convert %x.0
          %13: float = Convert %12
          %14: float = Add %11, %13
          %15: double = Convert %14
          return %15
        """);

    [Fact]
    public void Spans_are_views_and_ranges_of_arrays_copies() => Check(
        "public static double F(double[] a, Span<double> s) { s[1..].CopyTo(a); ReadOnlySpan<double> r = a; a.AsSpan(2, 1).Fill(3); return r[^2]; }",
        """
        function F(a': %a.0: double[]; s': %s.1: global::System.Span<double>)
          %2: int = 1
          %3: global::System.Span<double> = view %s.1[%2, all]
          %4: global::System.Span<double> = view %a.0[0, all]
          copy %3 to %4
          %r.5: global::System.ReadOnlySpan<double> = view %a.0[0, all]
          %6: int = 2
          %7: int = 1
          %8: global::System.Span<double> = view %a.0[%6, %7]
          %9: double = 3
          fill %8 with %9
          %10: int = length %r.5
          %11: int = 2
          %12: int = Subtract %10, %11
          %13: double = load %r.5[%12]
          return %13
        """);

    private static void Check(string members, string expected) =>
        Assert.Equal(expected.ReplaceLineEndings("\n").Trim(), LoweredSource.Ir("[Differentiable] " + members).Trim());
}
