using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>The error function.</content>
internal static partial class SingleFunctions
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Erf<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        const float Large = 0.875f;
        const float IsOne = 4f; // from 3.92 on
        var magnitude = TLane.MinOrSecond(TLane.Create(IsOne), TLane.Abs(x));

        // erf(x) / x - 1 in x^2 below 0.875: 2^-26.
        var square = magnitude * magnitude;
        var p = TLane.FusedMultiplyAdd(TLane.Create(-0.000617900398f), square, 0.00502712931f);
        p = TLane.FusedMultiplyAdd(p, square, -0.0267876424f);
        p = TLane.FusedMultiplyAdd(p, square, 0.112823293f);
        p = TLane.FusedMultiplyAdd(p, square, -0.376125336f);
        p = TLane.FusedMultiplyAdd(p, square, 0.128379151f);
        var small = TLane.FusedMultiplyAdd(p, magnitude, magnitude);

        // log(1 - erf(x)) in x up to 4: 2^-28 of erf(x).
        var q = TLane.FusedMultiplyAdd(TLane.Create(0.000200996976f), magnitude, -0.00309229642f);
        q = TLane.FusedMultiplyAdd(q, magnitude, 0.0224202275f);
        q = TLane.FusedMultiplyAdd(q, magnitude, -0.104327515f);
        q = TLane.FusedMultiplyAdd(q, magnitude, -0.636737227f);
        q = TLane.FusedMultiplyAdd(q, magnitude, -1.12793612f);
        q = TLane.FusedMultiplyAdd(q, magnitude, -0.00013357593f);
        var large = TLane.Create(1f) - ExpInRange(q);
        return TLane.CopySign(TLane.Select(TLane.LessThan(magnitude, TLane.Create(Large)), small, large), x);
    }
}
