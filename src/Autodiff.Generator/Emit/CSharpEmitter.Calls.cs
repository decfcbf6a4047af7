using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>Calls.</summary>
internal sealed partial class CSharpEmitter
{
    private void Call(CodeOperation operation, CallOperation o, Block block)
    {
        var layout = CallLayout.Of(o);
        var after = new Block();
        foreach (var argument in layout.Arguments.Where(static argument => argument.IsReference && argument.Operands.Length == 1 && argument.Operands[0] >= 0))
        {
            if (ResultVariable(o, argument.Results[0]) is { } variable)
            {
                Copy(block, [(variable, o.Arguments[argument.Operands[0]])]);
            }
        }

        var text = _expressions.Call(o, (argument, result) => Reference(o, argument, block, after));
        if (o.Values.Count == 1 && layout.Returned.Length == 1 && layout.ReturnedTangents is null && !o.Callee.ReturnsTuple)
        {
            // One plain result.
            if (ResultVariable(o, 0) is { } variable)
            {
                variable.Hint ??= HintOf(o);
                block.Add(new AssignStatement(variable, "=", text, text) { HasEffects = true });
            }
            else
            {
                block.Add(new TextStatement(text));
            }
        }
        else if (Targets(o, layout) is { } targets)
        {
            block.Add(new TextStatement(targets + " = " + text));
        }
        else
        {
            block.Add(new TextStatement(text));
        }

        block.Statements.AddRange(after.Statements);
    }

    /// <summary>The left side of a call: a variable, or a deconstruction; null if nothing that is returned is used.</summary>
    private string? Targets(CallOperation o, CallLayout layout)
    {
        var used = layout.Returned.Concat(layout.ReturnedTangents ?? []).Any(result => result >= 0 && ResultVariable(o, result) is not null);
        if (!used)
        {
            return null;
        }

        string Target(int result) => result >= 0 && ResultVariable(o, result) is { } variable
            ? variable.Parameter ?? Placeholder.Declarable(variable.Id)
            : "_";

        string Group(int[] results, bool isTuple) => results.Length == 1 && !isTuple
            ? Target(results[0])
            : results.All(result => result < 0 || ResultVariable(o, result) is null) ? "_"
            : "(" + string.Join(", ", results.Select(Target)) + ")";

        if (o.Form is CallForm.Reverse)
        {
            return Group(layout.Returned, layout.Returned.Length > 1);
        }

        var values = Group(layout.Returned, o.Callee.ReturnsTuple);
        return layout.ReturnedTangents is { } tangents ? $"({values}, {Group(tangents, o.Callee.ReturnsTuple)})" : values;
    }

    private Variable? ResultVariable(CallOperation o, int result) =>
        _needed.Contains(o.Values[result]) ? _variables.Of(o.Values[result]) : null;

    /// <summary>An argument passed by reference: a variable, or for a tuple one that is made for the call.</summary>
    private string Reference(CallOperation o, CallArgument argument, Block before, Block after)
    {
        var mode = argument.Mode is ParameterMode.Ref ? "ref " : "out ";
        if (!argument.IsTuple)
        {
            if (ResultVariable(o, argument.Results[0]) is { } variable)
            {
                return mode + (variable.Parameter ?? (argument.Mode is ParameterMode.Out ? Placeholder.Declarable(variable.Id) : variable.Token));
            }

            if (argument.Mode is ParameterMode.Out)
            {
                return "out _";
            }

            var entry = o.Arguments[argument.Operands[0]];
            var copy = _variables.New(entry.Type, (entry.Name ?? "value") + "Copy");
            before.Add(new AssignStatement(copy, "=", _expressions.Exact(entry).Text, _expressions.Exact(entry).Text));
            return "ref " + copy.Token;
        }

        var shape = TupleShape.Parse(argument.Type);
        var whole = _variables.New(new OpaqueType(argument.Type), "argument");
        if (argument.Mode is ParameterMode.Ref)
        {
            before.Add(new AssignStatement(whole, "=", _expressions.Compose(shape, o, argument)));
        }

        string[] paths = [.. shape.LeafPaths()];
        for (var i = 0; i < paths.Length; i++)
        {
            if (argument.Results[i] >= 0 && ResultVariable(o, argument.Results[i]) is { } variable)
            {
                after.Add(new AssignStatement(variable, "=", whole.Token + "." + paths[i], whole.Token + "." + paths[i]));
            }
        }

        return mode + (argument.Mode is ParameterMode.Out ? Placeholder.Declarable(whole.Id) : whole.Token);
    }

    private string HintOf(IrOperation operation) => Hints.Of(operation, value => _folding.IsFolded(value) ? null : _variables.Of(value)?.Name);
}
