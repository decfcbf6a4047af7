using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: which kinds of members can be differentiated. An allow-list: what is not known to be an ordinary static method is refused.</summary>
internal static class DeclarationRules
{
    /// <summary>Problems whose solution changes parameters and result, so that nothing need be said of these yet.</summary>
    private static readonly HashSet<string> ChangesSignature =
        [DiagnosticIds.GenericMethod, DiagnosticIds.AsyncMethod, DiagnosticIds.Iterator, DiagnosticIds.ExtensionBlockMember];

    /// <summary>Problems whose solution is another body.</summary>
    private static readonly HashSet<string> ChangesBody =
        [.. ChangesSignature, DiagnosticIds.InstanceMember, DiagnosticIds.VirtualMember, DiagnosticIds.UnsafeMethod, DiagnosticIds.UnsupportedParameterType];

    public static bool WillChangeSignature(Problem problem) => ChangesSignature.Contains(problem.DiagnosticId);

    public static bool WillChangeBody(Problem problem) => ChangesBody.Contains(problem.DiagnosticId);

    /// <summary>The problem of an attribute on anything but an ordinary method.</summary>
    public static string? RefusalOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary } => null,
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => DiagnosticIds.LocalFunction,
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => DiagnosticIds.Lambda,
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor } => DiagnosticIds.Constructor,
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => DiagnosticIds.Operator,
        IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } => DiagnosticIds.InterfaceMember,
        IMethodSymbol => DiagnosticIds.Accessor,
        _ => DiagnosticIds.DifferentiableType,
    };

    public static IEnumerable<Problem> Problems(IMethodSymbol method, CancellationToken cancellation)
    {
        if (Place(method) is { } placeProblem)
        {
            yield return Problem.At(placeProblem, Problem.AtMethod, method.Name);
        }

        if (method.IsAbstract || method.IsVirtual || method.IsOverride)
        {
            if (method.ContainingType.TypeKind != TypeKind.Interface)
            {
                yield return Problem.At(DiagnosticIds.VirtualMember, Problem.AtMethod, method.Name);
            }
        }
        else if (!method.IsStatic && Place(method) is null)
        {
            yield return Problem.At(DiagnosticIds.InstanceMember, Problem.AtMethod, method.Name);
        }

        if (method.IsGenericMethod)
        {
            yield return Problem.At(DiagnosticIds.GenericMethod, Problem.AtMethod, method.Name);
        }

        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!type.TypeParameters.IsEmpty)
            {
                yield return Problem.At(DiagnosticIds.GenericType, Problem.AtMethod, method.Name, type.Name);
            }

            if (type.IsFileLocal)
            {
                yield return Problem.At(DiagnosticIds.FileLocalType, Problem.AtMethod, method.Name, type.Name);
            }
            else if (!IsPartial(type, cancellation) && Place(method) is null)
            {
                yield return Problem.At(DiagnosticIds.TypeNotPartial, Problem.AtMethod, method.Name, type.Name);
            }
        }

        foreach (var problem in BodyProblems(method, cancellation))
        {
            yield return problem;
        }
    }

    /// <summary>Whether members, even ones that refuse to compile, can stand beside the method.</summary>
    public static bool CanHoldMembers(IMethodSymbol method)
    {
        if (Place(method) is not null || method.IsGenericMethod || method.IsVararg
            || method.ReturnType.IsRefLikeType || HasNoSignature(method.ReturnType) || method.Parameters.Any(static parameter => HasNoSignature(parameter.Type)))
        {
            return false;
        }

        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal || !IsPartial(type, CancellationToken.None))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<Problem> BodyProblems(IMethodSymbol method, CancellationToken cancellation)
    {
        var isAsync = method.IsAsync || (method.PartialImplementationPart?.IsAsync ?? false);
        if (isAsync)
        {
            yield return Problem.At(DiagnosticIds.AsyncMethod, Problem.AtMethod, method.Name);
        }

        var declaration = MethodBodies.Declaration(method, cancellation);
        if (declaration is null)
        {
            if (!method.IsAbstract)
            {
                yield return Problem.At(DiagnosticIds.NoBody, Problem.AtMethod, method.Name);
            }

            yield break;
        }

        if (IsIterator(declaration))
        {
            yield return Problem.At(DiagnosticIds.Iterator, Problem.AtMethod, method.Name);
        }

        if (declaration.Modifiers.Any(SyntaxKind.UnsafeKeyword))
        {
            yield return Problem.At(DiagnosticIds.UnsafeMethod, Problem.AtMethod, method.Name);
        }

        if (method.IsVararg)
        {
            yield return Problem.At(DiagnosticIds.UnsupportedParameterType, Problem.AtMethod, method.Name, "__arglist", "__arglist", "an array");
        }
    }

    /// <summary>The problem of the kind of type the method stands in.</summary>
    private static string? Place(IMethodSymbol method) => method.ContainingType switch
    {
        { TypeKind: TypeKind.Interface } => DiagnosticIds.InterfaceMember,
        { TypeKind: TypeKind.Class or TypeKind.Struct, Name.Length: > 0 } => null,
        _ => DiagnosticIds.ExtensionBlockMember,
    };

    // Top-level statements are a part of Program, whose declaration is the file.
    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).All(static syntax =>
            syntax is CompilationUnitSyntax || (syntax is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)));

    private static bool IsIterator(MethodDeclarationSyntax declaration) => declaration
        .DescendantNodes(static node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        .Any(static node => node is YieldStatementSyntax);

    /// <summary>Types that cannot stand in a signature outside an unsafe context, or that the compiler does not know.</summary>
    private static bool HasNoSignature(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol or IErrorTypeSymbol => true,
        IArrayTypeSymbol array => HasNoSignature(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasNoSignature),
        _ => false,
    };
}
