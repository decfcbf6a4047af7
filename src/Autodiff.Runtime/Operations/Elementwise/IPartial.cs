namespace Autodiff.Internal;

/// <summary>Which of a binary operation's partial derivatives is meant, as a type.</summary>
internal interface IPartial
{
    /// <summary>What it reads.</summary>
    static abstract Reads Reads<TOperation>()
        where TOperation : struct, IBinaryOperation;

    /// <summary>Whether it is 1.</summary>
    static abstract bool IsIdentity<TOperation>()
        where TOperation : struct, IBinaryOperation;

    /// <summary>The partial derivative applied to a tangent.</summary>
    static abstract TElement Propagate<TOperation, TElement>(TOperation operation, TElement t, TElement x, TElement y, TElement result)
        where TOperation : struct, IBinaryOperation
        where TElement : struct, IElement<TElement>;
}
