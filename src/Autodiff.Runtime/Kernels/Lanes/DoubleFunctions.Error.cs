using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>The error function.</content>
internal static partial class DoubleFunctions
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Erf<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double>
    {
        const double Large = 1;
        const double IsOne = 6; // from 5.93 on
        var magnitude = TLane.MinOrSecond(TLane.Create(IsOne), TLane.Abs(x));

        // erf(x) / x - 1 in x^2 below 1: 2^-56.
        var square = magnitude * magnitude;
        var p = TLane.FusedMultiplyAdd(TLane.Create(-7.764805362523592e-10), square, 1.3702568847185034e-8);
        p = TLane.FusedMultiplyAdd(p, square, -1.620421658015055e-7);
        p = TLane.FusedMultiplyAdd(p, square, 1.6446833675798544e-6);
        p = TLane.FusedMultiplyAdd(p, square, -1.4924685749438575e-5);
        p = TLane.FusedMultiplyAdd(p, square, 0.00012055292035144206);
        p = TLane.FusedMultiplyAdd(p, square, -0.0008548325870703107);
        p = TLane.FusedMultiplyAdd(p, square, 0.005223977604689952);
        p = TLane.FusedMultiplyAdd(p, square, -0.02686617064289931);
        p = TLane.FusedMultiplyAdd(p, square, 0.11283791670942442);
        p = TLane.FusedMultiplyAdd(p, square, -0.37612638903183454);
        p = TLane.FusedMultiplyAdd(p, square, 0.12837916709551256);
        var small = TLane.FusedMultiplyAdd(p, magnitude, magnitude);

        // log(1 - erf(x)) in x up to 6: 2^-56 of erf(x).
        var q = TLane.FusedMultiplyAdd(TLane.Create(-4.92893522252575e-12), magnitude, 2.0450836665479723e-10);
        q = TLane.FusedMultiplyAdd(q, magnitude, -3.934477682742297e-9);
        q = TLane.FusedMultiplyAdd(q, magnitude, 4.6425314412169555e-8);
        q = TLane.FusedMultiplyAdd(q, magnitude, -3.733215209458892e-7);
        q = TLane.FusedMultiplyAdd(q, magnitude, 2.1357817138431074e-6);
        q = TLane.FusedMultiplyAdd(q, magnitude, -8.667604082874807e-6);
        q = TLane.FusedMultiplyAdd(q, magnitude, 2.2823936343850774e-5);
        q = TLane.FusedMultiplyAdd(q, magnitude, -2.0270321590493087e-5);
        q = TLane.FusedMultiplyAdd(q, magnitude, -0.00013504300789623995);
        q = TLane.FusedMultiplyAdd(q, magnitude, 0.0007706315851083198);
        q = TLane.FusedMultiplyAdd(q, magnitude, -0.0019159290426115144);
        q = TLane.FusedMultiplyAdd(q, magnitude, 0.00041061439250145653);
        q = TLane.FusedMultiplyAdd(q, magnitude, 0.018990188468381186);
        q = TLane.FusedMultiplyAdd(q, magnitude, -0.1027034445057439);
        q = TLane.FusedMultiplyAdd(q, magnitude, -0.6366436263066686);
        q = TLane.FusedMultiplyAdd(q, magnitude, -1.1283740898677446);
        q = TLane.FusedMultiplyAdd(q, magnitude, -5.028098539785839e-7);
        var large = TLane.Create(1) - ExpInRange(q);
        return TLane.CopySign(TLane.Select(TLane.LessThan(magnitude, TLane.Create(Large)), small, large), x);
    }
}
