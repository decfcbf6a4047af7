using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: what one <c>[Differentiable]</c> attribute says.</summary>
/// <param name="WithRespectTo">The names given; empty for all differentiable parameters.</param>
/// <param name="Derivatives">The flags of <c>Autodiff.Derivatives</c>, or null for the default.</param>
/// <param name="Name">The stem given, or null.</param>
internal sealed record AttributeArguments(ImmutableArray<string> WithRespectTo, int? Derivatives, string? Name, bool WithRespectToThis)
{
    public static AttributeArguments Of(AttributeData attribute)
    {
        // Half-typed code has arguments of any type.
        ImmutableArray<string> names = attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } list
            ? [.. list.Values.Select(static value => value.Kind == TypedConstantKind.Primitive ? value.Value as string : null).OfType<string>()]
            : [];
        return new AttributeArguments(
            names,
            Named(attribute, "Derivatives") as int?,
            Named(attribute, "Name") as string,
            Named(attribute, "WithRespectToThis") is true);
    }

    private static object? Named(AttributeData attribute, string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property && argument.Value.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum)
            {
                return argument.Value.Value;
            }
        }

        return null;
    }
}
