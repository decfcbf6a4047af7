using Autodiff.Generator.Emit;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: what another assembly says of a method's pair of derivative members.</summary>
/// <param name="Differentiated">The names of the parameters that have derivatives.</param>
/// <param name="Written">The names of the parameters that the method writes.</param>
internal sealed record DerivativePair(IReadOnlyCollection<string> Differentiated, IReadOnlyCollection<string> Written)
{
    /// <summary>The calling convention that this compiler knows; that of <c>DerivativePairAttribute.CurrentFormat</c>.</summary>
    private const int Format = 1;

    /// <summary>The pair of a method, or null if it has none, or one of another version.</summary>
    public static DerivativePair? Find(IMethodSymbol method, string stem)
    {
        foreach (var member in method.ContainingType.GetMembers(DerivativeNames.Forward(stem)))
        {
            if (member is IMethodSymbol forward
                && forward.Parameters.Length == method.Parameters.Length + 1
                && method.Parameters.Zip(forward.Parameters, SymbolEquals).All(static equal => equal)
                && forward.AttributesNamed(KnownNames.DerivativePairAttribute).FirstOrDefault() is { } attribute
                && attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is Format)
            {
                return new DerivativePair(Names(attribute, "Differentiated"), Names(attribute, "Written"));
            }
        }

        return null;
    }

    private static bool SymbolEquals(IParameterSymbol one, IParameterSymbol other) => SymbolEqualityComparer.Default.Equals(one.Type, other.Type);

    private static HashSet<string> Names(AttributeData attribute, string property)
    {
        var argument = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value;
        return argument.Kind == TypedConstantKind.Array && !argument.IsNull ? [.. argument.Values.Select(static name => (string)name.Value!)] : [];
    }
}
