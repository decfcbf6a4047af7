namespace Autodiff.Generator.Lowering;

/// <summary>Lower: how control can come to the current point of the lowering.</summary>
[Flags]
internal enum Flow
{
    /// <summary>Not at all: it threw before.</summary>
    None = 0,

    /// <summary>From the statement before.</summary>
    Falls = 1,

    /// <summary>It has jumped; the jump's target is the end of this region, or of one around it.</summary>
    Jumped = 2,
}
