using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary><c>x != y</c>.</summary>
internal readonly struct NotEqualComparison : IComparison
{
    /// <inheritdoc/>
    public static string Name => "Ne";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool> => x != y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Holds<T>(Vector256<T> x, Vector256<T> y) => ~Vector256.Equals(x, y);
}
