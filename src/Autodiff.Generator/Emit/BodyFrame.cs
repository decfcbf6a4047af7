namespace Autodiff.Generator.Emit;

/// <summary>What surrounds an emitted body: the C# parameters its values come from, and where its results go.</summary>
internal sealed record BodyFrame
{
    /// <summary>The C# names of the function's parameters, in order, without <c>@</c>.</summary>
    public required IReadOnlyList<string> ParameterNames { get; init; }

    /// <summary>One for each yield.</summary>
    public required IReadOnlyList<YieldTarget> Yields { get; init; }

    /// <summary>Makes the returned expression of the returned yields; null if nothing is returned.</summary>
    public Func<IReadOnlyList<string>, string>? Return { get; init; }

    /// <summary>The name of the tape.</summary>
    public string Tape { get; init; } = "tape";

    /// <summary>Whether the tape is a parameter; otherwise the body makes its own if it needs one.</summary>
    public bool HasTapeParameter { get; init; }

    /// <summary>Names that locals may not take, beside the parameters.</summary>
    public IReadOnlyCollection<string> Reserved { get; init; } = [];

    /// <summary>The fully qualified type the body stands in, whose members are called by their simple names.</summary>
    public string? ContainingType { get; init; }

    /// <summary>Whether well-known types must be written with their namespaces.</summary>
    public bool QualifiesNames { get; init; }
}
