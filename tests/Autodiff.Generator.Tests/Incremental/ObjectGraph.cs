using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Incremental;

/// <summary>Everything reachable from an object through fields and elements.</summary>
internal static class ObjectGraph
{
    /// <summary>Whether an object would keep a compilation alive; delegates may, by what they capture.</summary>
    public static bool BelongsToCompiler(object value) => value
        is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or IOperation or Compilation or SemanticModel or Location or Diagnostic
        or AttributeData or Delegate;

    /// <summary>The path to the first object found, or null.</summary>
    public static string? PathTo(object? root, Func<object, bool> found)
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(object? Value, string Path)>();
        pending.Push((root, ""));
        while (pending.TryPop(out var next))
        {
            if (next.Value is not { } value)
            {
                continue;
            }

            if (found(value))
            {
                return next.Path;
            }

            var type = value.GetType();
            if (type.IsPrimitive || type.IsEnum || value is string or Pointer or Type || (!type.IsValueType && !visited.Add(value)))
            {
                continue;
            }

            if (value is Array array)
            {
                var index = 0;
                foreach (var element in (IEnumerable)array)
                {
                    pending.Push((element, $"{next.Path}[{index++}]"));
                }

                continue;
            }

            foreach (var field in FieldsOf(type))
            {
                pending.Push((field.GetValue(value), $"{next.Path}.{field.Name}"));
            }
        }

        return null;
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
