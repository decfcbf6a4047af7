using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The partial derivative with respect to the first operand.</summary>
internal readonly struct PartialX : IPartial
{
    /// <inheritdoc/>
    public static Reads Reads<TOperation>()
        where TOperation : struct, IBinaryOperation => TOperation.XReads;

    /// <inheritdoc/>
    public static bool IsIdentity<TOperation>()
        where TOperation : struct, IBinaryOperation => TOperation.IsIdentityInX;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TElement Propagate<TOperation, TElement>(TOperation operation, TElement t, TElement x, TElement y, TElement result)
        where TOperation : struct, IBinaryOperation
        where TElement : struct, IElement<TElement> => operation.PropagateX(t, x, y, result);
}
