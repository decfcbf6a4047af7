using System.Globalization;
using System.Reflection;
using System.Text;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Emit;
using Autodiff.Generator.Model;
using Autodiff.Generator.Rules;
using Autodiff.Generator.Tests.Lowering;
using Autodiff.Generator.Transforms;
using Microsoft.CodeAnalysis.CSharp;

namespace Autodiff.Generator.Tests.RuleTable;

/// <summary>
/// For every mapped method a differentiable method that calls it, taken through lowering, differentiation and emission, and compiled:
/// the method alone where it is differentiable, else its value times a first argument.
/// </summary>
public sealed class CompiledCalls
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Type _calls;

    public CompiledCalls()
    {
        var source = new StringBuilder("public static partial class Calls\n{\n");
        foreach (var id in Ids)
        {
            var name = "F" + _names.Count;
            _names.Add(id, name);
            source.Append(CultureInfo.InvariantCulture, $"    [Differentiable] public static {Declaration(id, name)}\n");
        }

        source.Append(Constants).Append("}\n");
        var lowered = new LoweredSource([source.ToString()]);
        var generated = lowered.Methods.Select(static entry => CSharpSyntaxTree.ParseText(Generate(entry.Lowered), LoweredSource.ParseOptions));
        using var stream = new MemoryStream();
        var result = lowered.Compilation.AddSyntaxTrees(generated).Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        _calls = Assembly.Load(stream.ToArray()).GetType("Calls")!;
    }

    /// <summary>Calls with constant arguments, which must be printed so that C# chooses the same overload.</summary>
    private const string Constants = """
            [Differentiable] public static double Power(double x) => x * Math.Pow(2, x);
            [Differentiable] public static double Scale(double x, int n) => x * Math.ScaleB(2, n);
            [Differentiable] public static double Rounded(double x, int n) => x * Math.Round(3.0, n);
            [Differentiable] public static double Order(double x, int n) => x * SpecialFunctions.Polygamma(n, 3.0);
            [Differentiable] public static float Root(float x, int n) => x * float.RootN(3, n);
            [Differentiable] public static float Larger(float x) => x * Math.Max(x, 3);
            [Differentiable] public static double Mode(double x) => x * Math.Round(2.5, MidpointRounding.AwayFromZero);
        """;

    /// <summary>The methods that C# calls by name.</summary>
    public static IEnumerable<string> Ids => PrimitiveMap.All
        .Where(static mapping => mapping.Primitives.Count > 0 && !mapping.MethodId.Contains(".op_", StringComparison.Ordinal))
        .Select(static mapping => mapping.MethodId);

    public static bool IsDifferentiable(string id) => PrimitiveMap.Find(id) is { Kind: RuleKind.Differentiable } && IsFloating(OwnType(id));

    public string NameOf(string id) => _names[id];

    public object Value(string name, object[] arguments) => _calls.GetMethod(name)!.Invoke(null, arguments)!;

    public object Gradient(string name, object[] arguments) => _calls.GetMethod(name + "Gradient")!.Invoke(null, arguments)!;

    public static Type OwnType(string id)
    {
        var own = PrimitiveTable.Get(PrimitiveMap.Find(id)!.Primitives[0]).OwnOperand;
        return DotNetMethods.Find(id)!.GetParameters()[own].ParameterType;
    }

    private static bool IsFloating(Type type) => type == typeof(double) || type == typeof(float);

    private static string Declaration(string id, string name)
    {
        var method = DotNetMethods.Find(id)!;
        var parameters = method.GetParameters();
        var call = $"{method.DeclaringType!.FullName}.{method.Name}({string.Join(", ", parameters.Select(static (_, i) => "x" + i))})";
        var list = string.Join(", ", parameters.Select(static (parameter, i) => $"{parameter.ParameterType.FullName} x{i}"));
        var number = method.ReturnType.IsGenericType ? $"({call}.Item1 + 2 * {call}.Item2)"
            : method.ReturnType == typeof(bool) ? $"({call} ? 2 : 3)"
            : call;
        return IsDifferentiable(id)
            ? $"{OwnType(id).FullName} {name}({list}) => {number};"
            : $"double {name}(double factor, {list}) => factor * (double){number};";
    }

    private static string Generate(LoweredMethod lowered)
    {
        Assert.True(lowered.Problems.IsEmpty, string.Join("\n", lowered.Problems.Select(DiagnosticDescriptors.Message)));
        var derivatives = Differentiator.Differentiate(
            new LinkedMethod(lowered.Method, lowered.Function, EquatableArray<Problem>.Empty));
        Assert.True(derivatives.Problems.IsEmpty, lowered.Method.Name);
        return DerivativeWriter.Write(lowered.Method, derivatives);
    }
}
