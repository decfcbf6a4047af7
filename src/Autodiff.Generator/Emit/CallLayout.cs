using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>How the operands and results of an IR call are laid out over the C# arguments and the returned value.</summary>
internal sealed class CallLayout
{
    private readonly CallOperation _call;
    private int _operand;
    private int _result;

    private CallLayout(CallOperation call)
    {
        _call = call;
        var parameters = call.Callee.Parameters;
        var leaves = call.Callee.ReturnLeaves;
        if (call.Form is CallForm.Reverse)
        {
            LayOutReverse();
            return;
        }

        Returned = [.. Enumerable.Range(0, leaves.Count)];
        _result = leaves.Count;
        foreach (var parameter in parameters)
        {
            Arguments.Add(new CallArgument(
                parameter.Mode,
                parameter.CSharpType,
                parameter.IsTuple,
                parameter.Mode is ParameterMode.Out ? [] : [.. parameter.Leaves.Select(_ => _operand++)],
                parameter.HasExitValue ? [.. parameter.Leaves.Select(_ => _result++)] : []));
        }

        if (call.Form is CallForm.Jvp)
        {
            LayOutTangents();
        }
    }

    public List<CallArgument> Arguments { get; } = [];

    /// <summary>Indices of the results that are returned (first the value's leaves).</summary>
    public int[] Returned { get; private set; } = [];

    /// <summary>Indices of the results that are the returned tangent, one for each leaf of the returned value, -1 where it has none; null if no tangent is returned.</summary>
    public int[]? ReturnedTangents { get; private set; }

    public static CallLayout Of(CallOperation call) => new(call);

    /// <summary>The variables passed by reference: the operand that is the entry value, or -1, and the result that is the exit value.</summary>
    public static IReadOnlyList<(int Argument, int Result)> References(CallOperation call)
    {
        if (call.Form is CallForm.Reverse || !call.Callee.Parameters.Any(static parameter => parameter.HasExitValue))
        {
            return [];
        }

        // A variable passed by `in` is read while those passed by `out` are written.
        var hasIn = call.Callee.Parameters.Any(static parameter => parameter.Mode is ParameterMode.In);
        return [.. Of(call).Arguments
            .Where(argument => argument.IsReference && (hasIn || argument.Mode is ParameterMode.Ref))
            .Select(static argument => (argument.Operands.Length == 0 ? -1 : argument.Operands[0], argument.Results[0]))];
    }

    private void LayOutReverse()
    {
        foreach (var parameter in _call.Callee.Parameters.Where(static parameter => parameter.Mode is not ParameterMode.Out))
        {
            Arguments.Add(new CallArgument(
                ParameterMode.Value, parameter.CSharpType, parameter.IsTuple, [.. parameter.Leaves.Select(_ => _operand++)], []));
        }

        // Shadows and cotangents.
        for (; _operand < _call.Arguments.Count; _operand++)
        {
            Arguments.Add(new CallArgument(ParameterMode.Value, _call.Arguments[_operand].Type.CSharp, IsTuple: false, [_operand], []));
        }

        Returned = [.. Enumerable.Range(0, _call.Values.Count)];
    }

    private void LayOutTangents()
    {
        var callee = _call.Callee;
        if (callee.ReturnLeaves.Any(static leaf => leaf.IsDifferentiable))
        {
            ReturnedTangents = [.. callee.ReturnLeaves.Select(leaf => leaf.IsDifferentiable ? _result++ : -1)];
        }

        foreach (var parameter in callee.Parameters)
        {
            var isActive = parameter.Leaves.Any(static leaf => leaf.IsDifferentiable);
            var takes = parameter.IsDifferentiated && parameter.Mode is not ParameterMode.Out;
            var gives = parameter.HasExitValue && isActive;
            if (!takes && !gives)
            {
                continue;
            }

            Arguments.Add(new CallArgument(
                gives ? (takes ? ParameterMode.Ref : ParameterMode.Out) : ParameterMode.Value,
                parameter.CSharpType,
                parameter.IsTuple,
                takes ? [.. parameter.Leaves.Select(leaf => leaf.IsDifferentiable ? _operand++ : -1)] : [],
                gives ? [.. parameter.Leaves.Select(leaf => leaf.IsDifferentiable ? _result++ : -1)] : []));
        }
    }
}
