using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// The way from code that knows only that an element is unmanaged to the kernels, which are for <see cref="float"/> and
/// <see cref="double"/>. The JIT removes the branches and the casts.
/// </summary>
internal static class Precision
{
    /// <summary>The same elements under the name of their type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<TTo> Cast<TFrom, TTo>(ReadOnlySpan<TFrom> elements)
        where TFrom : unmanaged
        where TTo : unmanaged => Unsafe.BitCast<ReadOnlySpan<TFrom>, ReadOnlySpan<TTo>>(elements);

    /// <inheritdoc cref="Cast{TFrom, TTo}(ReadOnlySpan{TFrom})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<TTo> Cast<TFrom, TTo>(Span<TFrom> elements)
        where TFrom : unmanaged
        where TTo : unmanaged => Unsafe.BitCast<Span<TFrom>, Span<TTo>>(elements);

    /// <summary>Refuses elements that are neither <see cref="float"/> nor <see cref="double"/>.</summary>
    /// <exception cref="NotSupportedException">They are not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<T>()
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw Unsupported<T>();
    }

    /// <summary>What to throw for elements of another type.</summary>
    public static NotSupportedException Unsupported<T>() =>
        new($"The computation is for elements of type float and double, not {typeof(T)}.");
}
