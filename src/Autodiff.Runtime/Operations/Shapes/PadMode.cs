namespace Autodiff;

/// <summary>What surrounds a padded tensor.</summary>
public enum PadMode
{
    /// <summary>A number.</summary>
    Constant,

    /// <summary>The elements mirrored at the border, which is not repeated: <c>3 2 | 1 2 3 | 2 1</c>.</summary>
    Reflect,

    /// <summary>The border repeated: <c>1 1 | 1 2 3 | 3 3</c>.</summary>
    Replicate,

    /// <summary>The elements from the other end: <c>2 3 | 1 2 3 | 1 2</c>.</summary>
    Circular,
}
