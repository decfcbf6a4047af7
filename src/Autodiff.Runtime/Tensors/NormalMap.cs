using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>A coordinate of a point whose two are normally distributed, from two numbers from 0 to below 1.</summary>
internal readonly struct NormalMap(bool isSine) : IMap2
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement>
    {
        var radius = TElement.Sqrt(TElement.Constant(-2) * TElement.Log(TElement.Constant(1) - x));
        var angle = TElement.Constant(Math.Tau) * y;
        return radius * (isSine ? TElement.Sin(angle) : TElement.Cos(angle));
    }
}
