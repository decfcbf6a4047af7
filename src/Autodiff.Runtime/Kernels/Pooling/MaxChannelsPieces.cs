using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>Maxima of windows of images whose channels lie side by side: lanes are channels. Some images a piece.</summary>
internal readonly unsafe ref struct MaxChannelsPieces<T> : IWorkBody
    where T : unmanaged
{
    private readonly ref readonly PoolingShape _shape;
    private readonly T* _input;
    private readonly T* _output;
    private readonly int* _indices;

    public MaxChannelsPieces(in PoolingShape shape, T* input, T* output, int* indices)
    {
        _shape = ref shape;
        _input = input;
        _output = output;
        _indices = indices;
    }

    /// <summary>Computes the images of one piece.</summary>
    public void Invoke(int index)
    {
        int channels = _shape.Channels, each = PlanePieces.PlanesOfPiece(_shape.InputPixels * channels);
        var end = Math.Min(_shape.Planes / channels, (index + 1) * each);
        for (var image = index * each; image < end; image++)
        {
            var input = _input + (nint)image * _shape.InputPixels * channels;
            var at = (nint)image * _shape.OutputPixels * channels;
            for (var y = 0; y < _shape.OutputHeight; y++)
            {
                var rows = PoolingWindow.At(y, _shape.InputHeight, _shape.KernelHeight, _shape.StrideHeight, _shape.PaddingHeight, _shape.DilationHeight);
                Row(_shape, rows, input, _output + at, _indices + at);
                at += _shape.OutputWidth * channels;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(in PoolingShape shape, PoolingWindow rows, T* input, T* output, int* indices)
    {
        int width = shape.InputWidth, rowStep = shape.DilationHeight, columnStep = shape.DilationWidth;
        nint channels = shape.Channels;
        int outputWidth = shape.OutputWidth, stride = shape.StrideWidth, reach = (shape.KernelWidth - 1) * columnStep + 1;
        for (int x = 0, start = -shape.PaddingWidth; x < outputWidth; x++, start += stride, output += channels, indices += channels)
        {
            var columns = start >= 0 && start + reach <= width
                ? new PoolingWindow(start, start + reach, reach)
                : PoolingWindow.At(x, width, shape.KernelWidth, stride, shape.PaddingWidth, columnStep);
            var first = rows.First * width + columns.First;
            nint channel = 0;
            for (; channel <= channels - Vector512<T>.Count; channel += Vector512<T>.Count)
            {
                // The place is kept in lanes of the same width as the numbers; it is an integer, though they are called numbers.
                var best = Vector512.Create(Scalar.Create<T>(double.NegativeInfinity));
                var chosen = Places(first);
                for (var row = rows.First; row < rows.End; row += rowStep)
                {
                    for (var column = columns.First; column < columns.End; column += columnStep)
                    {
                        var place = row * width + column;
                        var values = Vector512.Load(input + place * channels + channel);
                        var better = Vector512.GreaterThan(values, best) | Vector512.IsNaN(values);
                        best = Vector512.ConditionalSelect(better, values, best);
                        chosen = Vector512.ConditionalSelect(better, Places(place), chosen);
                    }
                }

                best.Store(output + channel);
                if (sizeof(T) == sizeof(int))
                    chosen.AsInt32().Store(indices + channel);
                else
                    Vector512.Narrow(chosen.AsInt64(), default).GetLower().Store(indices + channel);
            }

            for (; channel < channels; channel++)
            {
                var (best, chosen) = (Scalar.Create<T>(double.NegativeInfinity), first);
                for (var row = rows.First; row < rows.End; row += rowStep)
                {
                    for (var column = columns.First; column < columns.End; column += columnStep)
                    {
                        var place = row * width + column;
                        var value = input[place * channels + channel];
                        if (Scalar.IsGreaterOrNaN(value, best))
                            (best, chosen) = (value, place);
                    }
                }

                output[channel] = best;
                indices[channel] = chosen;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Places(int place) =>
        sizeof(T) == sizeof(int) ? Vector512.Create(place).As<int, T>() : Vector512.Create((long)place).As<long, T>();
}
