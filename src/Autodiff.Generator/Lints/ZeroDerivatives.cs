using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Autodiff.Generator.Transforms;

namespace Autodiff.Generator.Lints;

/// <summary>Parameters whose derivative is always zero, with the reason: they are not used, or only where derivatives stop.</summary>
internal static class ZeroDerivatives
{
    public static IEnumerable<Problem> In(DifferentiableMethod method, IrFunction function)
    {
        var activity = Differentiator.Activity(function);
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            var parameter = function.Parameters[i];
            if (parameter.IsDifferentiated && !parameter.Values.Any(activity.IsActive))
            {
                foreach (var problem in Reasons(method, function, i))
                {
                    yield return problem;
                }
            }
        }
    }

    private static IEnumerable<Problem> Reasons(DifferentiableMethod method, IrFunction function, int ordinal)
    {
        var name = function.Parameters[ordinal].Name;
        var alone = function with
        {
            Parameters = function.Parameters.Select((parameter, i) => parameter with { IsDifferentiated = i == ordinal }).ToEquatableArray(),
        };
        var varied = Differentiator.Activity(alone);
        var operations = function.Body.AllOperations().ToList();
        if (operations.Exists(operation => IsDroppedOnPurpose(operation, varied)))
        {
            return [];
        }

        var stops = operations.OfType<PrimitiveOperation>().Where(operation => Stops(operation, varied)).ToList();
        var roundings = stops.Where(static operation => !operation.Result.Type.IsBoolean).ToList();
        return stops.Count == 0
            ? [Problem.At(DiagnosticIds.ResultIsIndependent, Problem.AtFirstParameter - ordinal, method.Name, name)]
            : roundings.Count > 0
                ? roundings.Select(operation => At(DiagnosticIds.StopsAtRounding, operation))
                : stops.Take(1).Select(operation => At(DiagnosticIds.StopsAtComparison, operation));

        Problem At(string id, IrOperation operation) => Problem.At(
            id, operation.OriginId < 0 ? Problem.AtMethod : operation.OriginId, operation.GetType().Name, method.Name, name);
    }

    private static bool Stops(PrimitiveOperation operation, ActivityMap varied) =>
        operation.Inputs.Any(input => input.Type.IsFloating && varied.IsVaried(input)) && !varied.IsVaried(operation.Result);

    private static bool IsDroppedOnPurpose(IrOperation operation, ActivityMap varied) => operation switch
    {
        OpaqueOperation { DiagnosticId.Length: 0 } opaque => opaque.Inputs.Any(varied.IsVaried),
        CallOperation call => CallArguments.All(call).Any(argument => argument.Parameter.NoGradient && varied.IsVaried(argument.Value)),
        _ => false,
    };
}
