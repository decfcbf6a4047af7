using Autodiff.Generator.Emit;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: the names in the Attributes and Runtime assemblies that have a meaning for the compiler.</summary>
internal static class KnownNames
{
    public const string DifferentiableAttribute = "Autodiff.DifferentiableAttribute";
    public const string NoGradientAttribute = "Autodiff.NoGradientAttribute";
    public const string VjpOfAttribute = "Autodiff.VjpOfAttribute";
    public const string JvpOfAttribute = "Autodiff.JvpOfAttribute";
    public const string DerivativePairAttribute = "Autodiff.DerivativePairAttribute";
    public const string Autograd = "Autodiff.Autograd";
    public const string StopGradient = "StopGradient";

    private const string GeneratedCodeAttribute = "System.CodeDom.Compiler.GeneratedCodeAttribute";

    /// <summary>The attributes of one class on a symbol; the class is known by its full name.</summary>
    public static IEnumerable<AttributeData> AttributesNamed(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass.Is(fullName));

    public static bool HasAttribute(this ISymbol symbol, string fullName) => symbol.AttributesNamed(fullName).Any();

    /// <summary>Whether this compiler wrote the member. Tools that see generated members must treat them as absent, as the generator does.</summary>
    public static bool IsGenerated(this ISymbol symbol) => symbol.AttributesNamed(GeneratedCodeAttribute).Any(static attribute =>
        attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Value is DerivativeNames.Tool);

    /// <summary>Whether a type that is not nested has the full name given.</summary>
    public static bool Is(this ITypeSymbol? type, string fullName)
    {
        if (type is null)
        {
            return false;
        }

        var dot = fullName.LastIndexOf('.');
        return string.CompareOrdinal(type.Name, 0, fullName, dot + 1, int.MaxValue) == 0
            && type.ContainingType is null
            && type.ContainingNamespace.ToDisplayString() == fullName.Substring(0, dot);
    }
}
