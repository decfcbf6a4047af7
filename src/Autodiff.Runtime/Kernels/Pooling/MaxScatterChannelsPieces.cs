using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>Cotangents of maxima go to where the maxima came from, in images whose channels lie side by side; some images a piece.</summary>
/// <remarks>
/// By lanes of channels every element of a window is compared with the index. An index outside of its window, which no maximum gives, goes to
/// its element as well.
/// </remarks>
internal readonly unsafe ref struct MaxScatterChannelsPieces<T> : IWorkBody
    where T : unmanaged
{
    private readonly ref readonly PoolingShape _shape;
    private readonly T* _outputGradient;
    private readonly int* _indices;
    private readonly T* _inputGradient;
    private readonly bool _covers;

    public MaxScatterChannelsPieces(in PoolingShape shape, T* outputGradient, int* indices, T* inputGradient)
    {
        _shape = ref shape;
        _outputGradient = outputGradient;
        _indices = indices;
        _inputGradient = inputGradient;

        // Where every element has exactly one window, none is to be cleared before.
        _covers = shape.Channels % Vector512<T>.Count == 0 && shape is { PaddingHeight: 0, PaddingWidth: 0, DilationHeight: 1, DilationWidth: 1 }
            && shape.KernelHeight == shape.StrideHeight && shape.OutputHeight * shape.StrideHeight == shape.InputHeight
            && shape.KernelWidth == shape.StrideWidth && shape.OutputWidth * shape.StrideWidth == shape.InputWidth;
    }

    /// <summary>Computes the images of one piece.</summary>
    public void Invoke(int index)
    {
        int channels = _shape.Channels, each = PlanePieces.PlanesOfPiece(_shape.InputPixels * channels);
        int inputs = _shape.InputPixels * channels, outputs = _shape.OutputPixels * channels;
        var end = Math.Min(_shape.Planes / channels, (index + 1) * each);
        for (var image = index * each; image < end; image++)
        {
            var to = _inputGradient + (nint)image * inputs;
            if (!_covers)
                new Span<T>(to, inputs).Clear();
            if (_covers)
                Divide(_shape, _outputGradient + (nint)image * outputs, _indices + (nint)image * outputs, to);
            else
                Add(_shape, _outputGradient + (nint)image * outputs, _indices + (nint)image * outputs, to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Divide(in PoolingShape shape, T* gradient, int* indices, T* to)
    {
        nint channels = shape.Channels, row = shape.InputWidth * channels;
        int kernelHeight = shape.KernelHeight, kernelWidth = shape.KernelWidth, height = shape.OutputHeight, width = shape.OutputWidth;
        int firstOfRow = 0, inputWidth = shape.InputWidth;
        var strays = false;
        for (var y = 0; y < height; y++, firstOfRow += kernelHeight * inputWidth)
        {
            for (var x = 0; x < width; x++)
            {
                var first = firstOfRow + x * kernelWidth;
                for (nint channel = 0; channel < channels; channel += Vector512<T>.Count, gradient += Vector512<T>.Count, indices += Vector512<T>.Count)
                {
                    var values = Vector512.Load(gradient);
                    var chosen = Places(indices);
                    var found = Vector512<T>.Zero;
                    var at = to + first * channels + channel;
                    for (int i = 0, place = first; i < kernelHeight; i++, place += inputWidth, at += row)
                    {
                        for (var j = 0; j < kernelWidth; j++)
                        {
                            // A negative zero becomes a positive one, as where it is added.
                            var here = Equal(chosen, place + j);
                            (Vector512<T>.Zero + (values & here)).Store(at + j * channels);
                            found |= here;
                        }
                    }

                    strays |= !Vector512.EqualsAll(found.AsInt32(), Vector512<int>.AllBitsSet);
                }
            }
        }

        if (!strays)
            return;
        nint outputs = (nint)height * width * channels;
        gradient -= outputs;
        indices -= outputs;
        for (nint i = 0; i < outputs; i++)
        {
            var (pixel, channel) = Math.DivRem(i, channels);
            var (y, x) = Math.DivRem(indices[i], inputWidth);
            if (y / kernelHeight * width + x / kernelWidth != pixel)
                Scalar.AddTo(ref to[indices[i] * channels + channel], gradient[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(in PoolingShape shape, T* gradient, int* indices, T* to)
    {
        int width = shape.InputWidth, rowStep = shape.DilationHeight, columnStep = shape.DilationWidth;
        nint channels = shape.Channels;
        for (var y = 0; y < shape.OutputHeight; y++)
        {
            var rows = PoolingWindow.At(y, shape.InputHeight, shape.KernelHeight, shape.StrideHeight, shape.PaddingHeight, rowStep);
            for (var x = 0; x < shape.OutputWidth; x++, gradient += channels, indices += channels)
            {
                var columns = PoolingWindow.At(x, width, shape.KernelWidth, shape.StrideWidth, shape.PaddingWidth, columnStep);
                nint channel = 0;
                for (; channel <= channels - Vector512<T>.Count; channel += Vector512<T>.Count)
                {
                    var values = Vector512.Load(gradient + channel);
                    var chosen = Places(indices + channel);
                    var found = Vector512<T>.Zero;
                    for (var row = rows.First; row < rows.End; row += rowStep)
                    {
                        for (var column = columns.First; column < columns.End; column += columnStep)
                        {
                            var place = row * width + column;
                            var here = Equal(chosen, place);
                            var at = to + place * channels + channel;
                            (Vector512.Load(at) + (values & here)).Store(at);
                            found |= here;
                        }
                    }

                    if (Vector512.EqualsAll(found.AsInt32(), Vector512<int>.AllBitsSet))
                        continue;
                    for (nint lane = 0; lane < Vector512<T>.Count; lane++)
                    {
                        if (found.AsByte()[(int)lane * sizeof(T)] == 0)
                            Scalar.AddTo(ref to[indices[channel + lane] * channels + channel + lane], gradient[channel + lane]);
                    }
                }

                for (; channel < channels; channel++)
                    Scalar.AddTo(ref to[indices[channel] * channels + channel], gradient[channel]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Places(int* indices) => sizeof(T) == sizeof(int)
        ? Vector512.Load(indices).As<int, T>()
        : Vector512.WidenLower(Vector512.Create(Vector256.Load(indices), Vector256<int>.Zero)).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Equal(Vector512<T> places, int place) => sizeof(T) == sizeof(int)
        ? Vector512.Equals(places.AsInt32(), Vector512.Create(place)).As<int, T>()
        : Vector512.Equals(places.AsInt64(), Vector512.Create((long)place)).As<long, T>();
}
