using System.Globalization;
using System.Reflection;
using System.Text;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autodiff.Generator.Tests.RuleTable;

/// <summary>What the emitter prints for each mapped method, compiled: one method for each element of its result.</summary>
public sealed class FunctionFormats
{
    private readonly Dictionary<(string Id, int Element), MethodInfo> _compiled = [];

    public FunctionFormats()
    {
        var source = new StringBuilder("using System; using Autodiff;\npublic static class Calls\n{\n");
        var names = new Dictionary<(string Id, int Element), string>();
        foreach (var mapping in PrimitiveMap.All)
        {
            var method = DotNetMethods.Find(mapping.MethodId);
            for (var i = 0; method is not null && i < mapping.Primitives.Count; i++)
            {
                var name = "F" + names.Count;
                names.Add((mapping.MethodId, i), name);
                source.Append(CultureInfo.InvariantCulture, $"    {Declaration(method, name, mapping.Primitives[i])}\n");
            }
        }

        source.Append("}\n");
        var calls = Compile(source.ToString()).GetType("Calls")!;
        foreach (var (key, name) in names)
        {
            _compiled.Add(key, calls.GetMethod(name)!);
        }
    }

    public MethodInfo Get(string id, int element) => _compiled[(id, element)];

    private static string Declaration(MethodInfo method, string name, Primitive primitive)
    {
        var parameters = method.GetParameters();
        var rule = PrimitiveTable.Get(primitive);
        string[] operands = [.. parameters.Select(static (_, i) => "x" + i)];
        var call = rule.CallFor(IrTypeOf(parameters[rule.OwnOperand].ParameterType)) is { } format
            ? string.Format(CultureInfo.InvariantCulture, format, operands)
            : Operator(primitive, operands);
        var result = rule.ResultType?.CSharp ?? parameters[rule.OwnOperand].ParameterType.FullName!;
        var list = string.Join(", ", parameters.Select(static (parameter, i) => $"{parameter.ParameterType.FullName} x{i}"));
        return $"public static {result} {name}({list}) => {call};";
    }

    private static string Operator(Primitive primitive, string[] x) => primitive switch
    {
        Primitive.Divide => $"{x[0]} / {x[1]}",
        Primitive.Remainder => $"{x[0]} % {x[1]}",
        Primitive.Equal => $"{x[0]} == {x[1]}",
        Primitive.NotEqual => $"{x[0]} != {x[1]}",
        Primitive.Less => $"{x[0]} < {x[1]}",
        Primitive.LessOrEqual => $"{x[0]} <= {x[1]}",
        Primitive.Greater => $"{x[0]} > {x[1]}",
        Primitive.GreaterOrEqual => $"{x[0]} >= {x[1]}",
        _ => throw new InvalidOperationException($"{primitive} has no format."),
    };

    private static IrType IrTypeOf(Type type) =>
        type == typeof(double) ? IrType.Double : type == typeof(float) ? IrType.Single : IrType.Int32;

    private static Assembly Compile(string source)
    {
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var references = trusted.Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Calls", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        return result.Success
            ? Assembly.Load(stream.ToArray())
            : throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }
}
