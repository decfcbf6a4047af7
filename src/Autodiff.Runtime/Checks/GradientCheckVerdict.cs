namespace Autodiff;

/// <summary>What comparing one derivative with its numeric estimate showed.</summary>
public enum GradientCheckVerdict
{
    /// <summary>The two agree within the tolerance.</summary>
    Agrees,

    /// <summary>
    /// The function has a kink at this point: its derivatives from the left and from the right differ. The analytic value
    /// lies between them, so it is a legitimate choice, and counts as passed.
    /// </summary>
    Kink,

    /// <summary>
    /// The numeric estimate did not converge (noise, a discontinuity, or a kink closer than any usable step), and nothing
    /// is claimed about the analytic value. Counts as not passed.
    /// </summary>
    Unresolved,

    /// <summary>The analytic value is NaN or infinite, or the function is, at this point or around it.</summary>
    NotFinite,

    /// <summary>The analytic value is wrong.</summary>
    Wrong,
}
