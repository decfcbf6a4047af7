using System.Numerics;
using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The log-odds of each element.</content>
public static partial class TensorOperations
{
    /// <summary>The log-odds of each element, the inverse of the sigmoid: <c>log(x / (1 - x))</c>, with derivative <c>1 / (x (1 - x))</c>.</summary>
    /// <param name="x">Probabilities; outside [0, 1] the result and the derivative are NaN.</param>
    /// <param name="eps">If given, elements are first limited to [eps, 1 - eps]; the derivative outside is 0.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    public static Tensor<T> Logit<T>(this Tensor<T> x, double? eps = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        eps is { } margin ? Unary.Apply(x, new LogitOperation(margin, 0)) : Unary.Apply(x, new LogitOperation(0, double.NaN));
}

/// <summary><c>log(z / (1 - z))</c> of x limited to [eps, 1 - eps], with derivative <c>1 / (z (1 - z))</c> inside and a number outside.</summary>
internal readonly struct LogitOperation(double eps, double outside) : IUnaryOperation
{
    /// <inheritdoc/>
    public static string Name => "Logit";

    /// <inheritdoc/>
    public static Reads Reads => Reads.X;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement>
    {
        // Without a margin nothing is limited: what lies outside becomes NaN by itself.
        var z = double.IsNaN(outside) ? x : TElement.Min(TElement.Max(x, TElement.Constant(eps)), TElement.Constant(1 - eps));
        return TElement.Log(z / (TElement.Constant(1) - z));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement>
    {
        // 1/2 stands for what lies outside, so that no division by 0 spoils derivatives of the derivative.
        var isOutside = TElement.LessThan(x, TElement.Constant(eps)) | TElement.LessThan(TElement.Constant(1 - eps), x);
        var z = TElement.Select(isOutside, TElement.Constant(0.5), x);
        return TElement.Select(isOutside, TElement.Constant(outside), t / (z * (TElement.Constant(1) - z)));
    }
}
