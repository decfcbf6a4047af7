using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// Functions that are put together from the building blocks of the lanes, by one formula for both precisions. They are
/// called, not inlined, so that a body with some of them keeps its budget of inlining.
/// </summary>
/// <remarks>
/// Arguments that were rounded on the way are taken along as a sum of two numbers, so that hardly more than the error of the
/// last building block is left. The gamma function's family and <c>erfc</c> are computed one element after the other.
/// </remarks>
internal static partial class LaneFormulas<TLane, T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged
{
    private static TLane Zero => TLane.Constant(0);

    private static TLane One => TLane.Constant(1);

    private static TLane Infinity => TLane.Constant(double.PositiveInfinity);

    private static bool IsSingle => typeof(T) == typeof(float);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Hypot(TLane x, TLane y)
    {
        // Squares that would overflow or vanish are those of numbers a power of two smaller or larger.
        x = TLane.Abs(x);
        y = TLane.Abs(y);
        var larger = TLane.Max(x, y);
        var isHuge = TLane.LessThan(PowerOfTwo(IsSingle ? 60 : 500), larger);
        var isTiny = TLane.LessThan(larger, PowerOfTwo(IsSingle ? -40 : -400));
        TLane down = PowerOfTwo(IsSingle ? -90 : -600), up = PowerOfTwo(IsSingle ? 90 : 600);
        var scale = TLane.Select(isHuge, down, TLane.Select(isTiny, up, One));
        var scaleBack = TLane.Select(isHuge, up, TLane.Select(isTiny, down, One));
        TLane a = x * scale, b = y * scale;
        var result = TLane.Sqrt(TLane.FusedMultiplyAdd(a, a, b * b)) * scaleBack;
        return TLane.Select(TLane.Equals(x, Infinity) | TLane.Equals(y, Infinity), Infinity, result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Remainder(TLane x, TLane y)
    {
        // The quotient is at most 1 too large, and then what is left is exact all the same.
        var magnitude = TLane.Abs(x);
        var divisor = TLane.Abs(y);
        var quotient = TLane.Truncate(magnitude / divisor);
        var isOrdinary = TLane.LessThan(quotient, PowerOfTwo(IsSingle ? 24 : 53)) & TLane.LessThan(divisor, Infinity);
        if (TLane.Any(~isOrdinary))
            return RemainderOfAny(x, y);
        var rest = TLane.FusedMultiplyAdd(-quotient, divisor, magnitude);
        rest = TLane.Select(TLane.LessThan(rest, Zero), rest + divisor, rest);
        return TLane.CopySign(rest, x);
    }

    public static unsafe TLane Erfc(TLane x) => PerElement.Apply<TLane, T>(&SpecialFunctions.Erfc, x);

    public static unsafe TLane Erfinv(TLane x) => PerElement.Apply<TLane, T>(&SpecialFunctions.Erfinv, x);

    public static unsafe TLane LogGamma(TLane x) => PerElement.Apply<TLane, T>(&SpecialFunctions.LogGamma, x);

    public static unsafe TLane Polygamma(int order, TLane x) => PerElement.Apply<TLane, T>(&SpecialFunctions.Polygamma, order, x);

    private static unsafe TLane RemainderOfAny(TLane x, TLane y) => PerElement.Apply<TLane, T>(&RemainderOfOne, x, y);

    private static double RemainderOfOne(double x, double y) => x % y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane PowerOfTwo(int exponent) => TLane.Constant(BitConverter.Int64BitsToDouble((exponent + 1023L) << 52));

    /// <summary>What a number of the precision of T lacks of an exact one, of which the nearest double and its rest are given.</summary>
    private static TLane RestOf(double value, double rest) => TLane.Constant(IsSingle ? value - (float)value : rest);
}
