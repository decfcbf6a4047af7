using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Each element to the power of another.</content>
public static partial class TensorOperations
{
    /// <summary>Each element to the power of another: <c>x^y</c>, with partial derivatives <c>y x^(y - 1)</c>, 0 for y = 0, and <c>x^y log x</c>, 0 for x = 0 and y at least 0.</summary>
    /// <returns>A tensor of the common shape.</returns>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Pow<T>(this Tensor<T> x, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Binary.Apply<T, PowOperation>(x, y);
}

/// <summary><c>x^y</c>, with partial derivatives <c>y x^(y - 1)</c>, 0 for y = 0, and <c>x^y log x</c>, 0 for x = 0 and y at least 0.</summary>
internal readonly struct PowOperation : IBinaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Pow";

    /// <inheritdoc/>
    public static Reads XReads => Reads.X | Reads.Y;

    /// <inheritdoc/>
    public static Reads YReads => Reads.X | Reads.Y | Reads.Result;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement> => TElement.Pow(x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement>
    {
        // Where 0 times infinity or NaN would stand, 1 takes the place of x, also for derivatives of the derivative.
        var isConstant = TElement.Equals(y, TElement.Constant(0)) & (TElement.Equals(x, TElement.Constant(0)) | ~TElement.Equals(x, x));
        var power = TElement.Pow(TElement.Select(isConstant, TElement.Constant(1), x), y - TElement.Constant(1));
        return t * (y * power);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement>
    {
        var isZero = TElement.Equals(x, TElement.Constant(0)) & TElement.LessThanOrEqual(TElement.Constant(0), y);
        var logarithm = TElement.Log(TElement.Select(isZero, TElement.Constant(1), x));
        return TElement.Select(isZero, TElement.Constant(0), t * (result * logarithm));
    }
}
