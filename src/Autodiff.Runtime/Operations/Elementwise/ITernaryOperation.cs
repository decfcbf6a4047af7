namespace Autodiff.Internal;

/// <summary>
/// An elementwise operation on three tensors that broadcast, written once over <see cref="IElement{TSelf}"/>: a kernel runs
/// its value over lanes, the tape its partial derivatives over tensors.
/// </summary>
internal interface ITernaryOperation
{
    /// <summary>The operation's name, as <c>Addcmul</c> in <c>AddcmulBackward0</c>.</summary>
    static abstract string Name { get; }

    /// <summary>What <see cref="PropagateX"/> reads.</summary>
    static abstract Reads XReads { get; }

    /// <summary>What <see cref="PropagateY"/> reads.</summary>
    static abstract Reads YReads { get; }

    /// <summary>What <see cref="PropagateZ"/> reads.</summary>
    static abstract Reads ZReads { get; }

    /// <summary>The function.</summary>
    TElement Value<TElement>(TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement>;

    /// <summary>The partial derivative with respect to x, applied to a tangent of x or a cotangent of the result.</summary>
    TElement PropagateX<TElement>(TElement t, TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement>;

    /// <summary>The partial derivative with respect to y, applied to a tangent of y or a cotangent of the result.</summary>
    TElement PropagateY<TElement>(TElement t, TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement>;

    /// <summary>The partial derivative with respect to z, applied to a tangent of z or a cotangent of the result.</summary>
    TElement PropagateZ<TElement>(TElement t, TElement x, TElement y, TElement z)
        where TElement : struct, IElement<TElement>;
}
