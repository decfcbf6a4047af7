using Microsoft.CodeAnalysis;

namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>Holds every generated member of one method against the primal and the oracle, at one point.</summary>
internal sealed class CaseChecker
{
    private readonly CompiledProgram program;
    private readonly CompiledMethod primal;
    private readonly CompiledMethod dual;
    private readonly object?[] arguments;
    private readonly double tolerance;
    private readonly List<string> failures = [];
    private object? value;
    private object?[] exit = [];
    private Exception? thrown;
    private Linearization? exact;

    private CaseChecker(CompiledProgram program, CompiledMethod primal, CompiledMethod dual, object?[] arguments, double? tolerance)
    {
        this.program = program;
        this.primal = primal;
        this.dual = dual;
        this.arguments = arguments;
        this.tolerance = tolerance ?? (HasSingle(primal.Symbol) ? Tolerance.Single : Tolerance.Exact);
    }

    /// <summary>What is wrong with the derivatives at a point; nothing if all is well.</summary>
    /// <param name="program">The primal with its derivatives.</param>
    /// <param name="duals">The same on dual numbers.</param>
    /// <param name="key">The method, as <c>Type.Method</c>.</param>
    /// <param name="arguments">The point.</param>
    /// <param name="tolerance">Where the usual tolerance does not apply.</param>
    public static IReadOnlyList<string> Check(
        CompiledProgram program, CompiledProgram duals, string key, object?[] arguments, double? tolerance = null)
    {
        var checker = new CaseChecker(program, program.Named(key).Single(), duals.Named(key).Single(), arguments, tolerance);
        checker.Run();
        return checker.failures;
    }

    /// <summary>The generated forms that the contract promises for a method, as far as they are missing.</summary>
    public static IEnumerable<string> MissingForms(CompiledProgram program, CompiledMethod primal)
    {
        var wrt = primal.DifferentiatedParameters();
        if (wrt.Count == 0) yield break;
        var members = DerivativeMember.Of(program, primal).ToList();
        var memory = wrt.Any(p => IsMemory(p.Type));
        var spans = wrt.Any(p => p.Type.IsRefLikeType);
        var isNumber = primal.Symbol.ReturnType.SpecialType is SpecialType.System_Double or SpecialType.System_Single
            && primal.Symbol.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter);
        if (isNumber)
        {
            if (!spans && !Has("Gradient", false)) yield return "Gradient";
            if (!spans && !Has("ValueAndGradient", false)) yield return "ValueAndGradient";
            if (memory && !Has("Gradient", true)) yield return "Gradient with destinations";
            if (memory && !Has("ValueAndGradient", true)) yield return "ValueAndGradient with destinations";
            if (memory && !Has("AccumulateGradient", true)) yield return "AccumulateGradient";
        }
        if (!members.Any(m => m.Form == "Jvp")) yield return "Jvp";
        if (!members.Any(m => m.Form == "Vjp")) yield return "Vjp";

        bool Has(string form, bool destinations) => members.Any(m => m.Form == form && m.HasDestinations == destinations);
    }

    private void Run()
    {
        RunPrimal();
        if (thrown is null) exact = Linearization.At(primal, dual, arguments);
        foreach (var member in DerivativeMember.Of(program, primal))
        {
            try
            {
                Check(member);
            }
            catch (Exception e)
            {
                if (e.GetType() != thrown?.GetType() || e.Message != thrown.Message) Fail(member, $"threw {e.GetType().Name}: {e.Message}\n{e.StackTrace}");
                continue;
            }
            if (thrown is not null) Fail(member, $"did not throw {thrown.GetType().Name}, as the primal does");
        }
    }

    private void RunPrimal()
    {
        exit = Structure.CloneAll(arguments);
        try
        {
            value = primal.Call(exit);
        }
        catch (Exception e)
        {
            thrown = e;
            value = primal.Symbol.ReturnType is IArrayTypeSymbol ? Array.Empty<double>() : IsSingle(primal.Symbol.ReturnType) ? 0f : (object)0.0;
        }
    }

    private void Check(DerivativeMember member)
    {
        if (member.Form == "Jvp")
        {
            CheckTangents(member);
            return;
        }
        var random = new Random(17);
        var isVjp = member.Form == "Vjp";
        double[] result = isVjp ? Numbers(random, Structure.Numbers(value).Length) : [1];
        var exits = primal.Symbol.Parameters
            .Select(p => member.TakesCotangentOf(p) ? Numbers(random, Structure.Numbers(exit[p.Ordinal]).Length) : null)
            .ToArray();
        CheckGradient(member, result, exits, _ => 7e77);
        if (!member.HasDestinations) return;
        CheckGradient(member, result, exits, i => member.Form == "AccumulateGradient" ? 0.25 * i - 1 : double.NaN);
    }

    private void CheckTangents(DerivativeMember member)
    {
        var direction = Numbers(new Random(23), exact?.Inputs ?? primal.DifferentiatedParameters().Sum(p => Structure.Numbers(arguments[p.Ordinal]).Length));
        var outcome = member.Call((role, p) => role == ParameterRole.Argument
            ? Structure.Clone(arguments[p!.Ordinal])
            : IsDifferentiated(p!) ? Structure.WithNumbers(arguments[p!.Ordinal], Part(direction, p)) : null);
        if (exact is null) return;
        CheckPrimal(member, outcome);
        if (!primal.Symbol.ReturnsVoid) Compare(member, "the result's tangent", exact.ResultTangent(direction), outcome.Tangent);
        foreach (var p in primal.Symbol.Parameters.Where(CompiledMethod.IsOutput))
        {
            if (outcome.Tangents.TryGetValue(p.Name, out var tangent))
            {
                Compare(member, p.Name + "'s tangent on exit", exact.ExitTangent(p.Ordinal, direction), tangent);
            }
            else if (p.RefKind == RefKind.Out)
            {
                Fail(member, $"gives no tangent of {p.Name}");
            }
        }
    }

    /// <summary>One call with destinations that hold something else before it.</summary>
    private void CheckGradient(DerivativeMember member, double[] result, double[]?[] exits, Func<int, double> before)
    {
        var outcome = member.Call((role, p) => role switch
        {
            ParameterRole.Argument => Structure.Clone(arguments[p!.Ordinal]),
            ParameterRole.ResultCotangent => Structure.WithNumbers(value, result),
            ParameterRole.Cotangent => Structure.WithNumbers(exit[p!.Ordinal], exits[p.Ordinal]!),
            ParameterRole.Destination => Structure.WithNumbers(arguments[p!.Ordinal], Before(p)),
            _ => throw new InvalidOperationException($"A parameter of the role {role} in {member}."),
        });
        if (exact is null) return;
        CheckPrimal(member, outcome);
        var expected = exact.Cotangents(result, exits);
        foreach (var p in primal.DifferentiatedParameters())
        {
            if (!outcome.Gradients.TryGetValue(p.Name, out var gradient))
            {
                Fail(member, $"gives no gradient for {p.Name}");
                continue;
            }
            var part = exact.Part(expected, p);
            if (member.Form == "AccumulateGradient") part = [.. part.Zip(Before(p), (e, b) => e + b)];
            Compare(member, "the gradient for " + p.Name, part, gradient);
        }

        IEnumerable<double> Before(IParameterSymbol p)
            => Enumerable.Range(0, Structure.Numbers(arguments[p.Ordinal]).Length)
                .Select(i => IsSingle(p.Type) ? (float)before(i) : before(i));
    }

    /// <summary>Value and arguments are as the primal leaves them, to the last bit.</summary>
    private void CheckPrimal(DerivativeMember member, DerivativeMember.Outcome outcome)
    {
        if (outcome.HasValue && !Structure.BitEqual(value, outcome.Value))
        {
            Fail(member, $"the value is {Structure.Show(outcome.Value)}, the primal's {Structure.Show(value)}");
        }
        foreach (var p in primal.Symbol.Parameters)
        {
            if (!Structure.BitEqual(exit[p.Ordinal], outcome.Arguments[p.Name]))
            {
                Fail(member, $"leaves {Structure.Show(outcome.Arguments[p.Name])} in {p.Name}, the primal {Structure.Show(exit[p.Ordinal])}");
            }
        }
    }

    private void Compare(DerivativeMember member, string what, double[] expected, object? actual)
    {
        var numbers = Structure.Numbers(actual);
        if (!Tolerance.Close(expected, numbers, tolerance))
        {
            Fail(member, $"{what} is {Structure.Show(numbers)}, expected {Structure.Show(expected)}");
        }
    }

    private void Fail(DerivativeMember member, string what)
        => failures.Add($"{member}\n    at {Structure.Show(arguments)}: {what}");

    private bool IsDifferentiated(IParameterSymbol p) => primal.DifferentiatedParameters().Any(w => w.Name == p.Name);

    private double[] Part(double[] direction, IParameterSymbol p)
    {
        var first = 0;
        foreach (var w in primal.DifferentiatedParameters())
        {
            var length = Structure.Numbers(arguments[w.Ordinal]).Length;
            if (w.Name == p.Name) return direction[first..(first + length)];
            first += length;
        }
        throw new InvalidOperationException($"{p.Name} is not differentiated, but has a tangent.");
    }

    /// <summary>Numbers that <c>float</c> has too.</summary>
    private static double[] Numbers(Random random, int count)
        => [.. Enumerable.Range(0, count).Select(_ => (double)(float)(2 * random.NextDouble() - 1))];

    private static bool HasSingle(IMethodSymbol method)
        => IsSingle(method.ReturnType) || method.Parameters.Any(p => IsSingle(p.Type));

    private static bool IsSingle(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsSingle(array.ElementType),
        INamedTypeSymbol { TypeArguments: { Length: > 0 } types } => types.Any(IsSingle),
        _ => type.SpecialType == SpecialType.System_Single,
    };

    private static bool IsMemory(ITypeSymbol type) => type is IArrayTypeSymbol || type.IsRefLikeType;
}
