using Autodiff.EndToEnd.Tests.Harness;
using Autodiff.EndToEnd.Tests.Inputs;
using Xunit;

namespace Autodiff.EndToEnd.Tests;

/// <summary>The harness itself, on derivatives written by hand: right ones pass, and each wrong one is found.</summary>
public sealed class HarnessTests
{
    private const string Scalars =
        """
        public static class Hand
        {
            public static double F(double x, double y) => x * x * y;
            public static (double x, double y) FGradient(double x, double y) => (2 * x * y, x * x);
            public static (double Value, (double x, double y) Gradient) FValueAndGradient(double x, double y) => (x * x * y, (2 * x * y, x * x));
            public static (double Value, double Tangent) FJvp(double x, double y, double xTangent, double yTangent) => (x * x * y, 2 * x * y * xTangent + x * x * yTangent);
            public static (double Value, (double x, double y) Gradient) FVjp(double x, double y, double cotangent) => (x * x * y, (2 * x * y * cotangent, x * x * cotangent));
        }
        """;

    private const string WrittenArray =
        """
        public static class Hand
        {
            public static double F(double[] a, double x) { a[0] *= x; return a[0]; }
            public static (double[] a, double x) FGradient(double[] a, double x) { var old = a[0]; a[0] *= x; return (new[] { x }, old); }
            public static void FGradient(double[] a, double x, Span<double> aGradient, out double xGradient) { xGradient = a[0]; aGradient[0] = x; a[0] *= x; }
            public static double FAccumulateGradient(double[] a, double x, Span<double> aGradient, ref double xGradient) { xGradient += a[0]; aGradient[0] += x; a[0] *= x; return a[0]; }
            public static (double Value, double Tangent) FJvp(double[] a, double x, double[] aTangent, double xTangent) { aTangent[0] = aTangent[0] * x + a[0] * xTangent; a[0] *= x; return (a[0], aTangent[0]); }
            public static (double Value, double Gradient) FVjp(double[] a, double x, double cotangent, Span<double> aCotangent) { var w = aCotangent[0] + cotangent; aCotangent[0] = w * x; var g = w * a[0]; a[0] *= x; return (a[0], g); }
        }
        """;

    private const string OutAndRef =
        """
        public static class Hand
        {
            public static void F(double x, ref double y, out double z) { z = x * y; y += x; }
            public static void FJvp(double x, ref double y, out double z, double xTangent, ref double yTangent, out double zTangent) { zTangent = x * yTangent + y * xTangent; yTangent += xTangent; z = x * y; y += x; }
            public static double FVjp(double x, ref double y, out double z, ref double yCotangent, double zCotangent) { var g = y * zCotangent + yCotangent; yCotangent += x * zCotangent; z = x * y; y += x; return g; }
        }
        """;

    public static TheoryData<string, string, string> WrongMembers => new()
    {
        { Scalars, "(2 * x * y, x * x);", "(2 * x * y, x * y);" },
        { Scalars, "(x * x * y, (2 * x * y, x * x))", "(x * x * y + 1e-15, (2 * x * y, x * x))" },
        { Scalars, "+ x * x * yTangent", "- x * x * yTangent" },
        { Scalars, "x * x * cotangent", "x * x" },
        { WrittenArray, "a[0] *= x; return (new[]", "return (new[]" },
        { WrittenArray, "aGradient[0] = x;", "aGradient[0] += x;" },
        { WrittenArray, "aGradient[0] += x;", "aGradient[0] = x;" },
        { WrittenArray, "xGradient += a[0]; aG", "xGradient = a[0]; aG" },
        { WrittenArray, "aTangent[0] = aTangent[0] * x", "aTangent[0] = aTangent[0]" },
        { WrittenArray, "aCotangent[0] + cotangent", "cotangent" },
        { WrittenArray, "aCotangent[0] = w * x", "aCotangent[0] += w * x" },
        { OutAndRef, "yTangent += xTangent", "yTangent = 0" },
        { OutAndRef, "x * yTangent + y * xTangent", "x * yTangent" },
        { OutAndRef, "yCotangent += x * zCotangent", "yCotangent = x * zCotangent" },
        { OutAndRef, "y * zCotangent + yCotangent", "y * zCotangent" },
    };

    [Theory]
    [InlineData(Scalars)]
    [InlineData(WrittenArray)]
    [InlineData(OutAndRef)]
    public void Right_members_pass(string source)
    {
        var program = CompiledProgram.WithDerivatives(CompiledProgram.Bind([("Hand.cs", source)]));
        Assert.NotEmpty(DerivativeMember.Of(program, program.Named("Hand.F").Single()));
        Assert.Empty(Check(source));
    }

    [Theory]
    [MemberData(nameof(WrongMembers))]
    public void A_wrong_member_is_found(string source, string right, string wrong)
    {
        Assert.Contains(right, source);
        Assert.NotEmpty(Check(source.Replace(right, wrong)));
    }

    private static IReadOnlyList<string> Check(string source)
    {
        var compilation = CompiledProgram.Bind([("Hand.cs", source)]);
        object?[] arguments = source.Contains("double[] a")
            ? [Data.Vector(0.7), 1.3]
            : source.Contains("out double z") ? [0.7, 1.3, Data.Out] : [0.7, 1.3];
        return CaseChecker.Check(
            CompiledProgram.WithDerivatives(compilation), CompiledProgram.OnDuals(compilation), "Hand.F", arguments);
    }
}
