using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Loops;

/// <summary><c>(x y + z, x - y)</c>: three inputs, two results.</summary>
internal readonly struct TwoResultsBody : IFusedBody
{
    public static int Inputs => 3;

    public static int Results => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLane, T>(Cursor<T> at)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var x = at.Load<TLane>(0);
        var y = at.Load<TLane>(1);
        at.Store(3, TLane.FusedMultiplyAdd(x, y, at.Load<TLane>(2)));
        at.Store(4, x - y);
    }
}

/// <summary><c>tanh(x) exp(y)</c>, and a number of its own added.</summary>
internal readonly struct TranscendentalMap(double shift) : IMap2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Tanh(x) * TElement.Exp(y) + TElement.Constant(shift);
}

/// <summary>-x.</summary>
internal readonly struct NegationMap : IMap1
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => -x;
}

/// <summary>x y z.</summary>
internal readonly struct ProductMap : IMap3
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement> => x * y * z;
}

/// <summary>Stores x + y and gives x y to a reduction.</summary>
internal readonly struct SumAndProductBody : IFusedBody
{
    public static int Inputs => 2;

    public static int Results => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLane, T>(Cursor<T> at)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var x = at.Load<TLane>(0);
        var y = at.Load<TLane>(1);
        at.Store(2, x + y);
        at.Store(3, x * y);
    }
}

/// <summary>Numbers for the tests of kernels.</summary>
internal static class TestNumbers
{
    public static T[] Random<T>(int count, int seed)
        where T : IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(4 * random.NextDouble() - 2))];
    }
}
