using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Emit;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: members that stand where a generated member would.</summary>
internal static class MemberClashes
{
    /// <summary>The problems of one attribute.</summary>
    /// <param name="method">The method it stands on.</param>
    /// <param name="model">What is to be generated for it.</param>
    /// <param name="bind">What is to be generated for another method's attribute.</param>
    public static IEnumerable<Problem> Problems(
        IMethodSymbol method, DifferentiableMethod model, Func<IMethodSymbol, AttributeData, DifferentiableMethod> bind)
    {
        if (SharesStem(method, model.Stem))
        {
            yield return Problem.At(DiagnosticIds.StemUsedTwice, Problem.AtAttribute, method.Name, model.Stem);
            yield break;
        }

        var others = OverloadsOf(method, model.Stem).SelectMany(other => Generated(bind(other.Method, other.Attribute))).ToList();
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var generated in Generated(model))
        {
            if ((method.ContainingType.GetMembers(generated.Name).Any(existing => Clashes(existing, generated))
                    || others.Exists(other => other.Name == generated.Name && SignatureOf(other).SequenceEqual(SignatureOf(generated))))
                && reported.Add(generated.Name))
            {
                yield return Problem.At(DiagnosticIds.MemberClash, Problem.AtMethod, method.Name, generated.Name);
            }
        }
    }

    private static IEnumerable<Member> Generated(DifferentiableMethod model)
    {
        var qualified = model with { QualifiesNames = true };
        return new Members(qualified, new DerivativeNames(qualified)).All();
    }

    private static bool Clashes(ISymbol existing, Member generated)
    {
        if (existing.IsGenerated())
        {
            return false;
        }

        return existing is not IMethodSymbol method
            || (method.Arity == 0 && SignatureOf(method).SequenceEqual(SignatureOf(generated)));
    }

    /// <summary>The attributes of other methods that generate members of the same names.</summary>
    private static IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> OverloadsOf(IMethodSymbol method, string stem) =>
        from other in method.ContainingType.GetMembers().OfType<IMethodSymbol>()
        where MethodBinder.Target(other) is not null && !SymbolEqualityComparer.Default.Equals(other, method)
        from attribute in other.AttributesNamed(KnownNames.DifferentiableAttribute)
        where StemOf(other, attribute) == stem
        select (other, attribute);

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

    private static IEnumerable<string> StemsOf(IMethodSymbol method) =>
        method.AttributesNamed(KnownNames.DifferentiableAttribute).Select(attribute => StemOf(method, attribute));

    private static string StemOf(IMethodSymbol method, AttributeData attribute) => AttributeArguments.Of(attribute).Name ?? method.Name;

    private static IEnumerable<string> TypesOf(IMethodSymbol method) =>
        method.Parameters.Select(static parameter => TypeMapper.CSharp(parameter.Type));

    // To C# a parameter by value is another than one by reference, of whatever kind.
    private static IEnumerable<(string Type, bool IsReference)> SignatureOf(IMethodSymbol method) =>
        method.Parameters.Select(static parameter => (TypeMapper.CSharp(parameter.Type), parameter.RefKind != RefKind.None));

    private static IEnumerable<(string Type, bool IsReference)> SignatureOf(Member member) =>
        member.Parameters.Select(static parameter => (parameter.Type, parameter.Mode != ParameterMode.Value));
}
