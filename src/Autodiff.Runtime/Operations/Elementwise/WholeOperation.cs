namespace Autodiff.Internal;

/// <summary>The arithmetic of whole numbers.</summary>
internal enum WholeOperation
{
    /// <summary><c>x + y</c>.</summary>
    Add,

    /// <summary><c>x - y</c>.</summary>
    Subtract,

    /// <summary><c>x y</c>.</summary>
    Multiply,
}
