using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>A register of 256 bits.</summary>
internal readonly unsafe struct TileLane256<T> : ITileLane<TileLane256<T>, T>
    where T : unmanaged
{
    private readonly Vector256<T> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TileLane256(Vector256<T> value) => _value = value;

    public static int Count => Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLane256<T> Create(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLane256<T> Load(T* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLane256<T> Load(T* source, int count)
    {
        if (!Avx2.IsSupported)
            return new(PartialVector.Load<Vector256<T>, T>(source, count));
        return typeof(T) == typeof(float)
            ? new(Avx.MaskLoad((float*)source, First(count).AsSingle()).As<float, T>())
            : new(Avx.MaskLoad((double*)source, First(count).AsDouble()).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, TileLane256<T> value) => value._value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, TileLane256<T> value, int count)
    {
        if (!Avx2.IsSupported)
            PartialVector.Store(value._value, destination, count);
        else if (typeof(T) == typeof(float))
            Avx.MaskStore((float*)destination, First(count).AsSingle(), value._value.AsSingle());
        else
            Avx.MaskStore((double*)destination, First(count).AsDouble(), value._value.AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLane256<T> operator +(TileLane256<T> x, TileLane256<T> y) => new(x._value + y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLane256<T> operator *(TileLane256<T> x, TileLane256<T> y) => new(x._value * y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileLane256<T> FusedMultiplyAdd(TileLane256<T> x, TileLane256<T> y, TileLane256<T> z) => typeof(T) == typeof(float)
        ? new(Vector256.FusedMultiplyAdd(x._value.AsSingle(), y._value.AsSingle(), z._value.AsSingle()).As<float, T>())
        : new(Vector256.FusedMultiplyAdd(x._value.AsDouble(), y._value.AsDouble(), z._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> First(int count) => typeof(T) == typeof(float)
        ? Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).As<int, T>()
        : Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).As<long, T>();
}
