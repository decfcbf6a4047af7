using Autodiff.Generator.IR;

namespace Autodiff.Generator.Analysis;

/// <summary>Matches the arguments of a call of a primal or forward member with the callee's parameters.</summary>
internal static class CallArguments
{
    /// <summary>Every argument leaf with its parameter; <c>out</c> parameters have none.</summary>
    public static IEnumerable<(IrParameter Parameter, IrValue Value)> All(CallOperation call)
    {
        var next = 0;
        foreach (var parameter in call.Callee.Parameters)
        {
            if (parameter.Mode is ParameterMode.Out)
            {
                continue;
            }

            for (var i = 0; i < parameter.Leaves.Count; i++)
            {
                yield return (parameter, call.Arguments[next++]);
            }
        }
    }

    /// <summary>The floating-point, array and span arguments of differentiated parameters.</summary>
    public static IEnumerable<(IrParameter Parameter, IrValue Value)> Differentiated(CallOperation call) =>
        All(call).Where(static argument => argument.Parameter.IsDifferentiated && argument.Value.Type.IsDifferentiable);
}
