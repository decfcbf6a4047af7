namespace Autodiff.Internal;

/// <summary>Why an operation on a tensor must do more than compute.</summary>
[Flags]
internal enum Tracking : byte
{
    /// <summary>It need not.</summary>
    None = 0,

    /// <summary>A gradient flows to it.</summary>
    RequiresGrad = 1,

    /// <summary>It carries a tangent.</summary>
    HasTangent = 2,
}
