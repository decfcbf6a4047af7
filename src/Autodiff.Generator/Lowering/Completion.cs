using System.Collections.Immutable;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: the ways in which a statement can end, as far as the syntax tells: by falling through to the next, and by jumps that leave it.</summary>
internal sealed record Completion(bool Falls, ImmutableHashSet<JumpTarget> Jumps)
{
    public static readonly Completion Falling = new(true, ImmutableHashSet<JumpTarget>.Empty);

    /// <summary>It throws, or never ends.</summary>
    public static readonly Completion Never = new(false, ImmutableHashSet<JumpTarget>.Empty);

    /// <summary>Whether every end of it is a jump.</summary>
    public bool AlwaysJumps => !Falls && !Jumps.IsEmpty;

    public bool NeverEnds => !Falls && Jumps.IsEmpty;

    public static Completion By(JumpTarget target) => new(false, ImmutableHashSet<JumpTarget>.Empty.Add(target));

    /// <summary>This statement followed by another.</summary>
    public Completion Then(Completion next) => Falls ? new(next.Falls, Jumps.Union(next.Jumps)) : this;

    /// <summary>Either this statement or another.</summary>
    public Completion Or(Completion other) => new(Falls || other.Falls, Jumps.Union(other.Jumps));

    /// <summary>This statement with the target of some jumps at its end.</summary>
    public Completion Landing(JumpTarget target) =>
        Jumps.Contains(target) ? new(true, Jumps.Remove(target)) : this;
}
