using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff.Tests.Kernels;

/// <summary>The hyperbolic tangent.</summary>
internal readonly struct TanhMap : IMap1
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TElement Invoke<TElement>(TElement x)
        where TElement : struct, IElement<TElement> => TElement.Tanh(x);
}
