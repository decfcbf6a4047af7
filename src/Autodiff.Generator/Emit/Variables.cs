using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>
/// Takes the function out of SSA form: values that are carried into each other by loops and branches, or are versions of one source
/// variable, share a C# variable wherever their lives do not overlap. Where they do, the emitter inserts copies.
/// </summary>
internal sealed class Variables
{
    private readonly CodeTree _tree;
    private readonly NeededValues _needed;
    private readonly Dictionary<int, Variable> _ofValue = [];
    private readonly List<Variable> _all = [];
    private readonly HashSet<int> _inPlace = [];
    private readonly Variable?[] _references;
    private readonly BodyFrame _frame;

    public Variables(CodeTree tree, NeededValues needed, Liveness liveness, BodyFrame frame)
    {
        _tree = tree;
        _needed = needed;
        _frame = frame;
        _references = new Variable?[frame.Yields.Count];
        AddParameters(liveness, frame);
        foreach (var value in tree.Function.Body.AllDefinitions())
        {
            if (!_ofValue.ContainsKey(value.Id) && !_inPlace.Contains(value.Id) && liveness.Of(value) is { } ranges)
            {
                Add(new Variable(_all.Count, value.Type, TypeName(value.Type), value.Name), value, ranges);
            }
        }

        MergeReferences(tree.Body);
        MergeCarried(tree.Body);
        MergeByName();
    }

    public IEnumerable<Variable> All => _all.Where(static variable => variable.MergedInto is null);

    /// <summary>Pairs of values of one source variable that could not share a C# variable.</summary>
    public List<(Variable, Variable)> Conflicts { get; } = [];

    public Variable this[int id] => Root(_all[id]);

    /// <summary>The variable of a value; null if it is folded or constant.</summary>
    public Variable? Of(IrValue value) => _ofValue.TryGetValue(value.Id, out var variable) ? Root(variable) : null;

    /// <summary>A further variable that no value has.</summary>
    public Variable New(IrType type, string hint)
    {
        var variable = new Variable(_all.Count, type, TypeName(type), null) { Hint = hint };
        _all.Add(variable);
        return variable;
    }

    private string TypeName(IrType type) => DerivativeNames.Type(type.CSharp, _frame.QualifiesNames);

    private static Variable Root(Variable variable)
    {
        while (variable.MergedInto is { } merged)
        {
            variable = merged;
        }

        return variable;
    }

    private void Add(Variable variable, IrValue? value, Ranges? ranges)
    {
        _all.Add(variable);
        if (value is not null)
        {
            variable.Values.Add(value);
            _ofValue[value.Id] = variable;
        }

        if (ranges is not null)
        {
            variable.Ranges.Add(ranges);
        }
    }

    private void AddParameters(Liveness liveness, BodyFrame frame)
    {
        var function = _tree.Function;
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            var parameter = function.Parameters[i];
            var place = CSharpNames.Escape(frame.ParameterNames[i]);
            if (parameter.IsTuple)
            {
                if (Expressions.IsReadInPlace(parameter))
                {
                    _inPlace.UnionWith(parameter.Values.Select(static value => value.Id));
                }

                continue;
            }

            var value = parameter.Values.IsEmpty ? null : parameter.Values[0];
            var type = value?.Type ?? parameter.Leaves[0];
            var variable = new Variable(_all.Count, type, TypeName(type), parameter.Name)
            {
                Parameter = place,
                IsReadOnly = parameter.Mode is ParameterMode.In,
            };
            if (value?.Name is not null)
            {
                variable.Name = value.Name;
            }

            Add(variable, value, value is null ? null : liveness.Of(value));
            if (parameter.HasExitValue && IndexOfTarget(frame, place) is >= 0 and var target)
            {
                _references[target] = variable;
                foreach (var point in liveness.ReturnPoints)
                {
                    variable.Ranges.Add(point, point + 1);
                }
            }
        }
    }

    private static int IndexOfTarget(BodyFrame frame, string place)
    {
        for (var i = 0; i < frame.Yields.Count; i++)
        {
            if (frame.Yields[i] is { Kind: YieldKind.Assigned } target && target.Place == place)
            {
                return i;
            }
        }

        return -1;
    }

    private void MergeReferences(CodeRegion body)
    {
        foreach (var (_, yields) in CodeTree.Leaves(body, [.. body.Region.Yields]))
        {
            for (var i = 0; i < yields.Length; i++)
            {
                if (_references[i] is { } parameter && Of(yields[i]) is { } variable)
                {
                    Merge(parameter, variable);
                }
            }
        }
    }

    private void MergeCarried(CodeRegion region)
    {
        foreach (var operation in region.Operations)
        {
            switch (operation.Operation)
            {
                case LoopOperation loop:
                    MergeLoop(operation, loop);
                    break;
                case IfOperation branch when !operation.IsTail:
                    for (var i = 0; i < branch.Values.Count; i++)
                    {
                        foreach (var nested in operation.Regions.Where(static nested => !nested.Region.Throws))
                        {
                            if (!IsOtherVariable(branch.Values[i], nested.Region.Yields[i], nested))
                            {
                                Merge(branch.Values[i], nested.Region.Yields[i]);
                            }
                        }
                    }

                    break;
                case CallOperation call:
                    foreach (var (argument, result) in CallLayout.References(call).Where(static reference => reference.Argument >= 0))
                    {
                        Merge(call.Arguments[argument], call.Values[result]);
                    }

                    break;
            }

            foreach (var nested in operation.Regions)
            {
                MergeCarried(nested);
            }
        }
    }

    /// <summary>
    /// Whether a branch yields what was there before it and is a variable of the source where the result is none, or the other way round:
    /// merged, one would go by the other's name.
    /// </summary>
    private bool IsOtherVariable(IrValue result, IrValue yielded, CodeRegion branch) =>
        Of(result) is { } x && Of(yielded) is { } y && x.Name is null != y.Name is null
        && !Encloses(branch, _tree.Definition(yielded)?.Parent ?? _tree.RegionOfParameter(yielded));

    private void MergeLoop(CodeOperation operation, LoopOperation loop)
    {
        var leaves = loop.Body.Throws ? [] : CodeTree.Leaves(operation.Body, [.. loop.Body.Yields]).ToArray();
        for (var i = 0; i < loop.SlotCount; i++)
        {
            if (!_needed.Contains(loop.Parameters[i]))
            {
                continue;
            }

            var carried = loop.Parameters[i];
            Merge(carried, loop.Values[i]);
            Merge(carried, loop.Step.Parameters[i]);
            Merge(carried, loop.Step.Yields[i]);
            foreach (var (_, yields) in leaves)
            {
                Merge(carried, yields[i]);
            }

            Merge(carried, loop.Inits[i]);
        }
    }

    private void MergeByName()
    {
        foreach (var group in _all.Where(static variable => variable.Name is not null).GroupBy(static variable => (variable.Name, variable.Type)).ToArray())
        {
            var representatives = new List<Variable>();

            // A parameter absorbs the representative it is merged with, so that one is looked up again each time.
            foreach (var variable in group.Select(Root).Distinct().OrderBy(static variable => variable.Ranges.Start).ToArray())
            {
                if (!representatives.Any(other => AreNested(Root(other), variable) && Merge(Root(other), variable)))
                {
                    representatives.Add(variable);
                }
            }
        }
    }

    /// <summary>Whether one variable lives in a region that encloses the other's; loop variables of loops that follow each other stay apart.</summary>
    private bool AreNested(Variable x, Variable y)
    {
        var (a, b) = (Home(x), Home(y));
        return Encloses(a, b) || Encloses(b, a);
    }

    private CodeRegion Home(Variable variable)
    {
        var home = _tree.Body;
        var isFirst = true;
        foreach (var value in variable.Values)
        {
            var region = _tree.Definition(value)?.Parent ?? _tree.RegionOfParameter(value);
            if (region.Owner is { Operation: LoopOperation } loop)
            {
                // Its condition and step belong to the iteration.
                region = loop.Body;
            }

            while (!isFirst && !Encloses(home, region))
            {
                home = home.Owner!.Parent;
            }

            home = isFirst ? region : home;
            isFirst = false;
        }

        return home;
    }

    private static bool Encloses(CodeRegion outer, CodeRegion inner)
    {
        for (var region = inner; region is not null; region = region.Owner?.Parent)
        {
            if (region == outer)
            {
                return true;
            }
        }

        return false;
    }

    private void Merge(IrValue x, IrValue y)
    {
        if (Of(x) is { } a && Of(y) is { } b && !Merge(a, b) && a.Name == b.Name)
        {
            Conflicts.Add((a, b));
        }
    }

    private static bool Merge(Variable x, Variable y)
    {
        if (x.MergedInto is not null || y.MergedInto is not null)
        {
            throw new InvalidOperationException($"'{x.Name}' or '{y.Name}' is no longer a variable of its own.");
        }

        if (x == y)
        {
            return true;
        }

        if (x.Type != y.Type
            || x.IsReadOnly || y.IsReadOnly
            || (x.Parameter is not null && y.Parameter is not null)
            || (x.Name is not null && y.Name is not null && x.Name != y.Name)
            || x.Ranges.Intersects(y.Ranges))
        {
            return false;
        }

        var (kept, merged) = y.Parameter is not null ? (y, x) : (x, y);
        merged.MergedInto = kept;
        kept.Name ??= merged.Name;
        kept.Ranges.Add(merged.Ranges);
        kept.Values.AddRange(merged.Values);
        return true;
    }
}
