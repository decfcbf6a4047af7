using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Emit;

/// <summary>What a member requires of its arguments before it writes anything: shapes that agree, and no overlap with what is written.</summary>
internal sealed class ArgumentChecks(DifferentiableMethod method)
{
    private readonly string _checks = DerivativeNames.Arguments(method.QualifiesNames);
    private readonly List<Storage> _all = [];
    private readonly List<string> _lines = [];

    /// <summary>The checks, as statements.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var line in _lines)
        {
            yield return line;
        }

        // C# lets nothing read an out parameter, not even its address, before it is assigned.
        foreach (var storage in _all.Where(storage => storage.IsOut && _all.Any(other => other != storage && NoOverlap(storage, other) is not null)))
        {
            yield return $"global::System.Runtime.CompilerServices.Unsafe.SkipInit(out {storage.Source});";
        }

        for (var i = 0; i < _all.Count; i++)
        {
            if (_all[i] is { IsWritten: true, Type: ArrayType { ElementType: ArrayType } })
            {
                yield return $"{_checks}.DistinctRows({_all[i].Source}, nameof({_all[i].Source}));";
            }

            for (var j = i + 1; j < _all.Count; j++)
            {
                if ((_all[i].IsWritten || _all[j].IsWritten) && NoOverlap(_all[i], _all[j]) is { } line)
                {
                    yield return line;
                }
            }
        }
    }

    /// <summary>The method's own parameters.</summary>
    public ArgumentChecks AddParameters()
    {
        foreach (var parameter in method.Parameters.Where(static parameter => !parameter.IsTuple))
        {
            var type = parameter.Leaves[0];
            if (type.IsMemory || parameter.HasExitValue)
            {
                _all.Add(new Storage(CSharpNames.Escape(parameter.Name), type, parameter.IsWritten, parameter.HasExitValue, parameter.Mode is ParameterMode.Out));
            }
        }

        return this;
    }

    /// <summary>Requires an array.</summary>
    public void NotNull(IrParameter parameter)
    {
        var name = CSharpNames.Escape(parameter.Name);
        if (parameter.Leaves[0] is ArrayType)
        {
            _lines.Add($"{_checks}.NotNull({name}, nameof({name}));");
        }
    }

    /// <summary>A parameter that goes with one of the method's: a destination, tangent or cotangent of its shape.</summary>
    public void AddCompanion(IrParameter primal, string name, bool isSpan, bool isWritten, string role)
    {
        var (a, b) = (CSharpNames.Escape(primal.Name), CSharpNames.Escape(name));
        var named = role == "destination" ? "" : $", \"{role}\"";
        switch (primal.Leaves[0])
        {
            case ArrayType { Dimensions: 1, ElementType: ScalarType }:
                _lines.Add($"{_checks}.NotNull({a}, nameof({a}));");
                if (!isSpan)
                {
                    _lines.Add($"{_checks}.NotNull({b}, nameof({b}));");
                }

                _lines.Add($"{_checks}.SameLength({a}.Length, {b}.Length, nameof({a}), nameof({b}){named});");
                break;
            case SpanType:
                _lines.Add($"{_checks}.SameLength({a}.Length, {b}.Length, nameof({a}), nameof({b}){named});");
                break;
            case ArrayType { Dimensions: > 2 } array:
                _lines.Add($"{_checks}.NotNull({a}, nameof({a}));");
                _lines.Add($"{_checks}.NotNull({b}, nameof({b}));");
                for (var dimension = 0; dimension < array.Dimensions; dimension++)
                {
                    _lines.Add($"{_checks}.SameLength({a}.GetLength({dimension}), {b}.GetLength({dimension}), nameof({a}), nameof({b}){named});");
                }

                break;
            case ArrayType:
                _lines.Add($"{_checks}.SameShape({a}, {b}, nameof({a}), nameof({b}){named});");
                break;
        }

        var type = isSpan && primal.Leaves[0].Element is { } element ? new SpanType(element, IsReadOnly: false) : primal.Leaves[0];
        _all.Add(new Storage(b, type, isWritten, IsReference: false));
    }

    /// <summary>The cotangent of a result that is an array: its shape is known only once there is a result.</summary>
    public void AddResultCotangent(string name, IrType type)
    {
        _lines.Add($"{_checks}.NotNull({name}, nameof({name}));");
        _all.Add(new Storage(name, type, IsWritten: false, IsReference: false));
    }

    private string? NoOverlap(Storage a, Storage b)
    {
        // Storage of different elements is different storage.
        if (a.Element != b.Element || a.Element is null)
        {
            return null;
        }

        var (first, second) = Rank(a) <= Rank(b) ? (a, b) : (b, a);
        var isChecked = (Rank(first), Rank(second)) switch
        {
            // A variable can lie in an array of rank 1 or a span; arrays of different shapes are different arrays.
            (0, 0) or (0, 3) or (0, 4) => true,
            (1, 1) or (1, 3) or (1, 4) => true,
            (2, 2) or (2, 4) => true,
            (3, 3) or (3, 4) or (4, 4) => true,
            (5, 5) => first.Type == second.Type,
            _ => false,
        };
        if (Rank(first) == 5 && isChecked)
        {
            return $"if (object.ReferenceEquals({first.Source}, {second.Source})) throw new {(method.QualifiesNames ? "global::System." : "")}ArgumentException(\"'{first.Source}' and '{second.Source}' are one array.\");";
        }

        return isChecked
            ? $"{_checks}.NoOverlap<{a.Element.CSharp}>({Argument(first)}, {Argument(second)}, nameof({first.Source}), nameof({second.Source}));"
            : null;
    }

    private static string Argument(Storage storage) => (storage.IsReference ? "ref " : "") + storage.Source;

    // The order of the overloads' parameters: variables, jagged arrays, two-dimensional arrays, arrays, spans.
    private static int Rank(Storage storage) => storage switch
    {
        { IsReference: true } => 0,
        { Type: ArrayType { ElementType: ArrayType } } => 1,
        { Type: ArrayType { Dimensions: 2 } } => 2,
        { Type: ArrayType { Dimensions: 1 } } => 3,
        { Type: SpanType } => 4,
        _ => 5,
    };

    /// <summary>An argument that refers to storage.</summary>
    /// <param name="Source">Its name as C# source.</param>
    /// <param name="IsReference">Whether it is a variable passed by reference.</param>
    /// <param name="IsOut">Whether that variable has no value yet.</param>
    private sealed record Storage(string Source, IrType Type, bool IsWritten, bool IsReference, bool IsOut = false)
    {
        /// <summary>The scalar in its innermost element.</summary>
        public IrType? Element
        {
            get
            {
                var type = Type;
                while (type.Element is { } element)
                {
                    type = element;
                }

                return type.IsScalar ? type : null;
            }
        }
    }
}
