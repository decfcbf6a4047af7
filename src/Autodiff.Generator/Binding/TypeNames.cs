using System.Text;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: names and headers as generated code and files need them.</summary>
internal static class TypeNames
{
    /// <summary>Full names of namespaces, keywords escaped.</summary>
    public static readonly SymbolDisplayFormat Namespaces = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(
        SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Simple names generated code would like to use.</summary>
    private static readonly string[] WellKnown =
    [
        "Autodiff", "System", "Math", "MathF", "Array", "Span", "ReadOnlySpan", "BitConverter", "Tape", "DerivativeArguments", "DerivativePair",
        "DerivativePairAttribute", "SpecialFunctions", "Autograd", "GeneratedCode", "GeneratedCodeAttribute", "EditorBrowsable",
        "EditorBrowsableAttribute", "EditorBrowsableState", "Obsolete", "ObsoleteAttribute", "NotSupportedException", "InvalidOperationException",
        "ArgumentException",
    ];

    /// <summary>The enclosing types of a member, outermost first.</summary>
    public static EquatableArray<ContainingType> ContainingTypes(ISymbol member)
    {
        var types = new Stack<ContainingType>();
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            types.Push(new ContainingType(Declaration(type), NameWithTypeParameters(type)));
        }

        return types.ToEquatableArray();
    }

    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The cref of a method for documentation inside its own type.</summary>
    public static string Cref(IMethodSymbol method) =>
        Escape(method.Name) + "(" + string.Join(", ", method.Parameters.Select(static parameter => CrefModifier(parameter.RefKind) + CrefType(parameter.Type))) + ")";

    /// <summary>
    /// The name of the generated file, without extension: namespace, types and stem, and the parameters' types where another method
    /// of the type has the stem too.
    /// </summary>
    public static string HintName(IMethodSymbol method, string stem)
    {
        var name = method.ContainingType.ToDisplayString(Namespaces) + "." + stem;
        var isShared = method.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, method)
            && other.MethodKind == MethodKind.Ordinary
            && string.Equals(other.Name, stem, StringComparison.OrdinalIgnoreCase));
        if (isShared)
        {
            name += "(" + string.Join(",", method.Parameters.Select(static parameter =>
                parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))) + ")";
        }

        return Sanitize(name);
    }

    /// <summary>Whether a simple name that generated code uses would find a variable, member, type or namespace of the user's instead.</summary>
    public static bool HidesWellKnownNames(IMethodSymbol method, CancellationToken cancellation) =>
        HasVariableOfWellKnownName(method, cancellation) || HidesWellKnownNames(method.ContainingType);

    private static bool HasVariableOfWellKnownName(IMethodSymbol method, CancellationToken cancellation) =>
        method.Parameters.Any(static parameter => WellKnown.Contains(parameter.Name))
        || (MethodBodies.Declaration(method, cancellation)?.DescendantTokens().Any(static token =>
            token.Parent is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax && WellKnown.Contains(token.ValueText)) ?? false);

    private static bool HidesWellKnownNames(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (var ancestor = outer; ancestor is not null && ancestor.SpecialType == SpecialType.None; ancestor = ancestor.BaseType)
            {
                if (WellKnown.Any(name => ancestor.Name == name || !ancestor.GetMembers(name).IsEmpty))
                {
                    return true;
                }
            }
        }

        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (WellKnown.Any(name => space.GetMembers(name).Any(member => !IsOwn(member))))
            {
                return true;
            }
        }

        var global = type.ContainingAssembly.GlobalNamespace;
        return WellKnown.Any(name => global.GetTypeMembers(name).Length > 0);
    }

    private static bool IsOwn(ISymbol member) =>
        member.ContainingNamespace is { Name: "Autodiff" or "System", ContainingNamespace.IsGlobalNamespace: true };

    private static string Declaration(INamedTypeSymbol type) =>
        (type.IsStatic ? "static " : "")
        + (type is { TypeKind: TypeKind.Struct, IsReadOnly: true } ? "readonly " : "")
        + (type.IsRefLikeType ? "ref " : "")
        + "partial "
        + (type.IsRecord ? "record " : "")
        + (type.TypeKind switch
        {
            TypeKind.Struct => "struct",
            TypeKind.Interface => "interface",
            _ when type.IsRecord => "class",
            _ => "class",
        });

    private static string NameWithTypeParameters(INamedTypeSymbol type) =>
        Escape(type.Name) + (type.TypeParameters.IsEmpty ? "" : "<" + string.Join(", ", type.TypeParameters.Select(static parameter => Escape(parameter.Name))) + ">");

    private static string CrefModifier(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.None => "",
        RefKind.In => "in ",
        _ => "ref readonly ",
    };

    private static string CrefType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => CrefArray(array),
        INamedTypeSymbol { IsTupleType: true } tuple => CrefGeneric("System.ValueTuple", tuple.TupleElements.Select(static element => element.Type)),
        INamedTypeSymbol { IsGenericType: true, ContainingType: null } generic => CrefGeneric(
            generic.ContainingNamespace.ToDisplayString(Namespaces) + "." + Escape(generic.Name), generic.TypeArguments),
        _ => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
    };

    private static string CrefGeneric(string name, IEnumerable<ITypeSymbol> arguments) =>
        "global::" + name + "{" + string.Join(", ", arguments.Select(CrefType)) + "}";

    private static string CrefArray(IArrayTypeSymbol array)
    {
        ITypeSymbol innermost = array;
        var brackets = "";
        while (innermost is IArrayTypeSymbol inner)
        {
            brackets += "[" + new string(',', inner.Rank - 1) + "]";
            innermost = inner.ElementType;
        }

        return CrefType(innermost) + brackets;
    }

    /// <summary>Keeps what Roslyn allows in the names of generated files.</summary>
    private static string Sanitize(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            text.Append(character switch
            {
                '<' => '{',
                '>' => '}',
                '.' or ',' or '-' or '_' or '(' or ')' or '[' or ']' => character,
                _ when char.IsLetterOrDigit(character) => character,
                _ => '_',
            });
        }

        return text.ToString();
    }
}
