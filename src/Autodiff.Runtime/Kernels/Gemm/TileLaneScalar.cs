using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>One number where there are no wide registers; the same sums in the same order, slower.</summary>
internal readonly unsafe struct TileLaneScalar<T> : ITileLane<TileLaneScalar<T>, T>
    where T : unmanaged
{
    private readonly T _value;

    private TileLaneScalar(T value) => _value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLaneScalar<T> Create(T value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLaneScalar<T> Load(T* source) => new(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLaneScalar<T> Load(T* source, int count) => count > 0 ? new(*source) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, TileLaneScalar<T> value) => *destination = value._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, TileLaneScalar<T> value, int count)
    {
        if (count > 0)
            *destination = value._value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLaneScalar<T> operator +(TileLaneScalar<T> x, TileLaneScalar<T> y) => new(Scalar.Add(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLaneScalar<T> operator *(TileLaneScalar<T> x, TileLaneScalar<T> y) => new(Scalar.Multiply(x._value, y._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLaneScalar<T> FusedMultiplyAdd(TileLaneScalar<T> x, TileLaneScalar<T> y, TileLaneScalar<T> z) =>
        new(Scalar.FusedMultiplyAdd(x._value, y._value, z._value));
}
