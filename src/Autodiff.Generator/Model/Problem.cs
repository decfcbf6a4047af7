using Autodiff.Generator.Collections;

namespace Autodiff.Generator.Model;

/// <summary>A reason why a method cannot be differentiated, without a location; the analyzer finds the place.</summary>
/// <param name="DiagnosticId">The id in the list of diagnostics.</param>
/// <param name="Place">The preorder ordinal of the operation (<see cref="IR.IrOperation.OriginId"/>), or one of the negative places below.</param>
/// <param name="Arguments">The arguments of the diagnostic's message.</param>
internal sealed record Problem(string DiagnosticId, int Place, EquatableArray<string> Arguments)
{
    /// <summary>The method's name.</summary>
    public const int AtMethod = -1;

    /// <summary>The attribute.</summary>
    public const int AtAttribute = -2;

    /// <summary>The parameter with the ordinal <c>AtFirstParameter - place</c>.</summary>
    public const int AtFirstParameter = -3;

    public static Problem At(string id, int place, params string[] arguments) => new(id, place, arguments.ToEquatableArray());
}
