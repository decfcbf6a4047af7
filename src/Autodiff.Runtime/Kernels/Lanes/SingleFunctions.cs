using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// The elementary functions of <see cref="float"/>, written once for lanes of every width. The largest error of each is
/// stated in <see cref="LaneErrors"/>.
/// </summary>
/// <remarks>
/// The polynomials are minimax fits (Remez) whose coefficients were rounded one after the other, lowest power first, the
/// rest being fitted anew each time. A comment states the error of the approximation before rounding of the arithmetic.
/// </remarks>
internal static partial class SingleFunctions
{
    /// <summary>Adding and subtracting it rounds to a whole number, whose low bits are those of the sum.</summary>
    private const float RoundToWhole = 12582912f; // 1.5 * 2^23

    private const float SmallestNormal = 1.17549435e-38f;

    public static TLane Rsqrt<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float> => TLane.Create(1) / TLane.Sqrt(x);
}
