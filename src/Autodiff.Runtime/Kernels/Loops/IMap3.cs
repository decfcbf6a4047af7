namespace Autodiff.Internal;

/// <summary>An elementwise function, written once for lanes and tensors. Three inputs, one result.</summary>
internal interface IMap3
{
    /// <summary>The function, element by element.</summary>
    TElement Invoke<TElement>(TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement>;
}
