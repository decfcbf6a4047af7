using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: the signatures of the members a method gets, to find clashes with members the user wrote.</summary>
internal static class GeneratedSignatures
{
    private const string TapeType = "global::Autodiff.Tape";

    /// <summary>All of them. The emitter writes exactly these.</summary>
    public static IEnumerable<GeneratedSignature> Of(IMethodSymbol method, DifferentiableMethod model)
    {
        var stem = model.Stem;
        string[] arguments = [.. method.Parameters.Select(static parameter => Key(parameter.Type))];
        var differentiated = method.Parameters.Where(parameter => model.Parameters[parameter.Ordinal].IsDifferentiated).ToList();
        string[] destinations = [.. differentiated.Select(static parameter => DestinationKey(parameter.Type))];
        var hasStorage = differentiated.Any(static parameter => IsStorage(parameter.Type));
        var hasSpan = differentiated.Any(static parameter => parameter.Type.IsRefLikeType);

        if ((model.Derivatives & 1) != 0)
        {
            foreach (var suffix in (string[])["Gradient", "ValueAndGradient", "AccumulateGradient"])
            {
                if (!hasSpan && suffix != "AccumulateGradient")
                {
                    yield return Signature(stem + suffix, arguments);
                }

                if (hasStorage)
                {
                    yield return Signature(stem + suffix, arguments, destinations);
                }
            }
        }

        if ((model.Derivatives & 2) != 0)
        {
            yield return Signature(stem + "Jvp", arguments, [.. method.Parameters
                .Where(parameter => model.Parameters[parameter.Ordinal] is { IsDifferentiated: true } || IsActiveOutput(parameter))
                .Select(static parameter => Key(parameter.Type))]);
        }

        if ((model.Derivatives & 4) != 0)
        {
            string[] cotangents = model.ReturnLeaves.Any(static leaf => leaf.IsDifferentiable) ? [Key(method.ReturnType)] : [];
            var inPlace = method.Parameters.Where(parameter =>
                IsActiveOutput(parameter) || model.Parameters[parameter.Ordinal] is { IsDifferentiated: true, IsWritten: true }).ToList();
            if (!hasSpan)
            {
                yield return Signature(stem + "Vjp", arguments, cotangents, [.. inPlace.Select(static parameter => DestinationKey(parameter.Type))]);
            }

            if (hasStorage)
            {
                yield return Signature(stem + "Vjp", arguments, cotangents, [.. method.Parameters
                    .Where(parameter => inPlace.Contains(parameter, SymbolEqualityComparer.Default) || differentiated.Contains(parameter, SymbolEqualityComparer.Default))
                    .Select(static parameter => DestinationKey(parameter.Type))]);
            }
        }

        yield return Signature(stem + "Forward", arguments, [TapeType]);
    }

    /// <summary>A type as overload resolution between declarations sees it: without nullability and tuple names.</summary>
    public static string Key(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Key(array.ElementType) + "[" + new string(',', array.Rank - 1) + "]",
        INamedTypeSymbol { IsTupleType: true } tuple => "(" + string.Join(",", tuple.TupleElements.Select(static element => Key(element.Type))) + ")",
        INamedTypeSymbol { TypeArguments.Length: > 0 } generic => generic.ContainingNamespace.ToDisplayString(TypeNames.Namespaces) + "." + generic.MetadataName
            + "<" + string.Join(",", generic.TypeArguments.Select(Key)) + ">",
        _ => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
    };

    private static string DestinationKey(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: not IArrayTypeSymbol } array => SpanKey(array.ElementType),
        _ when TypeMapper.SpanElement(type) is { } element => SpanKey(element),
        _ => Key(type),
    };

    private static string SpanKey(ITypeSymbol element) => "System.Span`1<" + Key(element) + ">";

    private static bool IsStorage(ITypeSymbol type) => type is IArrayTypeSymbol || TypeMapper.SpanElement(type) is not null;

    private static bool IsActiveOutput(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.Out && TypeMapper.Leaves(parameter.Type).Any(static leaf => leaf.IsDifferentiable);

    private static GeneratedSignature Signature(string name, params string[][] parameters) =>
        new(name, parameters.SelectMany(static part => part).ToEquatableArray());
}
