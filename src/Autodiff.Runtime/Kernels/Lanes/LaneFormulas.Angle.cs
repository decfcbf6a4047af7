using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>Angles: the inverses of sine and cosine, and of the tangent by quadrant.</content>
internal static partial class LaneFormulas<TLane, T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Asin(TLane x)
    {
        var sine = TLane.Abs(x);
        var cosine = OtherLeg(sine, out var cosineRest);
        return TLane.CopySign(AngleOf(sine, Zero, cosine, cosineRest, Zero), x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Acos(TLane x)
    {
        var cosine = TLane.Abs(x);
        var sine = OtherLeg(cosine, out var sineRest);
        return AngleOf(sine, sineRest, cosine, Zero, TLane.LessThan(x, Zero));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane Atan2(TLane y, TLane x)
    {
        TLane up = TLane.Abs(y), right = TLane.Abs(x);

        // An infinite point lies on an axis or a diagonal, the origin on the axis of x.
        TLane upIsInfinite = TLane.Equals(up, Infinity), rightIsInfinite = TLane.Equals(right, Infinity);
        var isInfinite = upIsInfinite | rightIsInfinite;
        up = TLane.Select(isInfinite, upIsInfinite & One, up);
        right = TLane.Select(isInfinite, rightIsInfinite & One, right);
        right = TLane.Select(TLane.Equals(up, Zero) & TLane.Equals(right, Zero), One, right);

        // Sums and rests neither overflow nor vanish at another scale.
        var larger = TLane.Max(up, right);
        var isHuge = TLane.LessThan(PowerOfTwo(IsSingle ? 100 : 1000), larger);
        var isTiny = TLane.LessThan(larger, PowerOfTwo(IsSingle ? -80 : -900));
        var scale = TLane.Select(
            isHuge, PowerOfTwo(IsSingle ? -30 : -100), TLane.Select(isTiny, PowerOfTwo(IsSingle ? 60 : 200), One));
        var isLeft = TLane.LessThan(TLane.CopySign(One, x), Zero);
        var angle = AngleOf(up * scale, Zero, right * scale, Zero, isLeft);
        return TLane.Select(TLane.Equals(x, x) & TLane.Equals(y, y), TLane.CopySign(angle, y), x + y);
    }

    /// <summary>
    /// The angle, from 0 to pi, of a point whose distances from the axes are sums of two numbers, not negative and not both 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane AngleOf(TLane up, TLane upRest, TLane right, TLane rightRest, TLane isLeft)
    {
        // t is the tangent of what the angle is away from 0, pi/4 or pi/2: tan(pi/8) at most.
        var isMiddle = TLane.LessThan(right * TLane.Constant(0.41421356237309503), up);
        var isSteep = TLane.LessThan(right * TLane.Constant(2.414213562373095), up);
        var difference = up - right;
        var fromUp = difference - up;
        var differenceRest = up - (difference - fromUp) - (right + fromUp) + (upRest - rightRest);
        var sum = up + right;
        var fromSum = sum - up;
        var sumRest = up - (sum - fromSum) + (right - fromSum) + (upRest + rightRest);
        var numerator = TLane.Select(isSteep, -right, TLane.Select(isMiddle, difference, up));
        var numeratorRest = TLane.Select(isSteep, -rightRest, TLane.Select(isMiddle, differenceRest, upRest));
        var denominator = TLane.Select(isSteep, up, TLane.Select(isMiddle, sum, right));
        var denominatorRest = TLane.Select(isSteep, upRest, TLane.Select(isMiddle, sumRest, rightRest));
        var t = numerator / denominator;
        var rest = (TLane.FusedMultiplyAdd(-t, denominator, numerator) + (numeratorRest - t * denominatorRest)) / denominator;

        // On the left the angle is pi less that.
        var sign = isLeft & TLane.Constant(-0.0);
        t ^= sign;
        rest ^= sign;
        var angle = TLane.Select(
            isSteep,
            TLane.Constant(Math.PI / 2),
            TLane.Select(isMiddle, TLane.Select(isLeft, TLane.Constant(3 * Math.PI / 4), TLane.Constant(Math.PI / 4)), isLeft & TLane.Constant(Math.PI)));
        var angleRest = TLane.Select(
            isSteep,
            RestOf(Math.PI / 2, 6.123233995736766e-17),
            TLane.Select(
                isMiddle,
                TLane.Select(isLeft, RestOf(3 * Math.PI / 4, 9.184850993605148e-17), RestOf(Math.PI / 4, 3.061616997868383e-17)),
                isLeft & RestOf(Math.PI, 1.2246467991473532e-16)));
        return angle + (t + (TLane.AtanTail(t) + (angleRest + rest)));
    }

    /// <summary><c>sqrt(1 - leg^2)</c> as a sum of two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane OtherLeg(TLane leg, out TLane rest)
    {
        TLane less = One - leg, more = One + leg;
        TLane lessRest = One - less - leg, moreRest = leg - (more - One);
        var square = less * more;
        var squareRest = TLane.FusedMultiplyAdd(less, more, -square) + (less * moreRest + lessRest * more);
        var root = TLane.Sqrt(square);
        rest = RestOfRoot(square, squareRest, root);
        return root;
    }
}
