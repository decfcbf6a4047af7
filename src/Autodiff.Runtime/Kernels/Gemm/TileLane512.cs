using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>A register of 512 bits.</summary>
internal readonly unsafe struct TileLane512<T> : ITileLane<TileLane512<T>, T>
    where T : unmanaged
{
    private readonly Vector512<T> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TileLane512(Vector512<T> value) => _value = value;

    public static int Count => Vector512<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLane512<T> Create(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLane512<T> Load(T* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLane512<T> Load(T* source, int count)
    {
        if (!Avx512F.IsSupported)
            return new(PartialVector.Load<Vector512<T>, T>(source, count));
        return typeof(T) == typeof(float)
            ? new(Avx512F.MaskLoad((float*)source, First(count).AsSingle(), Vector512<float>.Zero).As<float, T>())
            : new(Avx512F.MaskLoad((double*)source, First(count).AsDouble(), Vector512<double>.Zero).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, TileLane512<T> value) => value._value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, TileLane512<T> value, int count)
    {
        if (!Avx512F.IsSupported)
            PartialVector.Store(value._value, destination, count);
        else if (typeof(T) == typeof(float))
            Avx512F.MaskStore((float*)destination, First(count).AsSingle(), value._value.AsSingle());
        else
            Avx512F.MaskStore((double*)destination, First(count).AsDouble(), value._value.AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLane512<T> operator +(TileLane512<T> x, TileLane512<T> y) => new(x._value + y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLane512<T> operator *(TileLane512<T> x, TileLane512<T> y) => new(x._value * y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLane512<T> FusedMultiplyAdd(TileLane512<T> x, TileLane512<T> y, TileLane512<T> z) => typeof(T) == typeof(float)
        ? new(Vector512.FusedMultiplyAdd(x._value.AsSingle(), y._value.AsSingle(), z._value.AsSingle()).As<float, T>())
        : new(Vector512.FusedMultiplyAdd(x._value.AsDouble(), y._value.AsDouble(), z._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> First(int count) => typeof(T) == typeof(float)
        ? Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).As<int, T>()
        : Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>();
}
