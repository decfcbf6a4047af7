using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>What an operation of the reference is here.</summary>
/// <param name="Invoke">Applies it to the arguments of a case; gives one tensor or several.</param>
/// <param name="IsElementwise">Whether each element of a result comes from the elements in its own place only.</param>
internal sealed record ReferenceOperation<T>(Func<ReferenceCall<T>, IReadOnlyList<Tensor>> Invoke, bool IsElementwise)
    where T : unmanaged, IFloatingPointIeee754<T>;
