using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: what it must know of called methods.</summary>
internal interface ICalleeResolver
{
    /// <summary>The method as a callee, if it is marked <c>[Differentiable]</c> here or in a referenced assembly; else null.</summary>
    Callee? Resolve(IMethodSymbol method);

    /// <summary>Whether calls of the method drop the derivative on purpose: it is marked <c>[NoGradient]</c>, or is <c>Autograd.StopGradient</c>.</summary>
    bool DropsDerivative(IMethodSymbol method);

    /// <summary>Whether the symbol is a field, property or parameter marked <c>[NoGradient]</c>.</summary>
    bool IsConstant(ISymbol symbol);

    /// <summary>
    /// The method whose generated member the call of that name on that type is, or null. The generator does not see generated members
    /// (the call is an error there) and tools do: ask before looking at the call's symbol.
    /// </summary>
    IMethodSymbol? PrimalOfGenerated(INamedTypeSymbol type, string memberName);

    /// <summary>Whether the method only reads elements of the arrays and spans it is given, and keeps no reference to them.</summary>
    bool OnlyReads(IMethodSymbol method);
}
