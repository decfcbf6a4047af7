using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Emit;

/// <summary>Which members a method gets, and their signatures: the one place that knows the public shape of derivatives.</summary>
internal sealed class Members
{
    private const int GradientFlag = 1;
    private const int JvpFlag = 2;
    private const int VjpFlag = 4;

    private readonly DifferentiableMethod _method;
    private readonly DerivativeNames _names;

    public Members(DifferentiableMethod method, DerivativeNames names)
    {
        _method = method;
        _names = names;
        Differentiated = [.. method.Parameters.Where(static parameter => parameter.IsDifferentiated)];
        Memory = [.. Differentiated.Where(IsMemory)];
        HasSpan = Memory.Any(static parameter => parameter.Leaves[0] is SpanType);
        ResultIsActive = method.ReturnLeaves.Any(static leaf => leaf.IsDifferentiable);
        InPlace = [.. method.Parameters.Where(IsInPlace)];
        Free = [.. Differentiated.Where(parameter => !IsInPlace(parameter))];
    }

    /// <summary>The parameters that derivatives are taken with respect to.</summary>
    public IReadOnlyList<IrParameter> Differentiated { get; }

    /// <summary>Those of them that are arrays and spans.</summary>
    public IReadOnlyList<IrParameter> Memory { get; }

    /// <summary>Parameters whose exit value has a cotangent: written arrays and spans, <c>ref</c>, <c>out</c>.</summary>
    public IReadOnlyList<IrParameter> InPlace { get; }

    /// <summary>Differentiated parameters that are only read, which the gradient of <c>FVjp</c> consists of.</summary>
    public IReadOnlyList<IrParameter> Free { get; }

    public bool HasSpan { get; }

    /// <summary>Whether what is returned has a derivative.</summary>
    public bool ResultIsActive { get; }

    public static bool IsMemory(IrParameter parameter) => !parameter.IsTuple && parameter.Leaves[0].IsMemory;

    /// <summary>The type into which the parameter's gradient is written.</summary>
    public string DestinationType(IrParameter parameter) => parameter.Leaves[0] switch
    {
        SpanType span when !parameter.IsTuple => Type($"global::System.Span<{span.ElementType.CSharp}>"),
        ArrayType { Dimensions: 1, ElementType: ScalarType element } when !parameter.IsTuple => Type($"global::System.Span<{element.CSharp}>"),
        _ => Type(parameter.CSharpType),
    };

    public string Type(string csharp) => DerivativeNames.Type(csharp, _method.QualifiesNames);

    public MemberParameter Parameter(IrParameter parameter) => new(parameter.Mode, Type(parameter.CSharpType), parameter.Name);

    /// <summary>The parameter with its default value or <c>params</c>, which only members that add no parameters can keep.</summary>
    private MemberParameter AsDeclared(IrParameter parameter, int ordinal) => Parameter(parameter) with
    {
        Default = ordinal < _method.Defaults.Count ? _method.Defaults[ordinal] : null,
        IsParams = _method.TakesParams && ordinal == _method.Parameters.Count - 1,
    };

    /// <summary>A parameter that takes the gradient with respect to one of the method's.</summary>
    public MemberParameter Destination(IrParameter parameter, bool accumulates) => new(
        IsMemory(parameter) ? ParameterMode.Value : accumulates ? ParameterMode.Ref : ParameterMode.Out,
        DestinationType(parameter),
        _names.Gradient(parameter));

    /// <summary>The tangents that <c>FJvp</c> takes and gives, with the parameters they belong to.</summary>
    public IEnumerable<(IrParameter Primal, MemberParameter Tangent)> Tangents()
    {
        foreach (var parameter in _method.Parameters)
        {
            var gives = HasActiveExit(parameter);
            if (parameter.IsDifferentiated || gives)
            {
                var mode = !gives ? parameter.Mode : parameter.IsDifferentiated ? ParameterMode.Ref : ParameterMode.Out;
                yield return (parameter, new MemberParameter(mode, Type(parameter.CSharpType), _names.Tangent(parameter)));
            }
        }
    }

    public static bool HasActiveExit(IrParameter parameter) => parameter.HasExitValue && parameter.Leaves.Any(static leaf => leaf.IsDifferentiable);

    /// <summary>The leaves of the scalar parameters in the set that have a cotangent, as names and types.</summary>
    public static IEnumerable<(string Type, string Name)> ScalarLeaves(IEnumerable<IrParameter> parameters)
    {
        foreach (var parameter in parameters.Where(static parameter => !IsMemory(parameter)))
        {
            string[] paths = parameter.IsTuple ? [.. TupleShape.Parse(parameter.CSharpType).LeafPaths()] : [""];
            for (var i = 0; i < paths.Length; i++)
            {
                if (parameter.Leaves[i].IsFloating)
                {
                    yield return (parameter.Leaves[i].CSharp, paths.Length == 1 ? parameter.Name : parameter.Name + "_" + paths[i].Replace('.', '_'));
                }
            }
        }
    }

    public IEnumerable<Member> All()
    {
        var stem = _method.Stem;
        var primal = $"<see cref=\"{_method.Cref}\"/>";
        var about = _method.Summary is { Length: > 0 } summary ? ": " + summary : ".";
        var arguments = _method.Parameters.Select(Parameter).ToArray();
        var result = Type(_method.ReturnType);
        if ((_method.Derivatives & GradientFlag) != 0 && _method.HasGradient)
        {
            var gradient = GradientType(Differentiated);
            if (!HasSpan)
            {
                MemberParameter[] same = [.. _method.Parameters.Select(AsDeclared)];
                yield return new(MemberKind.Gradient, DerivativeNames.Gradient(stem), gradient, same, "The gradient of " + primal + about);
                yield return new(
                    MemberKind.ValueAndGradient, DerivativeNames.ValueAndGradient(stem), $"({result} Value, {gradient} Gradient)", same,
                    "The value and the gradient of " + primal + about);
            }

            if (Memory.Count > 0)
            {
                MemberParameter[] into = [.. arguments, .. Differentiated.Select(parameter => Destination(parameter, accumulates: false))];
                MemberParameter[] onto = [.. arguments, .. Differentiated.Select(parameter => Destination(parameter, accumulates: true))];
                const string Overwritten = "The destinations are overwritten; they have the shapes of the parameters and overlap nothing.";
                yield return new(MemberKind.GradientInto, DerivativeNames.Gradient(stem), "void", into, "Writes the gradient of " + primal + " to the destinations" + about, Overwritten);
                yield return new(MemberKind.ValueAndGradientInto, DerivativeNames.ValueAndGradient(stem), result, into, "The value of " + primal + ", with the gradient in the destinations" + about, Overwritten);
                yield return new(
                    MemberKind.AccumulateGradient, DerivativeNames.AccumulateGradient(stem), result, onto, "The value of " + primal + ", with the gradient added to the destinations" + about,
                    "The destinations have the shapes of the parameters and overlap nothing.");
            }
        }

        if ((_method.Derivatives & JvpFlag) != 0)
        {
            yield return new(
                MemberKind.Jvp, DerivativeNames.Jvp(stem), ResultIsActive ? $"({result} Value, {result} Tangent)" : result,
                [.. arguments, .. Tangents().Select(static tangent => tangent.Tangent)],
                "The value of " + primal + " and its derivative in the direction of the tangents" + about);
        }

        if ((_method.Derivatives & VjpFlag) != 0)
        {
            foreach (var member in Vjps(arguments, result, "The value of " + primal + " and the gradient of its result weighted by the cotangent" + about))
            {
                yield return member;
            }
        }

        MemberParameter tape = new(ParameterMode.Ref, DerivativeNames.TapeType(_method.QualifiesNames), _names.Tape);
        yield return new(
            MemberKind.Forward, DerivativeNames.Forward(stem), result, [.. arguments, tape],
            $"Runs {primal} and records on the tape what <c>{DerivativeNames.Reverse(stem)}</c> needs.");
        var leaves = ScalarLeaves(Differentiated).ToArray();
        yield return new(
            MemberKind.Reverse, DerivativeNames.Reverse(stem), leaves.Length == 0 ? "void" : DerivativeNames.TupleType(leaves),
            [.. ReverseParameters(), tape],
            $"Takes cotangents from the results of {primal} back to its parameters, after <c>{DerivativeNames.Forward(stem)}</c>.");
    }

    /// <summary>What <c>FReverse</c> takes before the tape: the arguments, shadows of arrays, cotangents of results.</summary>
    public IEnumerable<MemberParameter> ReverseParameters()
    {
        foreach (var parameter in _method.Parameters.Where(static parameter => parameter.Mode is not ParameterMode.Out))
        {
            yield return Parameter(parameter) with { Mode = parameter.Mode is ParameterMode.In ? ParameterMode.In : ParameterMode.Value };
        }

        foreach (var parameter in Memory)
        {
            yield return new(ParameterMode.Value, DestinationType(parameter), parameter.IsWritten ? _names.Cotangent(parameter) : _names.Gradient(parameter));
        }

        var count = 0;
        foreach (var leaf in _method.ReturnLeaves.Where(static leaf => leaf.IsDifferentiable))
        {
            yield return new(ParameterMode.Value, Type(leaf.CSharp), _names.ResultCotangentOf(count++));
        }

        foreach (var parameter in _method.Parameters.Where(HasActiveExit))
        {
            foreach (var (type, name) in ScalarLeaves([parameter]))
            {
                yield return new(ParameterMode.Value, type, parameter.IsTuple ? _names.Local(name + "Cotangent") : _names.Cotangent(parameter));
            }
        }
    }

    /// <summary>The type of a gradient: that of the one parameter, or a tuple named by the parameters; of a method that is refused for having none, the empty one.</summary>
    public string GradientType(IReadOnlyList<IrParameter> parameters) => parameters.Count == 0
        ? "global::System.ValueTuple"
        : DerivativeNames.TupleType([.. parameters.Select(parameter => (Type(parameter.CSharpType), parameter.Name))]);

    private IEnumerable<Member> Vjps(MemberParameter[] arguments, string result, string summary)
    {
        MemberParameter[] cotangent = ResultIsActive ? [new(ParameterMode.Value, result, _names.ResultCotangent)] : [];
        if (!HasSpan)
        {
            var gradient = Free.Count == 0 ? null : GradientType(Free);
            var returned = gradient is null ? result : _method.ReturnsVoid ? gradient : $"({result} Value, {gradient} Gradient)";
            yield return new(
                MemberKind.Vjp, DerivativeNames.Vjp(_method.Stem), returned, [.. arguments, .. cotangent, .. InPlace.Select(InPlaceCotangent)], summary);
        }

        if (HasSpan || (Memory.Count > 0 && Free.Count > 0))
        {
            yield return new(
                MemberKind.VjpInto, DerivativeNames.Vjp(_method.Stem), result,
                [
                    .. arguments, .. cotangent,
                    .. _method.Parameters.Where(parameter => IsInPlace(parameter) || parameter.IsDifferentiated)
                        .Select(parameter => IsInPlace(parameter) ? InPlaceCotangent(parameter) : Destination(parameter, accumulates: false)),
                ],
                summary,
                "The destinations are overwritten; they have the shapes of the parameters and overlap nothing.");
        }
    }

    private MemberParameter InPlaceCotangent(IrParameter parameter) => new(
        !IsMemory(parameter) && parameter.IsDifferentiated ? ParameterMode.Ref : ParameterMode.Value,
        DestinationType(parameter),
        _names.Cotangent(parameter));

    private static bool IsInPlace(IrParameter parameter) =>
        HasActiveExit(parameter) || (parameter.IsDifferentiated && parameter.IsWritten && IsMemory(parameter));
}
