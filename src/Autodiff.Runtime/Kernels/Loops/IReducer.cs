namespace Autodiff.Internal;

/// <summary>An operation that reduces many numbers to one; the order in which it is applied is fixed by their count alone.</summary>
internal interface IReducer
{
    /// <summary>The number that changes nothing; the result for no numbers.</summary>
    static abstract TElement Identity<TElement>()
        where TElement : struct, IElement<TElement>;

    /// <summary>Combines two, element by element.</summary>
    static abstract TElement Combine<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement>;
}
