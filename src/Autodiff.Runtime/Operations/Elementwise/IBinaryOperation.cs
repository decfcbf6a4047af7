namespace Autodiff.Internal;

/// <summary>
/// An elementwise operation on two tensors that broadcast, written once over <see cref="IElement{TSelf}"/>: kernels run it
/// over lanes, and where a gradient is itself differentiated the tape runs it over tensors.
/// </summary>
internal interface IBinaryOperation
{
    /// <summary>The operation's name, as <c>Mul</c> in <c>MulBackward0</c>.</summary>
    static abstract string Name { get; }

    /// <summary>What <see cref="PropagateX"/> reads.</summary>
    static abstract Reads XReads { get; }

    /// <summary>What <see cref="PropagateY"/> reads.</summary>
    static abstract Reads YReads { get; }

    /// <summary>Whether the partial derivative with respect to x is 1, so that cotangents pass as they are.</summary>
    static virtual bool IsIdentityInX => false;

    /// <summary>Whether the partial derivative with respect to y is 1, so that cotangents pass as they are.</summary>
    static virtual bool IsIdentityInY => false;

    /// <summary>The function.</summary>
    TElement Value<TElement>(TElement x, TElement y)
        where TElement : struct, IElement<TElement>;

    /// <summary>The partial derivative with respect to x, applied to a tangent of x or a cotangent of the result.</summary>
    /// <param name="t">The tangent or cotangent.</param>
    /// <param name="x">The first operand, if <see cref="XReads"/> names it.</param>
    /// <param name="y">The second operand, if <see cref="XReads"/> names it.</param>
    /// <param name="result">The value, if <see cref="XReads"/> names it.</param>
    TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement>;

    /// <summary>The partial derivative with respect to y, applied to a tangent of y or a cotangent of the result.</summary>
    TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement result)
        where TElement : struct, IElement<TElement>;
}
