using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Sums of elements of any type of number, in code that does not know the type.</summary>
internal static class ElementSum
{
    /// <summary><c>x + y</c>.</summary>
    /// <exception cref="NotSupportedException">The elements are booleans.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, T y)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<float, T>(Unsafe.BitCast<T, float>(x) + Unsafe.BitCast<T, float>(y));
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(Unsafe.BitCast<T, double>(x) + Unsafe.BitCast<T, double>(y));
        if (typeof(T) == typeof(int))
            return Unsafe.BitCast<int, T>(Unsafe.BitCast<T, int>(x) + Unsafe.BitCast<T, int>(y));
        if (typeof(T) == typeof(long))
            return Unsafe.BitCast<long, T>(Unsafe.BitCast<T, long>(x) + Unsafe.BitCast<T, long>(y));
        throw new NotSupportedException($"Sums of tensors of {Tensor.Name(typeof(T))} are not defined. Convert them first, as in x.To<int>().");
    }

    /// <summary>Adds terms to as many sums.</summary>
    public static void Add<T>(Span<T> sums, ReadOnlySpan<T> terms)
        where T : unmanaged
    {
        var i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= terms.Length - Vector<T>.Count; i += Vector<T>.Count)
                (new Vector<T>(sums[i..]) + new Vector<T>(terms[i..])).CopyTo(sums[i..]);
        }

        for (; i < terms.Length; i++)
            sums[i] = Of(sums[i], terms[i]);
    }
}
