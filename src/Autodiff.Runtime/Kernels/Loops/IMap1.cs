namespace Autodiff.Internal;

/// <summary>An elementwise function, written once for lanes and tensors. One input, one result.</summary>
internal interface IMap1
{
    /// <summary>The function, element by element.</summary>
    TElement Invoke<TElement>(TElement x)
        where TElement : struct, IElement<TElement>;
}
