using Autodiff.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.CodeFixes;

/// <summary>Each fix, applied to one place and to all: the text it leaves, which compiles and is not complained about any more.</summary>
public sealed class CodeFixTests
{
    [Fact]
    public void A_type_and_those_around_it_become_partial() => Check<MakePartialFix>(
        "Make 'Outer' and 'Model' partial",
        """
        /// <summary>Kept.</summary>
        internal sealed class Outer
        {
            public static class Model // kept
            {
                [Differentiable]
                public static double F(double x) => x;

                [Differentiable]
                public static double G(double x) => x;
            }
        }
        """,
        """
        /// <summary>Kept.</summary>
        internal sealed partial class Outer
        {
            public static partial class Model // kept
            {
                [Differentiable]
                public static double F(double x) => x;

                [Differentiable]
                public static double G(double x) => x;
            }
        }
        """,
        fixesOnlyAll: false);

    [Theory]
    [InlineData("struct", "partial struct")]
    [InlineData("readonly struct", "readonly partial struct")]
    [InlineData("record", "partial record")]
    [InlineData("readonly record struct", "readonly partial record struct")]
    [InlineData("ref struct", "ref partial struct")]
    [InlineData("unsafe static class", "unsafe static partial class")]
    [InlineData("static class Outer { /* kept */ class", "static partial class Outer { /* kept */ partial class")]
    public void All_kinds_of_types_become_partial(string kind, string partial)
    {
        var members = "Model { [Differentiable] public static double F(double x) => x; }" + (kind.Contains('{') ? " }" : "");
        var project = new FixedProject($"public {kind} {members}");
        var diagnostic = project.Diagnostics().First(static one => one.Id == "DIFF1001");
        var repaired = project.Apply(Assert.Single(project.FixesOf(diagnostic)).Value);
        Assert.Equal($"public {partial} {members}", repaired.Sources[0]);
        Assert.Empty(repaired.Diagnostics());
        Assert.Empty(repaired.Errors());
    }

    [Fact]
    public void A_callee_in_another_file_is_marked() => Check<MarkCalleeFix>(
        "Mark 'Square' [Differentiable]",
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x) => Square(x) * Other.Cube(x) + Square(2 * x);

            private static double Square(double x) => x * x;
        }
        """,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x) => Square(x) * Other.Cube(x) + Square(2 * x);

            [Differentiable]
            private static double Square(double x) => x * x;
        }
        """,
        fixesOnlyAll: true,
        """
        /// <summary>Elsewhere.</summary>
        public static class Other
        {
            /// <summary>x³.</summary>
            public static double Cube(double x) => x * x * x;
        }
        """,
        """
        /// <summary>Elsewhere.</summary>
        public static partial class Other
        {
            /// <summary>x³.</summary>
            [Differentiable]
            public static double Cube(double x) => x * x * x;
        }
        """);

    [Fact]
    public void A_derivative_is_dropped_by_StopGradient() => Check<StopGradientFix>(
        "Drop the derivative of 'double.Parse(x.ToString())' with Autograd.StopGradient",
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, [NoGradient] double[] kept)
            {
                kept[0] = x * x;
                return x * double.Parse(x.ToString()) + Scaled(x, 2 * x) /* kept */;
            }

            [Differentiable(nameof(y))]
            public static double Scaled(double y, double factor) => y > 0 ? y * factor : Scaled(y + 1, factor);

            [Differentiable]
            public static double Next(double y) => BitConverter.Int64BitsToDouble(
                BitConverter.DoubleToInt64Bits(y) + 1) * y;
        }
        """,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, [NoGradient] double[] kept)
            {
                kept[0] = Autograd.StopGradient(x * x);
                return x * Autograd.StopGradient(double.Parse(x.ToString())) + Scaled(x, Autograd.StopGradient(2 * x)) /* kept */;
            }

            [Differentiable(nameof(y))]
            public static double Scaled(double y, double factor) => y > 0 ? y * factor : Scaled(y + 1, factor);

            [Differentiable]
            public static double Next(double y) => Autograd.StopGradient(BitConverter.Int64BitsToDouble(
                BitConverter.DoubleToInt64Bits(y) + 1)) * y;
        }
        """,
        fixesOnlyAll: true);

    [Fact]
    public void A_parameter_is_marked() => Check<NoGradientFix>(
        "Mark 'price' [NoGradient]",
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, decimal price, double unused, [NoGradient] int n, Box? box) => x * (double)price + (box?.Value ?? 0);

            [Differentiable(nameof(x), nameof(named))]
            public static double G(double x, double named) => x;
        }

        public sealed class Box { public double Value = 1; }
        """,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, [NoGradient] decimal price, [NoGradient] double unused, [NoGradient] int n, [NoGradient] Box? box) => x * (double)price + (box?.Value ?? 0);

            [Differentiable(nameof(x), nameof(named))]
            public static double G(double x, double named) => x;
        }

        public sealed class Box { public double Value = 1; }
        """,
        fixesOnlyAll: true,
        rounds: 2);

    [Fact]
    public void Squares_become_products() => Check<ProductFix>(
        "Replace by x * x",
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, double[] a, float f, int n) => Math.Pow(x, 2) / Math.Pow(a[n] - x, 2) - 2 * Math.Pow(-x, 2)
                + Math.Pow(Math.Sin(x), 2) + Math.Pow(f, 2) + MathF.Pow(f, 2f) /* kept */;
        }
        """,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, double[] a, float f, int n) => x * x / ((a[n] - x) * (a[n] - x)) - 2 * (-x * -x)
                + Math.Pow(Math.Sin(x), 2) + Math.Pow(f, 2) + f * f /* kept */;
        }
        """,
        fixesOnlyAll: true);

    [Fact]
    public void Square_roots_of_squares_become_absolute_values() => Check<AbsoluteValueFix>(
        "Replace by Math.Abs(x - y)",
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, double y) => Math.Sqrt((x - y) * (x - y)) + Math.Sqrt(Math.Pow(x, 2)) * y;
        }
        """,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, double y) => Math.Abs(x - y) + Math.Abs(x) * y;
        }
        """,
        fixesOnlyAll: true);

    [Fact]
    public void Zero_is_kept_out_of_a_quotient() => Check<GuardZeroFix>(
        "Replace by x == 0 ? 1 : Math.Sin(x) / x",
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, double y) => 2 * (Math.Sin(x) / x) + Math.Tanh(y) / y;
        }
        """,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, double y) => 2 * (x == 0 ? 1 : Math.Sin(x) / x) + (y == 0 ? 1 : Math.Tanh(y) / y);
        }
        """,
        fixesOnlyAll: true);

    [Theory]
    [InlineData("static class Model { [Differentiable(\"q\")] public static double F(double x) => x; }", "Make 'Model' partial")]
    [InlineData("static partial class Model { [Differentiable] public static double F(double x) => new Unknown().G(x); } class Unknown { public double G(double x) => x; }",
        "Drop the derivative of 'new Unknown().G(x)' with Autograd.StopGradient")]
    [InlineData("static partial class Model { [Differentiable] public static double F(double x) { var s = x * x; return Math.Sqrt(s); } }")]
    [InlineData("static partial class Model { [Differentiable] public static double F(double x) => double.ExpM1(x) / x; }")]
    [InlineData("static partial class Model { [Differentiable] public static double F(double x) { var d = new decimal[1]; d[0] = (decimal)x; return (double)d[0]; } }")]
    public void Only_what_helps_is_offered(string source, params string[] titles)
    {
        var project = new FixedProject(source);
        Assert.Equal(titles, project.Diagnostics().SelectMany(diagnostic => project.FixesOf(diagnostic).Keys).Order(StringComparer.Ordinal));
    }

    /// <summary>One fix by its title, then Fix All, whose result is as given.</summary>
    private static void Check<T>(
        string title, string source, string expected, bool fixesOnlyAll, string? otherSource = null, string? otherExpected = null, int rounds = 1)
        where T : SyntaxFix, new()
    {
        string[] sources = otherSource is null ? [source] : [source, otherSource];
        string[] fixedSources = otherExpected is null ? [expected] : [expected, otherExpected];
        var project = new FixedProject(sources);
        var offered = project.Diagnostics().SelectMany(diagnostic => project.FixesOf(diagnostic).Select(fix => (Diagnostic: diagnostic, Fix: fix))).ToList();
        var chosen = offered.First(one => one.Fix.Key == title);
        var once = project.Apply(chosen.Fix.Value);
        Assert.DoesNotContain(
            once.Diagnostics(), diagnostic => diagnostic.Id == chosen.Diagnostic.Id && diagnostic.GetMessage() == chosen.Diagnostic.GetMessage());
        if (!fixesOnlyAll)
        {
            Assert.Equal(fixedSources, once.Sources);
        }

        var all = project;
        for (var round = 0; round < rounds; round++)
        {
            all = all.ApplyAll<T>();
        }

        Assert.Equal(fixedSources, all.Sources);
        Assert.Empty(all.Errors());
        Assert.DoesNotContain(all.Diagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
