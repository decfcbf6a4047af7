using System.Collections.Immutable;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: what a method does with the storage behind its parameters, by their ordinals.</summary>
/// <param name="Written">The parameters whose elements it may write.</param>
/// <param name="Returned">The parameters whose storage may be behind what it returns.</param>
internal sealed record StorageSummary(ImmutableHashSet<int> Written, ImmutableHashSet<int> Returned)
{
    public static StorageSummary Nothing { get; } = new([], []);

    public bool IsSameSize(StorageSummary other) => Written.Count == other.Written.Count && Returned.Count == other.Returned.Count;
}
