using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// The elementary functions of <see cref="double"/>, written once for lanes of every width. The largest error of each is
/// stated in <see cref="LaneErrors"/>.
/// </summary>
/// <remarks>
/// The polynomials are minimax fits (Remez) whose coefficients were rounded one after the other, lowest power first, the
/// rest being fitted anew each time. A comment states the error of the approximation before rounding of the arithmetic.
/// </remarks>
internal static partial class DoubleFunctions
{
    /// <summary>Adding and subtracting it rounds to a whole number, whose low bits are those of the sum.</summary>
    private const double RoundToWhole = 6755399441055744; // 1.5 * 2^52

    private const double SmallestNormal = 2.2250738585072014e-308;

    public static TLane Rsqrt<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double> => TLane.Create(1) / TLane.Sqrt(x);
}
