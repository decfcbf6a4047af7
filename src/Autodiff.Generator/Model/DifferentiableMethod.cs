using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Model;

/// <summary>What Bind learns of a method marked <c>[Differentiable]</c>: everything the later stages need of its signature, without symbols.</summary>
internal sealed record DifferentiableMethod
{
    /// <summary>The documentation-comment id, <c>#</c>, and the stem: unique in the compilation, and what <see cref="Callee.Id"/> refers to.</summary>
    public required string Id { get; init; }

    /// <summary>The namespace, or null for the global one.</summary>
    public required string? Namespace { get; init; }

    /// <summary>The enclosing types, outermost first.</summary>
    public required EquatableArray<ContainingType> ContainingTypes { get; init; }

    /// <summary><c>public</c>, <c>internal</c>, <c>private protected</c> …</summary>
    public required string Accessibility { get; init; }

    public required string Name { get; init; }

    /// <summary>The stem of the generated names: <c>[Differentiable(Name = …)]</c>, or the method's name.</summary>
    public required string Stem { get; init; }

    /// <summary>The return type as C# source; <c>void</c> for none.</summary>
    public required string ReturnType { get; init; }

    /// <summary>The parameters; their values have no ids yet (<see cref="IrParameter.Values"/> is empty before lowering).</summary>
    public required EquatableArray<IrParameter> Parameters { get; init; }

    /// <summary>The parameters' default values as C# source, null where there is none. Members that add no parameters have them too.</summary>
    public EquatableArray<string?> Defaults { get; init; } = EquatableArray<string?>.Empty;

    /// <summary>Whether the last parameter is declared with <c>params</c>, which members that add no parameters keep.</summary>
    public bool TakesParams { get; init; }

    public required EquatableArray<IrType> ReturnLeaves { get; init; }

    /// <summary>Element names of a returned tuple; null where it has none.</summary>
    public required EquatableArray<string?> ReturnNames { get; init; }

    public required bool ReturnsTuple { get; init; }

    /// <summary>The flags of <c>Autodiff.Derivatives</c> to generate.</summary>
    public required int Derivatives { get; init; }

    /// <summary>Whether the user asked for just these derivatives, so that one that is impossible is an error.</summary>
    public required bool DerivativesAreExplicit { get; init; }

    /// <summary>The one-line summary of the primal's documentation, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>What the primal's documentation says of each parameter, null where it says nothing; empty if it has no text on parameters.</summary>
    public EquatableArray<string?> ParameterTexts { get; init; } = EquatableArray<string?>.Empty;

    /// <summary>What a primal of one short expression computes, for generated documentation; else null.</summary>
    public string? Formula { get; init; }

    /// <summary>The cref of the primal for generated documentation, e.g. <c>Rosenbrock(double, double)</c>.</summary>
    public required string Cref { get; init; }

    /// <summary>Whether simple names such as <c>Math</c> or <c>Tape</c> mean something else inside the type, so that generated code must write <c>global::</c> names.</summary>
    public bool QualifiesNames { get; init; }

    /// <summary>Whether the project checks integer arithmetic unless told otherwise; generated code says where it is to be checked.</summary>
    public bool ChecksOverflow { get; init; }

    /// <summary>The file's hint name without extension, unique and stable.</summary>
    public required string HintName { get; init; }

    public bool ReturnsVoid => ReturnLeaves.IsEmpty;

    /// <summary>Whether the result is one number, so that it has a gradient.</summary>
    public bool HasGradient => !ReturnsTuple && ReturnLeaves.Count == 1 && ReturnLeaves[0].IsFloating
        && !Parameters.Any(static parameter => parameter.HasExitValue);
}
