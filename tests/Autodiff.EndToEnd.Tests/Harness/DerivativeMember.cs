using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>A generated member, its parameters understood by their names as the naming contract has them.</summary>
internal sealed class DerivativeMember
{
    private readonly CompiledMethod method;
    private readonly List<(ParameterRole Role, IParameterSymbol? Primal)> slots = [];

    private DerivativeMember(CompiledMethod primal, CompiledMethod method, string form)
    {
        Primal = primal;
        this.method = method;
        Form = form;
    }

    public CompiledMethod Primal { get; }

    /// <summary><c>Gradient</c>, <c>ValueAndGradient</c>, <c>AccumulateGradient</c>, <c>Jvp</c> or <c>Vjp</c>.</summary>
    public string Form { get; }

    /// <summary>Whether results go into destinations that the caller gives.</summary>
    public bool HasDestinations => slots.Any(s => s.Role == ParameterRole.Destination);

    /// <summary>Whether nothing need be allocated: whatever is an array is given by the caller.</summary>
    public bool NeedNotAllocate => !HoldsArray(method.Symbol.ReturnType);

    /// <summary>The generated members of a method.</summary>
    public static IEnumerable<DerivativeMember> Of(CompiledProgram program, CompiledMethod primal)
    {
        foreach (var form in new[] { "Gradient", "ValueAndGradient", "AccumulateGradient", "Jvp", "Vjp" })
        {
            foreach (var method in program.Named(primal.Key + form))
            {
                var member = new DerivativeMember(primal, method, form);
                if (member.Bind()) yield return member;
            }
        }
    }

    /// <summary>What a run gave: results by role, or the exception.</summary>
    public sealed record Outcome
    {
        public object? Value { get; init; }

        public bool HasValue { get; init; }

        /// <summary>How many bytes the call allocated.</summary>
        public long Allocated { get; set; }

        public object? Tangent { get; init; }

        /// <summary>The primal's arguments after the call.</summary>
        public Dictionary<string, object?> Arguments { get; } = [];

        public Dictionary<string, object?> Tangents { get; } = [];

        /// <summary>Gradients from the result, destinations, and cotangents left in place.</summary>
        public Dictionary<string, object?> Gradients { get; } = [];
    }

    /// <summary>Whether the parameter's exit cotangent is an argument of this member.</summary>
    public bool TakesCotangentOf(IParameterSymbol p)
        => slots.Any(s => s.Role == ParameterRole.Cotangent && s.Primal!.Name == p.Name);

    public bool HasDestinationFor(IParameterSymbol p)
        => slots.Any(s => s.Role == ParameterRole.Destination && s.Primal!.Name == p.Name);

    /// <summary>Calls the member.</summary>
    /// <param name="give">The argument for a role and a parameter of the primal (<c>null</c> for the result's cotangent).</param>
    public Outcome Call(Func<ParameterRole, IParameterSymbol?, object?> give)
    {
        var arguments = slots.Select(s => give(s.Role, s.Primal)).ToArray();
        var result = method.Call(arguments);
        var outcome = Split(result);
        outcome.Allocated = method.Allocated();
        for (var i = 0; i < slots.Count; i++)
        {
            var (role, p) = slots[i];
            if (role == ParameterRole.Argument) outcome.Arguments[p!.Name] = arguments[i];
            if (role == ParameterRole.Tangent) outcome.Tangents[p!.Name] = arguments[i];
            if (role == ParameterRole.Destination || (role == ParameterRole.Cotangent && p!.RefKind != RefKind.Out))
            {
                outcome.Gradients[p!.Name] = arguments[i];
            }
        }
        return outcome;
    }

    public override string ToString() => method.Symbol.ToDisplayString();

    /// <summary>Understands the parameters; false if the member belongs to another overload of the primal.</summary>
    private bool Bind()
    {
        var primals = Primal.Symbol.Parameters;
        if (method.Symbol.Parameters.Length < primals.Length) return false;
        foreach (var own in method.Symbol.Parameters)
        {
            if (own.Ordinal < primals.Length)
            {
                if (own.Name != primals[own.Ordinal].Name) return false;
                slots.Add((ParameterRole.Argument, primals[own.Ordinal]));
                continue;
            }
            var name = own.Name.TrimEnd('_');
            if (name == "cotangent")
            {
                slots.Add((ParameterRole.ResultCotangent, null));
                continue;
            }
            var role = name.EndsWith("Tangent", StringComparison.Ordinal) ? ParameterRole.Tangent
                : name.EndsWith("Gradient", StringComparison.Ordinal) ? ParameterRole.Destination
                : name.EndsWith("Cotangent", StringComparison.Ordinal) ? ParameterRole.Cotangent
                : throw new InvalidOperationException($"{method.Symbol.ToDisplayString()} has an unknown parameter '{own.Name}'.");
            slots.Add((role, primals.Single(p => p.Name + role switch { ParameterRole.Destination => "Gradient", _ => role.ToString() } == name)));
        }
        return true;
    }

    private Outcome Split(object? result)
    {
        if (method.Symbol.ReturnsVoid) return new Outcome();
        if (Form == "Jvp")
        {
            var pair = Named(result, "Value", "Tangent") ?? throw Unexpected();
            return new Outcome { HasValue = true, Value = pair.First, Tangent = pair.Second };
        }
        if (Named(result, "Value", "Gradient") is { } both)
        {
            var outcome = new Outcome { HasValue = true, Value = both.First };
            var gradient = ((INamedTypeSymbol)method.Symbol.ReturnType).TupleElements[1].Type;
            TakeGradient(outcome, both.Second, gradient);
            return outcome;
        }
        if (Form == "Gradient" || (Form == "Vjp" && Primal.Symbol.ReturnsVoid))
        {
            var outcome = new Outcome();
            TakeGradient(outcome, result, method.Symbol.ReturnType);
            return outcome;
        }
        if (!HasDestinations && !slots.Any(s => s.Role == ParameterRole.Cotangent)) throw Unexpected();
        return new Outcome { HasValue = true, Value = result };
    }

    private void TakeGradient(Outcome outcome, object? gradient, ITypeSymbol type)
    {
        var returned = Primal.DifferentiatedParameters()
            .Where(p => !slots.Any(s => s.Role is ParameterRole.Cotangent or ParameterRole.Destination && s.Primal!.Name == p.Name))
            .ToList();
        if (returned.Count == 1)
        {
            outcome.Gradients[returned[0].Name] = gradient;
            return;
        }
        var elements = type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements : throw Unexpected();
        if (!elements.Select(e => e.Name.TrimEnd('_')).SequenceEqual(returned.Select(p => p.Name))) throw Unexpected();
        for (var i = 0; i < returned.Count; i++) outcome.Gradients[returned[i].Name] = ((ITuple)gradient!)[i];
    }

    private (object? First, object? Second)? Named(object? result, string first, string second)
        => method.Symbol.ReturnType is INamedTypeSymbol { IsTupleType: true, TupleElements: [var a, var b] }
            && a.Name == first && b.Name == second && result is ITuple pair
                ? (pair[0], pair[1])
                : null;

    private static bool HoldsArray(ITypeSymbol type) => type is IArrayTypeSymbol
        || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(e => HoldsArray(e.Type)));

    private InvalidOperationException Unexpected()
        => new($"{method.Symbol.ToDisplayString()} does not return what the naming contract says.");
}
