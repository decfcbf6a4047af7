namespace Autodiff.Internal;

/// <summary>
/// Which elements of a shape a view takes: a rule that holds for every layout of that shape, so that what was done to a
/// tensor can be done to its tangent, and be undone for its cotangent.
/// </summary>
internal abstract class Part
{
    /// <summary>PyTorch's name of the view's node.</summary>
    public abstract string Name { get; }

    /// <summary>The layout of the view.</summary>
    /// <param name="source">A layout of the shape.</param>
    /// <param name="offset">Where the first element of the source is; afterwards that of the view.</param>
    public abstract Layout Of(Layout source, ref int offset);
}
