using Autodiff.Generator.Analysis;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Transforms;

/// <summary>
/// Finds the array parameters whose reference is mixed with others (a variable refers now to the parameter, now to other storage): their shadow has to be
/// an array that can be mixed in the same way, so they get one of their own.
/// </summary>
internal static class PrivateShadows
{
    public static ISet<int> Find(IrFunction function)
    {
        var memory = new MemoryAnalysis(function, new ProgramTree(function));
        var parameters = new HashSet<int>(function.Parameters.SelectMany(static p => p.Values)
            .Where(static value => value.Type.IsMemory).Select(static value => value.Id));
        var mixed = new HashSet<int>();
        foreach (var operation in function.Body.AllOperations())
        {
            IEnumerable<IrValue> values = operation switch
            {
                IfOperation o => o.Values,
                LoopOperation o => o.Parameters,
                StoreOperation o => [o.Value],
                _ => [],
            };
            foreach (var value in values)
            {
                if (value.Type.IsMemory)
                {
                    mixed.UnionWith(memory.RootsOf(value).Where(parameters.Contains));
                }
            }
        }

        foreach (var value in function.Body.Yields)
        {
            if (value.Type.IsMemory)
            {
                mixed.UnionWith(memory.RootsOf(value).Where(parameters.Contains));
            }
        }

        return mixed;
    }
}
