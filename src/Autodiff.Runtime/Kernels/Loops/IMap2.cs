namespace Autodiff.Internal;

/// <summary>An elementwise function, written once for lanes and tensors. Two inputs, one result.</summary>
internal interface IMap2
{
    /// <summary>The function, element by element.</summary>
    TElement Invoke<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement>;
}
