using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary><c>FJvp</c>, <c>FVjp</c> and the pair.</summary>
internal sealed partial class DerivativeWriter
{
    private void JvpBody(Member member)
    {
        var checks = new ArgumentChecks(_method).AddParameters();
        foreach (var parameter in _members.Memory)
        {
            checks.AddCompanion(parameter, _names.Tangent(parameter), parameter.Leaves[0] is SpanType, parameter.IsWritten, "tangent");
        }

        WriteChecks(checks);
        var function = _functions!.Jvp;
        var targets = PrimalTargets().ToList();
        var values = _method.ReturnLeaves.Count;
        targets.AddRange(_method.ReturnLeaves.Where(static leaf => leaf.IsDifferentiable).Select(static _ => YieldTarget.Return("tangent")));
        foreach (var (primal, tangent) in _members.Tangents().Where(static pair => Members.HasActiveExit(pair.Primal)))
        {
            var name = CSharpNames.Escape(tangent.Name);
            targets.AddRange(LeafPlaces(primal, name).Select(YieldTarget.Assign));
            if (tangent.Mode is ParameterMode.Out && primal.Leaves.Any(static leaf => !leaf.IsDifferentiable))
            {
                // Elements without a derivative have no tangent, but C# wants them assigned.
                _source.Line(name + " = default;");
            }
        }

        Func<IReadOnlyList<string>, string>? compose = _method.ReturnsVoid ? null : parts =>
        {
            var value = ComposeResult([.. parts.Take(values)]);
            if (!_members.ResultIsActive)
            {
                return value;
            }

            var next = values;
            return $"({value}, {ComposeResult([.. _method.ReturnLeaves.Select(leaf => leaf.IsDifferentiable ? parts[next++] : "default")])})";
        };
        string[] names = [.. PrimalNames, .. _members.Differentiated.Select(_names.Tangent)];
        _source.Lines(CSharpEmitter.Emit(function, Frame(member, names, targets, compose), _source.Indent));
    }

    private string ComposeResult(string[] leaves) => _method.ReturnsTuple ? TupleShape.Parse(_method.ReturnType).Compose(leaves) : leaves[0];

    /// <summary>Where the primal's own yields go: what is returned, then exit values of <c>ref</c> and <c>out</c> parameters.</summary>
    private IEnumerable<YieldTarget> PrimalTargets()
    {
        foreach (var _ in _method.ReturnLeaves)
        {
            yield return YieldTarget.Return("value");
        }

        foreach (var parameter in _method.Parameters.Where(static parameter => parameter.HasExitValue))
        {
            var name = CSharpNames.Escape(parameter.Name);
            foreach (var place in parameter.IsTuple ? TupleShape.Parse(parameter.CSharpType).LeafPaths().Select(path => name + "." + path) : [name])
            {
                yield return YieldTarget.Assign(place);
            }
        }
    }

    private void ForwardBody(Member member) => _source.Lines(CSharpEmitter.Emit(
        _functions!.Forward,
        Frame(member, [.. PrimalNames], [.. PrimalTargets()], _method.ReturnsVoid ? null : parts => ComposeResult([.. parts])),
        _source.Indent));

    private void ReverseBody(Member member)
    {
        var leaves = Members.ScalarLeaves(_members.Differentiated).ToArray();
        Func<IReadOnlyList<string>, string>? compose = leaves.Length == 0 ? null
            : leaves.Length == 1 ? static parts => parts[0]
            : static parts => "(" + string.Join(", ", parts) + ")";
        _source.Lines(CSharpEmitter.Emit(
            _functions!.Reverse,
            Frame(
                member,
                [.. member.Parameters.Take(member.Parameters.Count - 1).Select(static parameter => parameter.Name)],
                [.. leaves.Select(static leaf => YieldTarget.Return(leaf.Name + "Bar"))],
                compose),
            _source.Indent));
    }

    private void VjpBody(Member member)
    {
        var isInto = member.Kind is MemberKind.VjpInto;
        CheckVjp(isInto);
        var tape = _names.Tape;
        var value = CSharpNames.Escape(_names.Local("value"));
        foreach (var parameter in _method.Parameters.Where(static parameter => parameter.Mode is ParameterMode.Ref))
        {
            _source.Line($"var {CSharpNames.Escape(_names.Entry(parameter))} = {CSharpNames.Escape(parameter.Name)};");
        }

        _source.Line($"var {tape} = new {DerivativeNames.TapeType(_method.QualifiesNames)}();");
        var forward = Call(DerivativeNames.Forward(_method.Stem), [.. Arguments(), "ref " + tape]);
        _source.Line(_method.ReturnsVoid ? forward + ";" : $"var {value} = {forward};");
        CheckResultCotangent(value);
        foreach (var parameter in _members.Memory.Where(static parameter => !parameter.IsWritten))
        {
            _source.Line(isInto
                ? Clear(parameter)
                : $"var {CSharpNames.Escape(_names.Gradient(parameter))} = {ZerosLike(parameter)};");
        }

        var reverse = Call(DerivativeNames.Reverse(_method.Stem), [.. ReverseArguments(), "ref " + tape]);
        var targets = Targets(isInto);
        _source.Line(targets is null ? reverse + ";" : $"{targets} = {reverse};");
        _source.Line(tape + ".Dispose();");
        if (member.ReturnsVoid)
        {
            return;
        }

        var gradients = _members.Free.Select(parameter => CSharpNames.Escape(_names.Gradient(parameter))).ToArray();
        var gradient = gradients.Length == 1 ? gradients[0] : "(" + string.Join(", ", gradients) + ")";
        _source.Line(isInto || gradients.Length == 0 ? $"return {value};"
            : _method.ReturnsVoid ? $"return {gradient};"
            : $"return ({value}, {gradient});");
    }

    private void CheckVjp(bool isInto)
    {
        if (isInto && !WritesShadows && ReturnedMemory is null)
        {
            CheckDestinations();
            return;
        }

        var checks = new ArgumentChecks(_method).AddParameters();
        foreach (var parameter in _members.Memory)
        {
            if (parameter.IsWritten)
            {
                checks.AddCompanion(parameter, _names.Cotangent(parameter), IsSpan(parameter), isWritten: true, "cotangent");
            }
            else if (isInto)
            {
                checks.AddCompanion(parameter, _names.Gradient(parameter), IsSpan(parameter), isWritten: true, "destination");
            }
            else
            {
                checks.NotNull(parameter);
            }
        }

        if (ReturnedMemory is { } returned)
        {
            checks.AddResultCotangent(CSharpNames.Escape(_names.ResultCotangent), returned);
        }

        WriteChecks(checks);
    }

    /// <summary>The type of the result if it is one array that has a cotangent.</summary>
    private IrType? ReturnedMemory =>
        !_method.ReturnsTuple && _method.ReturnLeaves.Count == 1 && _method.ReturnLeaves[0] is { IsMemory: true, IsDifferentiable: true } type ? type : null;

    private void CheckResultCotangent(string value)
    {
        if (ReturnedMemory is { Rank: <= 2 } type)
        {
            var checks = DerivativeNames.Arguments(_method.QualifiesNames);
            var cotangent = CSharpNames.Escape(_names.ResultCotangent);
            _source.Line(type is ArrayType { Dimensions: 1, ElementType: ScalarType }
                ? $"{checks}.SameLength({value}.Length, {cotangent}.Length, nameof({value}), nameof({cotangent}), \"cotangent\");"
                : $"{checks}.SameShape({value}, {cotangent}, nameof({value}), nameof({cotangent}), \"cotangent\");");
        }
    }

    private IEnumerable<string> ReverseArguments()
    {
        foreach (var parameter in _method.Parameters.Where(static parameter => parameter.Mode is not ParameterMode.Out))
        {
            var argument = CSharpNames.Escape(parameter.Mode is ParameterMode.Ref ? _names.Entry(parameter) : parameter.Name);
            yield return (parameter.Mode is ParameterMode.In ? "in " : "") + argument;
        }

        foreach (var parameter in _members.Memory)
        {
            yield return CSharpNames.Escape(parameter.IsWritten ? _names.Cotangent(parameter) : _names.Gradient(parameter));
        }

        var cotangent = CSharpNames.Escape(_names.ResultCotangent);
        if (_method.ReturnsTuple)
        {
            foreach (var path in TupleShape.Parse(_method.ReturnType).LeafPaths().Where((_, leaf) => _method.ReturnLeaves[leaf].IsDifferentiable))
            {
                yield return cotangent + "." + path;
            }
        }
        else if (_members.ResultIsActive)
        {
            yield return cotangent;
        }

        foreach (var parameter in _method.Parameters.Where(Members.HasActiveExit))
        {
            foreach (var place in LeafPlaces(parameter, CSharpNames.Escape(_names.Cotangent(parameter))))
            {
                yield return place;
            }
        }
    }

    /// <summary>Where the cotangents of scalar parameters go: variables, destinations, or cotangents in place.</summary>
    private string? Targets(bool isInto)
    {
        var targets = new List<string>();
        var declares = new List<bool>();
        foreach (var parameter in _members.Differentiated.Where(static parameter => !Members.IsMemory(parameter)))
        {
            var isInPlace = Members.HasActiveExit(parameter);
            var name = CSharpNames.Escape(isInPlace ? _names.Cotangent(parameter) : _names.Gradient(parameter));
            if (parameter.IsTuple && !isInPlace)
            {
                _source.Line($"{(isInto ? "" : _members.Type(parameter.CSharpType) + " ")}{name} = default;");
            }

            foreach (var place in LeafPlaces(parameter, name))
            {
                targets.Add(place);
                declares.Add(!isInPlace && !isInto && !parameter.IsTuple);
            }
        }

        if (targets.Count == 0)
        {
            return null;
        }

        if (targets.Count == 1)
        {
            return (declares[0] ? "var " : "") + targets[0];
        }

        return declares.All(static declared => declared)
            ? "var (" + string.Join(", ", targets) + ")"
            : "(" + string.Join(", ", targets.Select((target, i) => (declares[i] ? "var " : "") + target)) + ")";
    }
}
