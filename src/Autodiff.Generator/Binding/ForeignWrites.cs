using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: what methods of other assemblies may write, by the types of their parameters.</summary>
internal static class ForeignWrites
{
    /// <summary>Methods that take arrays and only read them, where the parameter's type does not say so.</summary>
    private static readonly HashSet<string> Readers =
    [
        "System.Array.IndexOf", "System.Array.LastIndexOf", "System.Array.BinarySearch", "System.Array.Exists", "System.Array.Find",
        "System.Array.FindIndex", "System.Array.FindLast", "System.Array.FindLastIndex", "System.Array.FindAll", "System.Array.TrueForAll",
        "System.Array.ConvertAll", "System.Array.ForEach",
        "System.String.Join", "System.String.Concat", "System.String.Format",
        "System.MemoryExtensions.AsSpan", "System.Runtime.CompilerServices.RuntimeHelpers.GetSubArray",
    ];

    public static bool MayWrite(IParameterSymbol parameter)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out)
        {
            return true;
        }

        var isStorage = WrittenParameters.CanBeWritten(parameter.Type) || IsMutableCollection(parameter.Type);
        if (!isStorage || parameter.ContainingSymbol is not IMethodSymbol method)
        {
            return false;
        }

        var name = method.ContainingType.ToDisplayString() + "." + method.Name;
        name = name.StartsWith("string.", StringComparison.Ordinal) ? "System.String" + name.Substring("string".Length) : name;
        var isCopySource = name is "System.Array.Copy" or "System.Array.ConstrainedCopy" or "System.Buffer.BlockCopy"
            or "System.MemoryExtensions.CopyTo" && parameter.Ordinal == 0;
        return !Readers.Contains(name) && !isCopySource;
    }

    /// <summary>Whether an instance method writes the array or span it is called on.</summary>
    public static bool WritesInstance(IMethodSymbol method)
    {
        var type = method.ContainingType;
        return type.SpecialType == SpecialType.System_Array
            ? method.Name is not ("Clone" or "CopyTo" or "GetLength" or "GetLongLength" or "GetLowerBound" or "GetUpperBound" or "GetValue" or "GetEnumerator"
                or "Equals" or "GetHashCode" or "GetType" or "ToString")
            : TypeMapper.SpanElement(type) is not null
                && method.Name is not ("CopyTo" or "TryCopyTo" or "Slice" or "ToArray" or "GetEnumerator" or "Equals" or "GetHashCode" or "ToString");
    }

    private static bool IsMutableCollection(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Array or SpecialType.System_Collections_Generic_IList_T
        || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IList_T
        || type.Is("System.Collections.IList")
        || type.Is("System.Memory")
        || type.Is("System.ArraySegment");
}
