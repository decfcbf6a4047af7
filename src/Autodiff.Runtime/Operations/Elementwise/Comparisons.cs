using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>Compares tensors of any elements, with broadcasting; results are constants for differentiation.</summary>
internal static class Comparisons
{
    // 32 elements make a vector of booleans.
    private const int Block = 32;

    /// <summary>Where the comparison of two tensors holds.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<bool> Apply<T, TComparison>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged
        where TComparison : struct, IComparison
    {
        var layout = Broadcast.RowMajorLayoutOf(x.Layout, y.Layout, TComparison.Name);
        var result = Tensor<bool>.Allocate(layout);
        var a = new OperandElements<T>(x, layout);
        var b = new OperandElements<T>(y, layout);
        var c = result.Elements;
        if (typeof(T) == typeof(float))
            Run<float, TComparison>(a.As<float>(), b.As<float>(), c);
        else if (typeof(T) == typeof(double))
            Run<double, TComparison>(a.As<double>(), b.As<double>(), c);
        else if (typeof(T) == typeof(int))
            Run<int, TComparison>(a.As<int>(), b.As<int>(), c);
        else if (typeof(T) == typeof(long))
            Run<long, TComparison>(a.As<long>(), b.As<long>(), c);
        else if (typeof(T) == typeof(bool))
            Run<byte, TComparison>(a.As<byte>(), b.As<byte>(), c);
        else
            throw Number.Unsupported<T>();
        return result;
    }

    /// <summary>Where the comparison with a number on the right holds.</summary>
    public static Tensor<bool> Apply<T, TComparison>(Tensor<T> x, double number)
        where T : unmanaged
        where TComparison : struct, IComparison =>
        Number.Fits<T>(number)
            ? Apply<T, TComparison>(x, Tensor<T>.Scalar(Number.From<T>(number)))
            : Apply<double, TComparison>(x.Detach().To<double>(), Tensor<double>.Scalar(number));

    /// <summary>Where the comparison with a number on the left holds.</summary>
    public static Tensor<bool> Apply<T, TComparison>(double number, Tensor<T> x)
        where T : unmanaged
        where TComparison : struct, IComparison =>
        Number.Fits<T>(number)
            ? Apply<T, TComparison>(Tensor<T>.Scalar(Number.From<T>(number)), x)
            : Apply<double, TComparison>(Tensor<double>.Scalar(number), x.Detach().To<double>());

    /// <summary>Compares spans; one of length 1 is repeated.</summary>
    private static void Run<T, TComparison>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<bool> result)
        where T : unmanaged, INumber<T>
        where TComparison : struct, IComparison
    {
        if (result.IsEmpty)
            return;
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        ref var c = ref Unsafe.As<bool, byte>(ref MemoryMarshal.GetReference(result));
        nuint length = (nuint)result.Length, i = 0;
        nuint stepOfA = x.Length == 1 ? 0u : 1, stepOfB = y.Length == 1 ? 0u : 1;
        if (Vector256.IsHardwareAccelerated && length >= Block)
        {
            for (; i <= length - Block; i += Block)
            {
                var bits = Vector256<byte>.Zero;
                if (Unsafe.SizeOf<T>() == sizeof(byte))
                {
                    bits = Mask<T, TComparison, byte>(ref a, ref b, i, stepOfA, stepOfB);
                }
                else if (Unsafe.SizeOf<T>() == sizeof(int))
                {
                    bits = Vector256.Narrow(
                        Words<T, TComparison>(ref a, ref b, i, stepOfA, stepOfB), Words<T, TComparison>(ref a, ref b, i + 16, stepOfA, stepOfB));
                }
                else
                {
                    bits = Vector256.Narrow(
                        Vector256.Narrow(Pairs<T, TComparison>(ref a, ref b, i, stepOfA, stepOfB), Pairs<T, TComparison>(ref a, ref b, i + 8, stepOfA, stepOfB)),
                        Vector256.Narrow(Pairs<T, TComparison>(ref a, ref b, i + 16, stepOfA, stepOfB), Pairs<T, TComparison>(ref a, ref b, i + 24, stepOfA, stepOfB)));
                }

                (bits & Vector256<byte>.One).StoreUnsafe(ref c, i);
            }
        }

        for (; i < length; i++)
            Unsafe.Add(ref c, i) = TComparison.Holds(Unsafe.Add(ref a, i * stepOfA), Unsafe.Add(ref b, i * stepOfB)) ? (byte)1 : (byte)0;
    }

    /// <summary>The masks of 16 elements of four bytes in two bytes each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Words<T, TComparison>(ref T a, ref T b, nuint i, nuint stepOfA, nuint stepOfB)
        where T : unmanaged
        where TComparison : struct, IComparison =>
        Vector256.Narrow(
            Mask<T, TComparison, uint>(ref a, ref b, i, stepOfA, stepOfB), Mask<T, TComparison, uint>(ref a, ref b, i + 8, stepOfA, stepOfB));

    /// <summary>The masks of 8 elements of eight bytes in four bytes each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Pairs<T, TComparison>(ref T a, ref T b, nuint i, nuint stepOfA, nuint stepOfB)
        where T : unmanaged
        where TComparison : struct, IComparison =>
        Vector256.Narrow(
            Mask<T, TComparison, ulong>(ref a, ref b, i, stepOfA, stepOfB), Mask<T, TComparison, ulong>(ref a, ref b, i + 4, stepOfA, stepOfB));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<TMask> Mask<T, TComparison, TMask>(ref T a, ref T b, nuint i, nuint stepOfA, nuint stepOfB)
        where T : unmanaged
        where TComparison : struct, IComparison
    {
        var x = stepOfA == 0 ? Vector256.Create(a) : Vector256.LoadUnsafe(ref a, i);
        var y = stepOfB == 0 ? Vector256.Create(b) : Vector256.LoadUnsafe(ref b, i);
        return TComparison.Holds(x, y).As<T, TMask>();
    }
}
