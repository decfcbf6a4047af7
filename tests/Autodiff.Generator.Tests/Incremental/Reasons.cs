using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Tests.Incremental;

/// <summary>What the outputs of a step may be after an edit.</summary>
internal static class Reasons
{
    /// <summary>The step's result is what it was, computed anew or not.</summary>
    public static readonly ImmutableArray<IncrementalStepRunReason> Same = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    /// <summary>The step did not even run.</summary>
    public static readonly ImmutableArray<IncrementalStepRunReason> NotRun = [IncrementalStepRunReason.Cached];

    /// <summary>The step gave another result.</summary>
    public static readonly ImmutableArray<IncrementalStepRunReason> Changed = [IncrementalStepRunReason.Modified];
}
