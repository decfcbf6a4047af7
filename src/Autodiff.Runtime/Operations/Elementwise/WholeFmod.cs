using System.Numerics;

namespace Autodiff.Internal;

/// <summary>The remainder with the sign of the dividend.</summary>
internal readonly struct WholeFmod : IWholeOperation
{
    /// <inheritdoc/>
    public static string Name => "Fmod";

    /// <inheritdoc/>
    public static T Invoke<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>
    {
        return y == -T.One ? T.Zero : x % y; // of the smallest number and -1 the hardware would raise an error
    }
}
