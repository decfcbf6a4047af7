using Autodiff.Generator.IR;

namespace Autodiff.Generator.Analysis;

/// <summary>
/// Which values carry a derivative: varied ones depend on a differentiated parameter, useful ones influence an output, active ones are both. For
/// arrays and spans the question is asked of their storage.
/// </summary>
internal sealed class ActivityMap(HashSet<int> varied, HashSet<int> useful, MemoryAnalysis memory)
{
    public bool IsVaried(IrValue value) => Has(varied, value);

    public bool IsUseful(IrValue value) => Has(useful, value);

    public bool IsActive(IrValue value) => value.Type.IsMemory
        ? memory.RootsOf(value).Any(root => varied.Contains(root) && useful.Contains(root))
        : varied.Contains(value.Id) && useful.Contains(value.Id);

    private bool Has(HashSet<int> set, IrValue value) =>
        value.Type.IsMemory ? memory.RootsOf(value).Overlaps(set) : set.Contains(value.Id);
}
