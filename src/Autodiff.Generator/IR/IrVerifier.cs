using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>
/// Checks that a function is well formed: single definitions, uses in scope, types, shapes of loops and branches. Every pass must keep it so.
/// </summary>
internal sealed partial class IrVerifier
{
    private readonly List<string> _problems = [];
    private readonly HashSet<int> _defined = [];
    private readonly Dictionary<int, IrValue> _visible = [];

    private IrVerifier()
    {
    }

    /// <summary>What is wrong with the function; nothing if it is well formed.</summary>
    public static IReadOnlyList<string> Verify(IrFunction function)
    {
        var verifier = new IrVerifier();
        verifier.Function(function);
        return verifier._problems;
    }

    private void Function(IrFunction function)
    {
        foreach (var parameter in function.Parameters)
        {
            if (parameter.Mode is not ParameterMode.Out)
            {
                SameTypes($"the values of parameter {parameter.Name}", parameter.Values, parameter.Leaves);
            }
        }

        Require(
            function.Parameters.SelectMany(static parameter => parameter.Values).Select(static value => value.Id)
                .SequenceEqual(function.Body.Parameters.Select(static value => value.Id)),
            "The body's parameters are not the values of the function's parameters.");
        Region(function.Body, () =>
        {
            if (!function.Body.Throws)
            {
                FunctionYields(function);
            }
        });
    }

    private void FunctionYields(IrFunction function)
    {
        var exits = function.Parameters.Where(static parameter => parameter.HasExitValue).ToArray();
        IReadOnlyList<IrType> declared = [.. function.ReturnLeaves, .. exits.SelectMany(static parameter => parameter.Leaves)];
        if (function.Parameters.Any(IsTangent))
        {
            // A JVP yields what the primal does, and then the tangents of that.
            var primal = function.ReturnLeaves
                .Concat(exits.Where(static parameter => !IsTangent(parameter)).SelectMany(static parameter => parameter.Leaves)).ToArray();
            declared = [.. primal, .. primal.Where(static type => type.IsDifferentiable)];
        }

        SameTypes("the function's yields", function.Body.Yields, declared);
    }

    // Users may call their parameters so, too; what is differentiated is no tangent.
    private static bool IsTangent(IrParameter parameter) =>
        parameter.Name.EndsWith("Tangent", StringComparison.Ordinal) && !parameter.IsDifferentiated;

    /// <summary>Checks a region in a scope of its own; <paramref name="atEnd"/> runs while its values are still visible.</summary>
    private void Region(IrRegion region, Action atEnd)
    {
        var scope = new List<int>();
        Define(region.Parameters, scope);
        for (var i = 0; i < region.Operations.Count; i++)
        {
            var operation = region.Operations[i];
            Operation(operation);
            Define(operation.Results, scope);
            Require(
                operation is not ThrowOperation || i == region.Operations.Count - 1,
                $"Operations follow {Describe(operation)}.");
        }

        foreach (var value in region.Yields)
        {
            Use(value, "a yield");
        }

        atEnd();
        Hide(scope);
    }

    private void Hide(List<int> scope)
    {
        foreach (var id in scope)
        {
            _visible.Remove(id);
        }
    }

    private void Define(EquatableArray<IrValue> values, List<int> scope)
    {
        foreach (var value in values)
        {
            Require(_defined.Add(value.Id), $"{value} is defined twice.");
            _visible[value.Id] = value;
            scope.Add(value.Id);
        }
    }

    private void Use(IrValue value, string user)
    {
        if (!_visible.TryGetValue(value.Id, out var definition))
        {
            _problems.Add($"{value} is not visible where {user} uses it.");
        }
        else if (definition.Type != value.Type)
        {
            _problems.Add($"{value} is {definition.Type} where it is defined, but {value.Type} in {user}.");
        }
    }

    private void Operation(IrOperation operation)
    {
        foreach (var operand in operation.Operands)
        {
            Use(operand, Describe(operation));
        }

        Types(operation);
        switch (operation)
        {
            case IfOperation o:
                Branch(o, o.Then);
                Branch(o, o.Else);
                break;
            case LoopOperation o:
                Loop(o);
                break;
        }
    }

    private void Branch(IfOperation operation, IrRegion region)
    {
        Require(region.Parameters.IsEmpty, $"A branch of {Describe(operation)} has parameters.");
        Region(region, () =>
        {
            if (!region.Throws)
            {
                SameTypes($"the yields of a branch of {Describe(operation)}", region.Yields, TypesOf(operation.Values));
            }
        });
    }

    private void Loop(LoopOperation loop)
    {
        var name = Describe(loop);
        IReadOnlyList<IrType> slots = TypesOf(loop.Parameters);
        IReadOnlyList<IrType> withExit = loop.HasExit ? [.. slots, IrType.Int32] : slots;
        SameTypes($"the initial values of {name}", loop.Inits, slots);
        SameTypes($"the results of {name}", loop.Values, withExit);
        Require(loop.Condition.Parameters.IsEmpty, $"The condition of {name} has parameters.");
        Require(loop.Body.Parameters.IsEmpty, $"The body of {name} has parameters.");

        var scope = new List<int>();
        Define(loop.Parameters, scope);
        Region(loop.Condition, () =>
        {
            if (!loop.Condition.Throws)
            {
                SameTypes($"the condition of {name}", loop.Condition.Yields, [IrType.Boolean]);
            }
        });
        Region(loop.Body, () =>
        {
            if (!loop.Body.Throws)
            {
                SameTypes($"the body's yields of {name}", loop.Body.Yields, withExit);
            }
        });
        Hide(scope);

        // The step sees the body's yields as its parameters, and not the values at the iteration's start.
        SameTypes($"the step's parameters of {name}", loop.Step.Parameters, slots);
        Region(loop.Step, () => SameTypes($"the step's yields of {name}", loop.Step.Yields, slots));
    }

    private static IReadOnlyList<IrType> TypesOf(IEnumerable<IrValue> values) => [.. values.Select(static value => value.Type)];

    private void SameTypes(string what, IReadOnlyList<IrValue> values, IReadOnlyList<IrType> types) =>
        Require(
            TypesOf(values).SequenceEqual(types),
            $"The types of {what} are ({string.Join(", ", TypesOf(values))}), not ({string.Join(", ", types)}).");

    private void Require(bool condition, string problem)
    {
        if (!condition)
        {
            _problems.Add(problem);
        }
    }

    private static string Describe(IrOperation operation)
    {
        var kind = operation.GetType().Name.Replace("Operation", "").ToLowerInvariant();
        return operation.Results.IsEmpty ? kind : $"{kind} {operation.Results[0]}";
    }
}
