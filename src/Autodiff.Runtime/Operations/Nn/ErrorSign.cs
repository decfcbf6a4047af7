using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The derivative of the size of an error.</summary>
internal static class ErrorSign
{
    /// <summary>1, -1, or the number itself if it is 0 or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TElement Of<TElement>(TElement x)
        where TElement : struct, IElement<TElement> =>
        TElement.Select(
            TElement.LessThan(TElement.Constant(0), TElement.Abs(x)), TElement.CopySign(TElement.Constant(1), x), x);
}
