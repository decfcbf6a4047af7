using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The partial derivative with respect to the second operand.</summary>
internal readonly struct PartialY : IPartial
{
    /// <inheritdoc/>
    public static Reads Reads<TOperation>()
        where TOperation : struct, IBinaryOperation => TOperation.YReads;

    /// <inheritdoc/>
    public static bool IsIdentity<TOperation>()
        where TOperation : struct, IBinaryOperation => TOperation.IsIdentityInY;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TElement Propagate<TOperation, TElement>(TOperation operation, TElement t, TElement x, TElement y, TElement result)
        where TOperation : struct, IBinaryOperation
        where TElement : struct, IElement<TElement> => operation.PropagateY(t, x, y, result);
}
