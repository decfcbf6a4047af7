using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>Writes, for each public static method of a compilation, a method that calls it with boxed arguments.</summary>
internal static class InvokerWriter
{
    public const string TypeName = "GeneratedInvokers";

    /// <summary>The methods that can be called, in the order of their invokers.</summary>
    public static IReadOnlyList<IMethodSymbol> Callable(CSharpCompilation compilation)
        => [.. Types(compilation.Assembly.GlobalNamespace)
            .Where(t => t is { DeclaredAccessibility: Accessibility.Public, IsStatic: true })
            .SelectMany(t => t.GetMembers().OfType<IMethodSymbol>())
            .Where(IsCallable)];

    /// <summary>Why generated members refuse to be called, by the method whose derivatives they are to be.</summary>
    public static IEnumerable<string> Refusals(CSharpCompilation compilation)
        => Types(compilation.Assembly.GlobalNamespace)
            .SelectMany(t => t.GetMembers().OfType<IMethodSymbol>())
            .SelectMany(m => m.GetAttributes(), (m, a) => (m.ContainingType, Attribute: a))
            .Where(x => x.Attribute.AttributeClass?.Name == nameof(ObsoleteAttribute))
            .Select(x => $"{x.ContainingType.Name}: {x.Attribute.ConstructorArguments[0].Value}")
            .Distinct();

    public static string Write(IReadOnlyList<IMethodSymbol> methods)
    {
        var text = new StringBuilder("#nullable disable\n#pragma warning disable\npublic static class " + TypeName + "\n{\n");
        text.Append("    [System.ThreadStatic] private static long allocated;\n    public static long Allocated() => allocated;\n");
        for (var i = 0; i < methods.Count; i++) WriteInvoker(text, methods[i], i);
        text.Append("    public static readonly System.Func<object[], object>[] All =\n    [\n");
        for (var i = 0; i < methods.Count; i++) text.Append($"        M{i},\n");
        return text.Append("    ];\n}\n").ToString();
    }

    private static void WriteInvoker(StringBuilder text, IMethodSymbol method, int number)
    {
        text.Append($"    private static object M{number}(object[] a)\n    {{\n");
        var arguments = new List<string>();
        foreach (var p in method.Parameters)
        {
            var type = Boxable(p.Type);
            text.Append(p.RefKind == RefKind.Out
                ? $"        {type} p{p.Ordinal};\n"
                : $"        var p{p.Ordinal} = ({type})a[{p.Ordinal}];\n");
            arguments.Add(p.RefKind switch
            {
                RefKind.Out => "out ",
                RefKind.Ref => "ref ",
                RefKind.In => "in ",
                _ => "",
            } + $"p{p.Ordinal}");
        }
        var owner = method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var result = method.ReturnsVoid ? "" : "var result = ";
        text.Append("        var before = System.GC.GetAllocatedBytesForCurrentThread();\n");
        text.Append($"        {result}{owner}.@{method.Name}({string.Join(", ", arguments)});\n");
        text.Append("        allocated = System.GC.GetAllocatedBytesForCurrentThread() - before;\n");
        foreach (var p in method.Parameters.Where(p => p.RefKind is RefKind.Ref or RefKind.Out))
        {
            text.Append($"        a[{p.Ordinal}] = p{p.Ordinal};\n");
        }
        text.Append(method.ReturnsVoid ? "        return null;\n    }\n" : "        return result;\n    }\n");
    }

    private static bool IsCallable(IMethodSymbol method)
        => method is { MethodKind: MethodKind.Ordinary, IsStatic: true, DeclaredAccessibility: Accessibility.Public, IsGenericMethod: false }
            && !method.ReturnType.IsRefLikeType
            && !method.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(ObsoleteAttribute))
            && method.Parameters.All(p => !p.Type.IsRefLikeType || (IsSpan(p.Type) && p.RefKind == RefKind.None));

    private static bool IsSpan(ITypeSymbol type) => type.Name is "Span" or "ReadOnlySpan";

    private static string Boxable(ITypeSymbol type)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return IsSpan(type)
            ? ((INamedTypeSymbol)type).TypeArguments[0].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "[]"
            : name;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space)
        => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
