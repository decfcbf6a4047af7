using Autodiff.Generator.Binding;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Binding;

/// <summary>What Bind learns of declarations.</summary>
public sealed class MethodBinderTests
{
    [Fact]
    public void Binds_names_and_enclosing_types()
    {
        var method = Bind("""
            namespace Outer.@event
            {
                public readonly partial record struct Box
                {
                    internal static partial class @class
                    {
                        /// <summary>
                        /// The square of <paramref name="x"/>, see
                        /// <see cref="Math.Sqrt(double)"/>.
                        /// </summary>
                        [Differentiable]
                        internal static double F(double x) => x * x;
                    }
                }
            }
            """);
        Assert.Equal("Outer.@event", method.Namespace);
        Assert.Equal(
            [new ContainingType("readonly partial record struct", "Box"), new ContainingType("static partial class", "@class")],
            method.ContainingTypes);
        Assert.Equal("internal", method.Accessibility);
        Assert.Equal("M:Outer.event.Box.class.F(System.Double)#F", method.Id);
        Assert.Equal("F(double)", method.Cref);
        Assert.Equal("The square of x, see Sqrt.", method.Summary);
        Assert.True(method.HasGradient);
    }

    [Fact]
    public void Flattens_tuples_and_names_their_leaves()
    {
        var method = Bind("""
            public static partial class Model
            {
                [Differentiable]
                public static (double X, (float, int N) Tail) F((double, double B) p, double[][] a) => (p.Item1, ((float)p.B, a.Length));
            }
            """);
        Assert.Equal([IrType.Double, IrType.Single, IrType.Int32], method.ReturnLeaves);
        Assert.Equal(["X", "Tail", "Tail_N"], method.ReturnNames);
        Assert.True(method.ReturnsTuple);
        Assert.True(method.Parameters[0].IsTuple);
        Assert.Equal([IrType.Double, IrType.Double], method.Parameters[0].Leaves);
        Assert.Equal("double[][]", method.Parameters[1].CSharpType);
        Assert.Equal("double[][]", method.Parameters[1].Leaves[0].CSharp);
        Assert.False(method.HasGradient);
        Assert.Equal(6, method.Derivatives);
    }

    [Fact]
    public void Differentiates_every_differentiable_parameter_by_default()
    {
        var method = Bind("""
            public static partial class Model
            {
                [Differentiable]
                public static double F(
                    double x, float f, int n, string s, DayOfWeek d, ReadOnlySpan<double> r, Span<float> w, [NoGradient] double c,
                    ref double y, in double z, out double o, Random random)
                {
                    w[0] = f;
                    o = 1;
                    return x;
                }
            }
            """);
        Assert.Equal("x f r w y z", Names(method, static parameter => parameter.IsDifferentiated));
        Assert.Equal("w y o", Names(method, static parameter => parameter.IsWritten));
        Assert.Equal("c", Names(method, static parameter => parameter.NoGradient));
        Assert.Equal("y o", Names(method, static parameter => parameter.HasExitValue));
        Assert.Equal(
            "double float int string global::System.DayOfWeek global::System.ReadOnlySpan<double> global::System.Span<float> double double double double global::System.Random",
            string.Join(' ', method.Parameters.Select(static parameter => parameter.CSharpType)));
    }

    [Fact]
    public void Differentiates_the_named_parameters_only()
    {
        var method = Bind("""
            public static partial class Model
            {
                [Differentiable(nameof(b), Name = "ByB")]
                public static double F(double a, double b) => a * b;
            }
            """);
        Assert.Equal("b", Names(method, static parameter => parameter.IsDifferentiated));
        Assert.Equal("ByB", method.Stem);
    }

    [Fact]
    public void Reads_the_body_of_a_partial_method()
    {
        var method = Bind("""
            public static partial class Model
            {
                [Differentiable]
                public static partial double F(double[] x);

                public static partial double F(double[] x)
                {
                    x[0] = 1;
                    return x[1];
                }
            }
            """);
        Assert.Equal("x", Names(method, static parameter => parameter.IsWritten));
    }

    [Theory]
    [InlineData("class Math;", true)]
    [InlineData("namespace Models.Tape { class A; }", true)]
    [InlineData("class Calculus;", false)]
    public void Notices_names_that_hide_those_generated_code_uses(string other, bool expected)
    {
        var method = Bind("""
            namespace Models
            {
                public static partial class Model
                {
                    [Differentiable]
                    public static double F(double x) => x;
                }
            }
            """, other);
        Assert.Equal(expected, method.QualifiesNames);
    }

    [Fact]
    public void Overloads_have_files_of_their_own()
    {
        var compilation = TestCompilation.Create("""
            public static partial class Model
            {
                [Differentiable]
                public static double F(double x) => x;

                [Differentiable]
                public static double F(double[] x) => x[0];

                [Differentiable]
                public static double f(double x) => x;

                [Differentiable]
                public static double G(double x) => x;
            }
            """);
        TestCompilation.Generate(compilation, out var result);
        Assert.Equal(
            ["Model.F(double).g.cs", "Model.F(double[]).g.cs", "Model.f(double)-2.g.cs", "Model.G.g.cs"],
            result.Results[0].GeneratedSources.Select(static source => source.HintName));
    }

    [Theory]
    [InlineData("List<double>", (int)TypeSupport.WithMembers)]
    [InlineData("List<int>", (int)TypeSupport.Constant)]
    [InlineData("Memory<float>", (int)TypeSupport.WithMembers)]
    [InlineData("System.Numerics.Vector3", (int)TypeSupport.WithMembers)]
    [InlineData("System.Numerics.Complex", (int)TypeSupport.WithMembers)]
    [InlineData("Half", (int)TypeSupport.WithMembers)]
    [InlineData("TimeSpan", (int)TypeSupport.Constant)]
    [InlineData("Func<double, double>", (int)TypeSupport.Constant)]
    [InlineData("(double, int)", (int)TypeSupport.Differentiable)]
    [InlineData("(int, bool)", (int)TypeSupport.Constant)]
    [InlineData("(double, decimal)", (int)TypeSupport.Decimal)]
    [InlineData("(double, double)[]", (int)TypeSupport.WithMembers)]
    [InlineData("double[]?", (int)TypeSupport.Nullable)]
    [InlineData("string?", (int)TypeSupport.Constant)]
    [InlineData("int?", (int)TypeSupport.Nullable)]
    [InlineData("decimal[]", (int)TypeSupport.Decimal)]
    [InlineData("ReadOnlySpan<byte>", (int)TypeSupport.Constant)]
    [InlineData("Span<double[]>", (int)TypeSupport.Differentiable)]
    [InlineData("System.Text.SpanLineEnumerator", (int)TypeSupport.RefLike)]
    [InlineData("double*", (int)TypeSupport.Unsupported)]
    [InlineData("dynamic", (int)TypeSupport.Unsupported)]
    [InlineData("Missing", (int)TypeSupport.Unresolved)]
    public void Classifies_types(string type, int expected)
    {
        var compilation = TestCompilation.Create($$"""
            using System.Collections.Generic;
            static unsafe class Model { static void F({{type}} x) { } }
            """);
        var method = (IMethodSymbol)compilation.GetTypeByMetadataName("Model")!.GetMembers("F")[0];
        Assert.Equal((TypeSupport)expected, TypeClassifier.Classify(method.Parameters[0].Type));
    }

    private static string Names(DifferentiableMethod method, Func<IrParameter, bool> where) =>
        string.Join(' ', method.Parameters.Where(where).Select(static parameter => parameter.Name));

    /// <summary>Binds the one method with the attribute, which must have no problems.</summary>
    private static DifferentiableMethod Bind(params string[] sources)
    {
        var compilation = TestCompilation.Create(sources);
        Assert.Empty(compilation.Errors());
        var method = compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Member).OfType<IMethodSymbol>()
            .Select(static method => method.PartialDefinitionPart ?? method)
            .First(static method => method.HasAttribute(KnownNames.DifferentiableAttribute));
        var attribute = method.AttributesNamed(KnownNames.DifferentiableAttribute).Single();
        var bound = MethodBinder.Bind(method, attribute, SemanticModels.Of(compilation), CancellationToken.None);
        Assert.Empty(bound.Problems);
        Assert.True(bound.CanHoldMembers);
        return bound.Method;
    }
}
