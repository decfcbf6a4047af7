using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>Maxima of a row of windows that lie inside from left to right, sixteen at a time, at a stride of 1 or 2.</summary>
internal static unsafe class MaxRow
{
    /// <summary>Indices are kept as numbers of type float until the maximum is known.</summary>
    public const int MostPixels = 1 << 24;

    /// <summary>Computes the outputs from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(float* input, in PoolingShape shape, PoolingWindow rows, int first, int end, float* output, int* indices)
    {
        int stride = shape.StrideWidth, width = shape.InputWidth;
        for (var x = first; x < end; x += Vector512<float>.Count)
        {
            var count = Math.Min(Vector512<float>.Count, end - x);
            var column = x * stride - shape.PaddingWidth;
            var best = Vector512.Create(float.NegativeInfinity);
            var chosen = Vector512.Create((float)(rows.First * width));
            for (var row = rows.First; row < rows.End; row += shape.DilationHeight)
            {
                for (var tap = 0; tap < shape.KernelWidth; tap++)
                {
                    var shift = tap * shape.DilationWidth;
                    var values = Load(input + row * width + column + shift, stride, count);
                    var better = Vector512.GreaterThan(values, best) | ~Vector512.Equals(values, values);
                    best = Vector512.ConditionalSelect(better, values, best);
                    chosen = Vector512.ConditionalSelect(better, Vector512.Create((float)(row * width + shift)), chosen);
                }
            }

            var mask = First(count);
            Avx512F.MaskStore(output + x, mask, best);
            var index = Vector512.ConvertToInt32(chosen) + Vector512<int>.Indices * stride + Vector512.Create(column);
            Avx512F.MaskStore(indices + x, mask.AsInt32(), index);
        }
    }

    // No element behind the last one asked for is touched.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Load(float* source, int stride, int count)
    {
        if (stride == 1)
            return Avx512F.MaskLoad(source, First(count), Vector512<float>.Zero);
        var low = Avx512F.MaskLoad(source, First(2 * count - 1), Vector512<float>.Zero);
        var high = Avx512F.MaskLoad(source + Vector512<float>.Count, First(2 * count - 1 - Vector512<float>.Count), Vector512<float>.Zero);
        return Avx512F.PermuteVar16x32x2(low, Vector512<int>.Indices * 2, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> First(int count) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();
}
