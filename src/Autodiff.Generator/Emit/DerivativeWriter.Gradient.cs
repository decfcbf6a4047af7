using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>The gradient members.</summary>
internal sealed partial class DerivativeWriter
{
    private const int MostChecksInPlace = 4;

    private bool _sharesChecks;

    private IEnumerable<string> PrimalNames => _method.Parameters.Select(static parameter => parameter.Name);

    /// <summary>Numbers only: both sweeps, and the gradient is returned.</summary>
    private void GradientBody(Member member)
    {
        WriteChecks(new ArgumentChecks(_method).AddParameters());
        YieldTarget[] targets =
        [
            YieldTarget.Return("value"),
            .. Members.ScalarLeaves(_members.Differentiated).Select(static leaf => YieldTarget.Return(leaf.Name + "Bar")),
        ];
        _source.Lines(CSharpEmitter.Emit(
            _functions!.Gradient!,
            Frame(member, [.. PrimalNames], targets, parts => $"({parts[0]}, {ComposeGradient(_members.Differentiated, parts.Skip(1))})"),
            _source.Indent));
    }

    /// <summary>The gradient of scalar parameters from its leaves.</summary>
    private static string ComposeGradient(IReadOnlyList<IrParameter> parameters, IEnumerable<string> leaves)
    {
        using var next = leaves.GetEnumerator();
        var parts = parameters.Select(parameter =>
        {
            string[] own = [.. parameter.Leaves.Select(leaf => leaf.IsFloating && next.MoveNext() ? next.Current : "default")];
            return parameter.IsTuple ? TupleShape.Parse(parameter.CSharpType).Compose(own) : own[0];
        }).ToArray();
        return parts.Length == 1 ? parts[0] : "(" + string.Join(", ", parts) + ")";
    }

    /// <summary>Makes arrays for the gradient and has it added to them, or, if arguments are written, written to them.</summary>
    private void AllocatingGradient(Member member)
    {
        var isInto = WritesShadows;
        var checks = new ArgumentChecks(_method);
        foreach (var parameter in _members.Memory)
        {
            checks.NotNull(parameter);
        }

        WriteChecks(checks);
        foreach (var parameter in _members.Differentiated)
        {
            var gradient = CSharpNames.Escape(_names.Gradient(parameter));
            if (Members.IsMemory(parameter))
            {
                _source.Line($"var {gradient} = {ZerosLike(parameter)};");
            }
            else if (!isInto)
            {
                _source.Line($"{_members.Type(parameter.CSharpType)} {gradient} = {(parameter.IsTuple ? "default" : "0")};");
            }
        }

        var destinations = _members.Differentiated.Select(parameter =>
            (Members.IsMemory(parameter) ? "" : isInto ? "out var " : "ref ") + CSharpNames.Escape(_names.Gradient(parameter)));
        var name1 = isInto ? DerivativeNames.ValueAndGradient(_method.Stem) : DerivativeNames.AccumulateGradient(_method.Stem);
        var value = _names.Local("value");
        _source.Line($"var {value} = {Call(name1, [.. Arguments(), .. destinations])};");
        var gradients = _members.Differentiated.Select(parameter => CSharpNames.Escape(_names.Gradient(parameter))).ToArray();
        _source.Line($"return ({value}, {(gradients.Length == 1 ? gradients[0] : "(" + string.Join(", ", gradients) + ")")});");
    }

    /// <summary>Whether destinations serve as shadows of arrays that are written, and so must hold zeros.</summary>
    private bool WritesShadows => _members.Memory.Any(static parameter => parameter.IsWritten);

    private void ValueAndGradientInto(Member member)
    {
        CheckDestinations();
        foreach (var parameter in _members.Memory)
        {
            _source.Line(Clear(parameter));
        }

        if (WritesShadows)
        {
            _source.Lines(CSharpEmitter.Emit(_functions!.Gradient!, DestinationFrame(member, accumulates: false), _source.Indent));
            return;
        }

        var scalars = _members.Differentiated.Where(static parameter => !Members.IsMemory(parameter)).ToArray();
        foreach (var parameter in scalars)
        {
            _source.Line($"{CSharpNames.Escape(_names.Gradient(parameter))} = {(parameter.IsTuple ? "default" : "0")};");
        }

        var destinations = _members.Differentiated.Select(parameter => _members.Destination(parameter, accumulates: true).Argument);
        _source.Line($"return {Call(DerivativeNames.AccumulateGradient(_method.Stem), [.. Arguments(), .. destinations])};");
    }

    private void AccumulateGradient(Member member)
    {
        if (!WritesShadows)
        {
            CheckDestinations();
            _source.Lines(CSharpEmitter.Emit(_functions!.Gradient!, DestinationFrame(member, accumulates: true), _source.Indent));
            return;
        }

        CheckDestinations();
        var checks = DerivativeNames.Arguments(_method.QualifiesNames);
        var tape = _names.Tape;
        _source.Line($"using var {tape} = new {DerivativeNames.TapeType(_method.QualifiesNames)}();");
        string Local(IrParameter parameter) => CSharpNames.Escape(_names.Local(parameter.Name + "Bar"));
        foreach (var parameter in _members.Memory)
        {
            var name = CSharpNames.Escape(parameter.Name);
            _source.Line($"var {Local(parameter)} = " + parameter.Leaves[0] switch
            {
                ArrayType { Dimensions: 2 } array => $"{tape}.Rent2<{array.ElementType.CSharp}>({name}.GetLength(0), {name}.GetLength(1));",
                { Rank: 1, Element: ScalarType element } => $"{tape}.Rent<{element.CSharp}>({name}.Length);",
                _ => ZerosLike(parameter) + ";",
            });
        }

        var destinations = _members.Differentiated.Select(parameter => (Members.IsMemory(parameter) ? "" : "out var ") + Local(parameter));
        var value = CSharpNames.Escape(_names.Local("value"));
        _source.Line($"var {value} = {Call(DerivativeNames.ValueAndGradient(_method.Stem), [.. Arguments(), .. destinations])};");
        foreach (var parameter in _members.Differentiated)
        {
            var (gradient, local) = (CSharpNames.Escape(_names.Gradient(parameter)), Local(parameter));
            if (Members.IsMemory(parameter))
            {
                _source.Line($"{checks}.AddTo<{parameter.Leaves[0].FloatingLeaf!.CSharp}>({local}, {gradient});");
            }
            else
            {
                foreach (var place in LeafPlaces(parameter, gradient))
                {
                    _source.Line($"{place} += {local}{place.Substring(gradient.Length)};");
                }
            }
        }

        _source.Line($"return {value};");
    }

    private BodyFrame DestinationFrame(Member member, bool accumulates)
    {
        var targets = new List<YieldTarget> { YieldTarget.Return("value") };
        foreach (var parameter in _members.Differentiated.Where(static parameter => !Members.IsMemory(parameter)))
        {
            targets.AddRange(LeafPlaces(parameter, CSharpNames.Escape(_names.Gradient(parameter)))
                .Select(place => accumulates ? YieldTarget.AddTo(place) : YieldTarget.Assign(place)));
        }

        return Frame(member, [.. PrimalNames, .. _members.Memory.Select(_names.Gradient)], targets, static parts => parts[0]);
    }

    /// <summary>The places of the floating-point leaves of a scalar parameter's companion.</summary>
    private static IEnumerable<string> LeafPlaces(IrParameter parameter, string companion)
    {
        if (!parameter.IsTuple)
        {
            return [companion];
        }

        return TupleShape.Parse(parameter.CSharpType).LeafPaths().Where((_, leaf) => parameter.Leaves[leaf].IsFloating).Select(path => companion + "." + path);
    }

    private ArgumentChecks DestinationChecks()
    {
        var checks = new ArgumentChecks(_method).AddParameters();
        foreach (var parameter in _members.Memory)
        {
            checks.AddCompanion(parameter, _names.Gradient(parameter), IsSpan(parameter), isWritten: true, "destination");
        }

        return checks;
    }

    /// <summary>Checks the destinations: here, or, where that takes long, in a method of its own that several members share.</summary>
    private void CheckDestinations()
    {
        string[] lines = [.. DestinationChecks().Lines()];
        if (lines.Length <= MostChecksInPlace || _method.Parameters.Any(static parameter => parameter.HasExitValue))
        {
            WriteChecks(DestinationChecks());
            return;
        }

        _sharesChecks = true;
        _source.Line($"{Call(DerivativeNames.CheckDestinations(_method.Stem), CheckParameters().Select(static parameter => parameter.Argument))};");
    }

    private IEnumerable<MemberParameter> CheckParameters() =>
    [
        .. _method.Parameters.Where(static parameter => Members.IsMemory(parameter)).Select(_members.Parameter).Select(static parameter => parameter with { Mode = ParameterMode.Value }),
        .. _members.Memory.Select(parameter => _members.Destination(parameter, accumulates: false)),
    ];

    private void WriteCheckMethod()
    {
        if (_sharesChecks)
        {
            _source.Line();
            Signature($"private static void {CSharpNames.Escape(DerivativeNames.CheckDestinations(_method.Stem))}(", [.. CheckParameters()]);
            _source.Open();
            WriteChecks(DestinationChecks());
            _source.Close();
        }
    }

    private void WriteChecks(ArgumentChecks checks)
    {
        foreach (var line in checks.Lines())
        {
            _source.Line(line);
        }
    }

    private bool IsSpan(IrParameter parameter) => parameter.Leaves[0] is SpanType or ArrayType { Dimensions: 1, ElementType: ScalarType };

    private string Clear(IrParameter parameter)
    {
        var destination = CSharpNames.Escape(_names.Gradient(parameter));
        return IsSpan(parameter) ? destination + ".Clear();"
            : parameter.Leaves[0].Rank > 2 ? $"{DerivativeNames.ArrayType(_method.QualifiesNames)}.Clear({destination});"
            : $"{DerivativeNames.Arguments(_method.QualifiesNames)}.Clear({destination});";
    }

    private string ZerosLike(IrParameter parameter)
    {
        var name = CSharpNames.Escape(parameter.Name);
        return parameter.Leaves[0] is ArrayType { Dimensions: > 2 } array
            ? $"new {array.ElementType.CSharp}[{string.Join(", ", Enumerable.Range(0, array.Dimensions).Select(dimension => $"{name}.GetLength({dimension})"))}]"
            : $"{DerivativeNames.Arguments(_method.QualifiesNames)}.ZerosLike({name})";
    }
}
