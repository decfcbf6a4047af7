using System.Numerics;

namespace Autodiff.Internal;

/// <summary>What is done with a plan while the memory of its operands is pinned.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
internal unsafe interface IPlannedWork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Does it; not called for a shape without elements.</summary>
    void Run(FusedPlan<T>* plan);
}
