namespace Autodiff.Internal;

/// <summary>
/// An elementwise operation on one tensor, written once over <see cref="IElement{TSelf}"/>: kernels run it over lanes, and
/// where a gradient is itself differentiated the tape runs it over tensors.
/// </summary>
internal interface IUnaryOperation
{
    /// <summary>The operation's name, as <c>Exp</c> in <c>ExpBackward0</c>.</summary>
    static abstract string Name { get; }

    /// <summary>What <see cref="Propagate"/> reads.</summary>
    static abstract Reads Reads { get; }

    /// <summary>The function.</summary>
    TElement Value<TElement>(TElement x)
        where TElement : struct, IElement<TElement>;

    /// <summary>
    /// The derivative at x applied to a tangent: the tangent of the result. The derivative being a number for each element,
    /// the same applied to the cotangent of the result is the cotangent of x.
    /// </summary>
    /// <param name="t">The tangent or cotangent.</param>
    /// <param name="x">The operand, if <see cref="Reads"/> names it.</param>
    /// <param name="result">The value, if <see cref="Reads"/> names it.</param>
    TElement Propagate<TElement>(TElement t, TElement x, TElement result)
        where TElement : struct, IElement<TElement>;
}
