using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>Maxima of windows that lie inside from left to right, sixteen of a row at a time, at a stride of 1 or 2.</summary>
internal static unsafe class MaxRow
{
    /// <summary>Indices are kept as numbers of type float until the maximum is known.</summary>
    public const int MostPixels = 1 << 24;

    /// <summary>Computes the outputs of a plane in columns <paramref name="first"/> to <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(float* input, in PoolingShape shape, int first, int end, float* output, int* indices)
    {
        int stride = shape.StrideWidth, width = shape.InputWidth, height = shape.OutputHeight, outputWidth = shape.OutputWidth;
        int taps = shape.KernelWidth, tapStep = shape.DilationWidth, rowStep = shape.DilationHeight;
        var places = Vector512<int>.Indices * stride;
        for (var x = first; x < end; x += Vector512<float>.Count)
        {
            // No element behind the last one asked for is touched.
            var count = Math.Min(Vector512<float>.Count, end - x);
            Vector512<float> stored = First(count), low = First((count - 1) * stride + 1), high = First((count - 1) * stride + 1 - Vector512<float>.Count);
            var column = x * stride - shape.PaddingWidth;
            var columns = places + Vector512.Create(column);
            for (var y = 0; y < height; y++)
            {
                var rows = PoolingWindow.At(y, shape.InputHeight, shape.KernelHeight, shape.StrideHeight, shape.PaddingHeight, rowStep);
                var best = Vector512.Create(float.NegativeInfinity);
                var chosen = Vector512.Create((float)(rows.First * width));
                for (var row = rows.First; row < rows.End; row += rowStep)
                {
                    var at = row * width;
                    for (var tap = 0; tap < taps; tap++, at += tapStep)
                    {
                        var values = Avx512F.MaskLoad(input + at + column, low, Vector512<float>.Zero);
                        if (stride == 2)
                        {
                            var behind = Avx512F.MaskLoad(input + at + column + Vector512<float>.Count, high, Vector512<float>.Zero);
                            values = Avx512F.PermuteVar16x32x2(values, places, behind);
                        }

                        var better = Vector512.GreaterThan(values, best) | Vector512.IsNaN(values);
                        best = Vector512.ConditionalSelect(better, values, best);
                        chosen = Vector512.ConditionalSelect(better, Vector512.Create((float)at), chosen);
                    }
                }

                Avx512F.MaskStore(output + y * outputWidth + x, stored, best);
                Avx512F.MaskStore(indices + y * outputWidth + x, stored.AsInt32(), Vector512.ConvertToInt32Native(chosen) + columns);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> First(int count) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();
}
