using Autodiff.Generator.Analysis;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Linking;

/// <summary>
/// Link: the check that Bind, which reads the source, missed no write that is in the IR. Signatures and the checks at entry of derivatives depend on what
/// Bind says, so a method where the two differ is refused instead of differentiated wrongly.
/// </summary>
internal static class UndeclaredWrites
{
    public static IEnumerable<Problem> Problems(IrFunction function)
    {
        var sources = StorageSources.Of(function);
        var written = new HashSet<int>();
        foreach (var operation in function.Body.AllOperations())
        {
            foreach (var value in WrittenBy(operation))
            {
                written.UnionWith(sources.ParametersBehind(value));
            }
        }

        return written
            .Where(ordinal => !function.Parameters[ordinal].IsWritten)
            .Select(ordinal => Problem.At(
                DiagnosticIds.CompilerFailed,
                Problem.AtFirstParameter - ordinal,
                function.Name,
                $"the parameter '{function.Parameters[ordinal].Name}' is written and was taken for read-only"));
    }

    private static IEnumerable<IrValue> WrittenBy(IrOperation operation) => operation switch
    {
        StoreOperation store => [store.Array],
        AccumulateOperation accumulate => [accumulate.Array],
        CopyOperation copy => [copy.Destination],
        FillOperation fill => [fill.Array],
        CallOperation call => CallArguments.All(call)
            .Where(static argument => argument.Parameter.IsWritten && argument.Value.Type.IsMemory)
            .Select(static argument => argument.Value),
        _ => [],
    };
}
