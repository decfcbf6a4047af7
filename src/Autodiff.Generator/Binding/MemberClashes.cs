using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Emit;
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
        var qualified = model with { QualifiesNames = true };
        foreach (var generated in new Members(qualified, new DerivativeNames(qualified)).All())
        {
            if (method.ContainingType.GetMembers(generated.Name).Any(existing => Clashes(existing, generated)) && reported.Add(generated.Name))
            {
                yield return Problem.At(DiagnosticIds.MemberClash, Problem.AtMethod, method.Name, generated.Name);
            }
        }
    }

    private static bool Clashes(ISymbol existing, Member generated)
    {
        if (existing.IsGenerated())
        {
            return false;
        }

        return existing is not IMethodSymbol method
            || (method.Arity == 0 && TypesOf(method).SequenceEqual(generated.Parameters.Select(static parameter => parameter.Type)));
    }

    /// <summary>Whether another attribute, here or on a method with the same parameters, generates the same names.</summary>
    private static bool SharesStem(IMethodSymbol method, string stem)
    {
        if (StemsOf(method).Count(other => other == stem) > 1)
        {
            return true;
        }

        var types = TypesOf(method).ToList();
        return method.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(other =>
            other.Name != method.Name && StemsOf(other).Contains(stem) && TypesOf(other).SequenceEqual(types));
    }

    private static IEnumerable<string> StemsOf(IMethodSymbol method) => method.AttributesNamed(KnownNames.DifferentiableAttribute)
        .Select(attribute => AttributeArguments.Of(attribute).Name ?? method.Name);

    private static IEnumerable<string> TypesOf(IMethodSymbol method) =>
        method.Parameters.Select(static parameter => TypeMapper.CSharp(parameter.Type));
}
