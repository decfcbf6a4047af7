using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>Powers of e and 2.</content>
internal static partial class SingleFunctions
{
    private const float Log2E = 1.44269504f;
    private const float LogOfTwo = 0.693147182f;
    private const float Log2Rest = -1.90465421e-9f;
    private const float ExpUnderflows = -104f; // below, the result is 0
    private const float ExpOverflows = 89f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Exp<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        x = TLane.MinOrSecond(TLane.Create(ExpOverflows), TLane.MaxOrSecond(TLane.Create(ExpUnderflows), x));
        return ExpInRange(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Exp2<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        x = TLane.MinOrSecond(TLane.Create(129f), TLane.MaxOrSecond(TLane.Create(-151f), x));
        var whole = x + TLane.Create(RoundToWhole) - TLane.Create(RoundToWhole);
        return TLane.Scale(Exp2OfRest(x - whole), whole);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Expm1<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        x = TLane.MinOrSecond(TLane.Create(ExpOverflows), TLane.MaxOrSecond(TLane.Create(-20f), x));

        // Halves throughout, as 2^128 is infinite.
        var small = Expm1OfRest(x, out var exponent);
        var half = TLane.Scale(TLane.Create(0.5f), exponent);
        var result = TLane.FusedMultiplyAdd(half, small, half - TLane.Create(0.5f));
        result += result;
        return TLane.Select(TLane.Equals(x, TLane.Create(0f)), x, result);
    }

    /// <summary>The exponential between the limits where it is 0 and infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane ExpInRange<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var rest = RestOfLog2(x, out var exponent);
        return TLane.Scale(ExpOfRest(rest), exponent);
    }

    /// <summary><c>exp(r)</c> for r up to log(2)/2 in magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane ExpOfRest<TLane>(TLane rest)
        where TLane : unmanaged, ILane<TLane, float>
    {
        // (e^r - 1 - r) / r^2 on [-log(2)/2, log(2)/2]: 2^-28 of e^r.
        var p = TLane.FusedMultiplyAdd(TLane.Create(0.00138403918f), rest, 0.00836934894f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.0416680835f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.166665152f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.49999994f);
        p = TLane.FusedMultiplyAdd(p, rest, 1f);
        return TLane.FusedMultiplyAdd(p, rest, 1f);
    }

    /// <summary><c>2^r</c> for r up to 1/2 in magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Exp2OfRest<TLane>(TLane rest)
        where TLane : unmanaged, ILane<TLane, float>
    {
        // (2^r - 1) / r on [-0.5, 0.5]: 2^-28 of 2^r.
        var p = TLane.FusedMultiplyAdd(TLane.Create(0.000152396577f), rest, 0.00133913534f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.00961883832f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.0555035882f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.240226448f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.693147182f);
        return TLane.FusedMultiplyAdd(p, rest, 1f);
    }

    /// <summary><c>exp(r) - 1</c> of the rest r of x by log 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Expm1OfRest<TLane>(TLane x, out TLane exponent)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var rest = RestOfLog2(x, out exponent);

        // The same function, fitted relative to e^r - 1: 2^-30.
        var p = TLane.FusedMultiplyAdd(TLane.Create(0.000200123453f), rest, 0.00139347604f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.0083331326f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.0416664667f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.166666672f);
        p = TLane.FusedMultiplyAdd(p, rest, 0.5f);
        return TLane.FusedMultiplyAdd(p, rest * rest, rest);
    }

    /// <summary>The r of <c>x = exponent * log(2) + r</c> with the nearest whole exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane RestOfLog2<TLane>(TLane x, out TLane exponent)
        where TLane : unmanaged, ILane<TLane, float>
    {
        exponent = TLane.FusedMultiplyAdd(x, TLane.Create(Log2E), RoundToWhole) - TLane.Create(RoundToWhole);
        var rest = TLane.FusedMultiplyAdd(exponent, TLane.Create(-LogOfTwo), x); // exact
        return TLane.FusedMultiplyAdd(exponent, TLane.Create(-Log2Rest), rest);
    }
}
