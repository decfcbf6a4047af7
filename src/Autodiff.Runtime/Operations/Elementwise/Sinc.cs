using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The sine over its argument.</content>
public static partial class TensorOperations
{
    /// <summary>The normalized cardinal sine of each element: <c>sin(pi x) / (pi x)</c>, 1 at 0.</summary>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Sinc<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Unary.Apply<T, SincOperation>(x);
}

/// <summary><c>sin(z) / z</c> with <c>z = pi x</c>, 1 at 0, and derivative <c>pi (cos(z) - sin(z) / z) / z</c>, 0 at 0.</summary>
internal readonly struct SincOperation : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Sinc";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement>
    {
        var z = TElement.Constant(Math.PI) * x;
        return TElement.Select(TElement.Equals(z, TElement.Constant(0)), TElement.Constant(1), TElement.Sin(z) / z);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement>
    {
        // Near 0 the quotient cancels: there stands the series of the derivative, which has derivatives itself.
        var z = TElement.Constant(Math.PI) * x;
        var isSmall = TElement.LessThan(TElement.Abs(z), TElement.Constant(1));
        var small = TElement.Select(isSmall, z, TElement.Constant(0));
        var large = TElement.Select(isSmall, TElement.Constant(1), z);
        return t * (TElement.Constant(Math.PI) * TElement.Select(isSmall, Series(small), (TElement.Cos(large) - TElement.Sin(large) / large) / large));
    }

    /// <summary>The derivative of <c>sin(z) / z</c>: the sum over k of <c>(-1)^k 2k z^(2k - 1) / (2k + 1)!</c>, for |z| up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TElement Series<TElement>(TElement z)
        where TElement : struct, IElement<TElement>
    {
        var square = z * z;
        var sum = TElement.Constant(3.9145882126782523e-19);
        sum = sum * square + TElement.Constant(-1.4797143443923793e-16);
        sum = sum * square + TElement.Constant(4.498331606952833e-14);
        sum = sum * square + TElement.Constant(-1.0706029224547743e-11);
        sum = sum * square + TElement.Constant(1.9270852604185937e-09);
        sum = sum * square + TElement.Constant(-2.505210838544172e-07);
        sum = sum * square + TElement.Constant(2.2045855379188714e-05);
        sum = sum * square + TElement.Constant(-0.0011904761904761906);
        sum = sum * square + TElement.Constant(0.03333333333333333);
        sum = sum * square + TElement.Constant(-0.3333333333333333);
        return z * sum;
    }
}
