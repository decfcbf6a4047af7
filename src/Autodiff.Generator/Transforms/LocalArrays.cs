using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Transforms;

/// <summary>
/// Where arrays that a function allocates come from: from the pool, which takes them back at the end, unless they are returned or leave the function in
/// another way.
/// </summary>
internal sealed class LocalArrays
{
    private readonly Func<IrValue, bool, bool> _isPooled;

    private LocalArrays(Func<IrValue, bool, bool> isPooled) => _isPooled = isPooled;

    /// <summary>Takes a primal's local arrays from the pool in its derivatives.</summary>
    public static IrFunction Pool(IrFunction function)
    {
        var memory = new MemoryAnalysis(function, new ProgramTree(function));
        var escaping = Returned(function, memory);
        var own = new HashSet<int>(function.Body.AllOperations().Where(static operation => operation is NewArrayOperation or CloneOperation)
            .Select(static operation => operation.Results[0].Id));
        foreach (var operation in function.Body.AllOperations())
        {
            // Opaque code may keep what it is given, and rows stored into arrays from elsewhere leave with them.
            IEnumerable<IrValue> leaving = operation switch
            {
                OpaqueOperation o when (o.Does & Effects.Writes) != 0 || o.Values.Any(static value => !value.Type.IsScalar) => o.Inputs,
                ThrowOperation o => o.Inputs,
                StoreOperation o when !own.IsSupersetOf(memory.RootsOf(o.Array)) => [o.Value],
                CopyOperation { Source.Type.Element.IsMemory: true } o when !own.IsSupersetOf(memory.RootsOf(o.Destination)) => [o.Source],
                _ => [],
            };
            foreach (var value in leaving.Where(static value => value.Type.IsMemory))
            {
                escaping.UnionWith(memory.RootsWithRows(value));
            }
        }

        return new LocalArrays((array, _) => array.Type is ArrayType { Dimensions: <= 2 } && !escaping.Contains(array.Id)).Rewrite(function);
    }

    /// <summary>Takes what a derivative function returns out of the pool.</summary>
    public static IrFunction UnpoolReturned(IrFunction function)
    {
        var escaping = Returned(function, new MemoryAnalysis(function, new ProgramTree(function)));
        return escaping.Count == 0
            ? function
            : new LocalArrays((array, isPooled) => isPooled && !escaping.Contains(array.Id)).Rewrite(function);
    }

    private static HashSet<int> Returned(IrFunction function, MemoryAnalysis memory) =>
        new(function.Body.Yields.Where(static value => value.Type.IsMemory).SelectMany(memory.RootsWithRows));

    private IrFunction Rewrite(IrFunction function) => function with { Body = Rewrite(function.Body) };

    private IrRegion Rewrite(IrRegion region) => region with { Operations = region.Operations.Select(Rewrite).ToEquatableArray() };

    private IrOperation Rewrite(IrOperation operation) => operation switch
    {
        NewArrayOperation o => o with { IsPooled = _isPooled(o.Result, o.IsPooled) },
        CloneOperation o => o with { IsPooled = _isPooled(o.Result, o.IsPooled) },
        IfOperation o => o with { Then = Rewrite(o.Then), Else = Rewrite(o.Else) },
        LoopOperation o => o with { Condition = Rewrite(o.Condition), Body = Rewrite(o.Body), Step = Rewrite(o.Step) },
        _ => operation,
    };
}
