using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// Arithmetic of one number in kernels that know only that T is unmanaged: it is <see cref="float"/>, or else
/// <see cref="double"/>. The JIT removes the branches.
/// </summary>
internal static class Scalar
{
    /// <summary>A number in the precision of T.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Create<T>(double value)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Unsafe.BitCast<float, T>((float)value)
            : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(value) : throw Precision.Unsupported<T>();

    /// <summary>The number in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble<T>(T x)
        where T : unmanaged => typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(x) : Unsafe.BitCast<T, double>(x);

    /// <summary>Whether two numbers are equal as numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Equals<T>(T x, double y)
        where T : unmanaged => ToDouble(x) == y;

    /// <summary>Whether x is larger than y, or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGreaterOrNaN<T>(T x, T y)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Unsafe.BitCast<T, float>(x) > Unsafe.BitCast<T, float>(y) || float.IsNaN(Unsafe.BitCast<T, float>(x))
            : Unsafe.BitCast<T, double>(x) > Unsafe.BitCast<T, double>(y) || double.IsNaN(Unsafe.BitCast<T, double>(x));

    /// <summary><c>x + y</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add<T>(T x, T y)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Unsafe.BitCast<float, T>(Unsafe.BitCast<T, float>(x) + Unsafe.BitCast<T, float>(y))
            : Unsafe.BitCast<double, T>(Unsafe.BitCast<T, double>(x) + Unsafe.BitCast<T, double>(y));

    /// <summary><c>x * y</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply<T>(T x, T y)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Unsafe.BitCast<float, T>(Unsafe.BitCast<T, float>(x) * Unsafe.BitCast<T, float>(y))
            : Unsafe.BitCast<double, T>(Unsafe.BitCast<T, double>(x) * Unsafe.BitCast<T, double>(y));

    /// <summary><c>x / y</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Divide<T>(T x, T y)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Unsafe.BitCast<float, T>(Unsafe.BitCast<T, float>(x) / Unsafe.BitCast<T, float>(y))
            : Unsafe.BitCast<double, T>(Unsafe.BitCast<T, double>(x) / Unsafe.BitCast<T, double>(y));

    /// <summary><c>x * y + z</c>, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FusedMultiplyAdd<T>(T x, T y, T z)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Unsafe.BitCast<float, T>(float.FusedMultiplyAdd(Unsafe.BitCast<T, float>(x), Unsafe.BitCast<T, float>(y), Unsafe.BitCast<T, float>(z)))
            : Unsafe.BitCast<double, T>(double.FusedMultiplyAdd(Unsafe.BitCast<T, double>(x), Unsafe.BitCast<T, double>(y), Unsafe.BitCast<T, double>(z)));

    /// <summary><c>x += y</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo<T>(ref T x, T y)
        where T : unmanaged => x = Add(x, y);
}
