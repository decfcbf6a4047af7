using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using System.Text;
using Autodiff.Generator.Binding;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Tests.Interpreter;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.Generator.Tests.Lowering;

/// <summary>Sources that are both compiled by C#'s compiler and lowered, so that the two can be run on the same inputs.</summary>
internal sealed class CorpusProgram
{
    private readonly Dictionary<string, LoweredSource.Entry> _entries = [];
    private readonly Dictionary<string, InterpretedMethod> _library = [];
    private readonly Dictionary<string, string> _opaqueMethods = [];
    private readonly StringBuilder _invokers = new("public static class Invokers {\n");
    private readonly Type _compiled;

    public CorpusProgram(IEnumerable<string> sources)
    {
        // Opaque expressions are compiled in a class of their own.
        Source = new LoweredSource(sources.Select(static source => source.Replace("private static", "internal static", StringComparison.Ordinal)));
        foreach (var entry in Source.Methods)
        {
            _entries[entry.Key] = entry;
            if (entry.Lowered.Function is { } function)
            {
                _library[entry.Lowered.Method.Id] = new InterpretedMethod(function);
            }

            WriteInvoker(entry);
            foreach (var opaque in entry.Lowered.Function?.Body.AllOperations().OfType<OpaqueOperation>() ?? [])
            {
                WriteOpaque(opaque);
            }
        }

        _invokers.Append("}\n");
        var compilation = Source.Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(_invokers.ToString(), LoweredSource.ParseOptions));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;
        _compiled = new AssemblyLoadContext("lowered", isCollectible: true).LoadFromStream(stream).GetType("Invokers")!;
    }

    public LoweredSource Source { get; }

    public LoweredSource.Entry Entry(string key) => _entries[key];

    /// <summary>Runs a method both ways and requires the same results, exit values and arrays, bit for bit.</summary>
    public void Compare(string key, object?[] arguments)
    {
        var expected = RunCompiled(key, arguments);
        var actual = RunLowered(key, arguments);
        Assert.True(Text(expected) == Text(actual), $"{Text(arguments)}\n{Text(expected)}\n{Text(actual)}\n{_entries[key].Lowered.Function}");
    }

    private static string Text(object? value) => value switch
    {
        double number => BitConverter.DoubleToInt64Bits(number).ToString("x16"),
        float number => BitConverter.SingleToInt32Bits(number).ToString("x8"),
        string text => text,
        IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Text)) + "]",
        _ => value?.ToString() ?? "null",
    };

    /// <summary>The returned leaves, exit values and arrays after the call; or the exception.</summary>
    private object?[] RunCompiled(string key, object?[] arguments)
    {
        var copies = arguments.Select(Copy).ToArray();
        try
        {
            var results = (object?[])Invoke("F_" + key.Replace('.', '_'), copies)!;
            return [.. results.Select(Translate), .. copies.Where(static copy => copy is Array)];
        }
        catch (Exception exception)
        {
            return [exception.GetType() == typeof(Exception) ? "Exception" : "throws", .. copies.Where(static copy => copy is Array)];
        }
    }

    public object?[] RunLowered(string key, object?[] arguments)
    {
        var entry = _entries[key];
        var copies = arguments.Select(Copy).ToArray();
        var leaves = copies.Where((_, i) => entry.Lowered.Method.Parameters[i].Mode != ParameterMode.Out)
            .SelectMany((argument, _) => argument is ITuple tuple ? Leaves(tuple) : [argument]).Select(Translate).ToArray();
        try
        {
            var results = IrInterpreter.Run(entry.Lowered.Function!, leaves, library: _library, opaque: RunOpaque);
            return [.. results, .. copies.Where(static copy => copy is Array)];
        }
        catch (InvalidOperationException)
        {
            throw;
        }
        catch (ArgumentException exception) when (exception.Message.Contains("takes", StringComparison.Ordinal))
        {
            throw;
        }
        catch (Exception)
        {
            return ["throws", .. copies.Where(static copy => copy is Array)];
        }
    }

    /// <summary>Values of the corpus' enum exist twice: in this assembly and in the one compiled here.</summary>
    private object? Translate(object? value) =>
        value is Enum e ? Enum.ToObject(_compiled.Assembly.GetType(e.GetType().FullName!) ?? e.GetType(), e) : value;

    private object? Invoke(string method, object?[] arguments)
    {
        try
        {
            return _compiled.GetMethod(method)!.Invoke(null, [arguments]);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    private object?[] RunOpaque(OpaqueOperation operation, object?[] inputs) =>
        (object?[])Invoke(_opaqueMethods[OpaqueKey(operation)], [.. inputs.Select((input, i) => FromSource(input, operation.Inputs[i]))])!;

    /// <summary>The interpreter has constants of other types than its own as their source text.</summary>
    private static object? FromSource(object? value, IrValue input) => input.Type is OpaqueType && value is string text
        ? text == "null" ? null
            : text.StartsWith('"') ? ((LiteralExpressionSyntax)SyntaxFactory.ParseExpression(text)).Token.Value
            : value
        : value;

    private static string OpaqueKey(OpaqueOperation operation) =>
        operation.Text + "|" + string.Join(",", operation.Inputs.Select(static input => input.Type)) + "|" + operation.Values.Count;

    private void WriteOpaque(OpaqueOperation operation)
    {
        var key = OpaqueKey(operation);
        if (_opaqueMethods.ContainsKey(key))
        {
            return;
        }

        var name = "O_" + _opaqueMethods.Count;
        _opaqueMethods.Add(key, name);
        object[] inputs = [.. operation.Inputs.Select(static (input, i) => $"(({input.Type})a[{i}])")];
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, operation.Text, inputs);
        _invokers.Append($"public static object[] {name}(object[] a) ");
        _invokers.Append(operation.Values.IsEmpty ? $"{{ {text}; return []; }}\n" : $"=> [{text}];\n");
    }

    private void WriteInvoker(LoweredSource.Entry entry)
    {
        var symbol = entry.Symbol;
        _invokers.Append($"public static object[] F_{entry.Key.Replace('.', '_')}(object[] a) {{ ");
        var arguments = new List<string>();
        var results = new List<string>();
        foreach (var parameter in symbol.Parameters)
        {
            var name = "p" + parameter.Ordinal;
            var type = TypeMapper.CSharp(parameter.Type);
            var source = $"a[{parameter.Ordinal}]";
            var span = TypeMapper.SpanElement(parameter.Type);
            _invokers.Append(parameter.RefKind == RefKind.Out ? $"{type} {name}; "
                : span is not null ? $"{type} {name} = ({TypeMapper.CSharp(span)}[]){source}; "
                : parameter.Type.TypeKind == TypeKind.Enum ? $"var {name} = ({type})System.Convert.ToInt32({source}); "
                : $"var {name} = ({type}){source}; ");
            arguments.Add((parameter.RefKind switch { RefKind.Ref => "ref ", RefKind.Out => "out ", RefKind.In => "in ", _ => "" }) + name);
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                results.AddRange(ResultLeaves(name, parameter.Type));
            }
        }

        var call = $"{TypeMapper.CSharp(symbol.ContainingType)}.@{symbol.Name}({string.Join(", ", arguments)})";
        _invokers.Append(symbol.ReturnsVoid ? call + "; " : $"var r = {call}; ");
        if (!symbol.ReturnsVoid)
        {
            results.InsertRange(0, ResultLeaves("r", symbol.ReturnType));
        }

        _invokers.Append($"return [{string.Join(", ", results)}]; }}\n");
    }

    private static IEnumerable<string> ResultLeaves(string text, ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? tuple.TupleElements.SelectMany((element, i) => ResultLeaves($"{text}.Item{i + 1}", element.Type))
        : [text];

    private static IEnumerable<object?> Leaves(ITuple tuple) =>
        Enumerable.Range(0, tuple.Length).SelectMany(i => tuple[i] is ITuple inner ? Leaves(inner) : [tuple[i]]);

    private static object? Copy(object? value) => value switch
    {
        double[][] rows => rows.Select(static row => (double[])row.Clone()).ToArray(),
        Array array => array.Clone(),
        _ => value,
    };
}
