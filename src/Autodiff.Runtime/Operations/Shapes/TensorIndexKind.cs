namespace Autodiff.Internal;

/// <summary>What a <see cref="TensorIndex"/> is.</summary>
internal enum TensorIndexKind
{
    /// <summary>One index along a dimension.</summary>
    Number,

    /// <summary>Even steps along a dimension.</summary>
    Steps,

    /// <summary>All dimensions that no other index is for.</summary>
    Ellipsis,

    /// <summary>A new dimension of size 1.</summary>
    NewAxis,

    /// <summary>A tensor of indices along a dimension.</summary>
    Indices,

    /// <summary>A mask over dimensions.</summary>
    Mask,
}
