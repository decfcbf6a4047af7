using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: members that stand where a generated member would.</summary>
internal static class MemberClashes
{
    public static IEnumerable<Problem> Problems(IMethodSymbol method, DifferentiableMethod model)
    {
        if (SharesStem(method, model.Stem))
        {
            yield return Problem.At(DiagnosticIds.StemUsedTwice, Problem.AtAttribute, method.Name, model.Stem);
        }

        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var signature in GeneratedSignatures.Of(method, model))
        {
            if (method.ContainingType.GetMembers(signature.Name).Any(member => Clashes(member, signature)) && reported.Add(signature.Name))
            {
                yield return Problem.At(DiagnosticIds.MemberClash, Problem.AtMethod, method.Name, signature.Name);
            }
        }
    }

    private static bool Clashes(ISymbol member, GeneratedSignature signature)
    {
        if (member.IsGenerated())
        {
            return false;
        }

        return member is not IMethodSymbol method
            || (method.Arity == 0 && KeysOf(method).Equals(signature.ParameterTypes));
    }

    /// <summary>Whether another attribute, here or on a method with the same parameters, generates the same names.</summary>
    private static bool SharesStem(IMethodSymbol method, string stem)
    {
        if (StemsOf(method).Count(other => other == stem) > 1)
        {
            return true;
        }

        var keys = KeysOf(method);
        return method.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(other =>
            other.Name != method.Name && KeysOf(other).Equals(keys) && StemsOf(other).Contains(stem));
    }

    private static IEnumerable<string> StemsOf(IMethodSymbol method) => method.AttributesNamed(KnownNames.DifferentiableAttribute)
        .Select(attribute => AttributeArguments.Of(attribute).Name ?? method.Name);

    private static EquatableArray<string> KeysOf(IMethodSymbol method) =>
        method.Parameters.Select(static parameter => GeneratedSignatures.Key(parameter.Type)).ToEquatableArray();
}
