using System.Numerics;

namespace Autodiff.Internal;

/// <summary>
/// The weight gradient of a convolution: for each tap the product of the shifted input, transposed, and the output gradient, summed over all
/// pixels of some images in registers.
/// </summary>
internal static unsafe class WeightGradient<TLane, T>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Images are copied channels last as many at a time as stay in the second cache.
    private const int BytesAtATime = 1 << 20;
    private const long SharedWork = 1 << 20;

    /// <summary>Overwrites the weight gradient.</summary>
    public static void Run(in ConvolutionShape shape, T* input, T* outputGradient, T* weightGradient)
    {
        if (shape.WeightLength == 0)
            return;

        var sourceRows = (shape.OutputHeight - 1) * shape.StrideHeight + (shape.KernelHeight - 1) * shape.DilationHeight + 1;
        var sourceWidth = OutputPieces<TLane, T, NoEpilogue<T>>.SourceWidth(shape);
        nint sourceImage = (nint)sourceRows * sourceWidth * shape.InputChannels, gradientImage = (nint)shape.OutputPixels * shape.OutputChannels;
        var images = (int)Math.Clamp(BytesAtATime / Math.Max(1, (sourceImage + gradientImage) * sizeof(T)), 1, Math.Max(1, shape.Batch));

        // The kernels load whole registers of channels; what they read behind the last is not stored.
        using var source = Scratch.Take<T>(images * sourceImage);
        using var gradient = Scratch.Take<T>(images * gradientImage + 2 * TLane.Count);
        using var jumps = Scratch.Take<nint>(images * shape.OutputHeight);
        using var sums = Scratch.Take<T>((nint)shape.WeightLength);
        new Span<T>(gradient.Start + images * gradientImage, 2 * TLane.Count).Clear();
        sums.Span.Clear();

        for (var first = 0; first < shape.Batch; first += images)
        {
            var count = Math.Min(images, shape.Batch - first);
            var copies = new ImageCopies<T>(
                shape, sourceRows, sourceWidth, input + first * (nint)shape.InputChannels * shape.InputPixels, source.Start,
                outputGradient + first * gradientImage, gradient.Start);
            var pieces = new WeightPieces<TLane, T>(shape, source.Start, sourceRows, sourceWidth, gradient.Start, jumps.Start, sums.Start, count);
            if ((long)count * shape.OutputPixels * shape.WeightLength >= SharedWork)
            {
                WorkSharing.Run(count, copies);
                WorkSharing.Run(pieces.Count, pieces);
                continue;
            }

            for (var i = 0; i < count; i++)
                copies.Invoke(i);
            for (var i = 0; i < pieces.Count; i++)
                pieces.Invoke(i);
        }

        Unpack(shape, sums.Start, weightGradient);
    }

    private static void Unpack(in ConvolutionShape shape, T* sums, T* weightGradient)
    {
        int inputs = shape.InputChannelsOfGroup, outputs = shape.OutputChannelsOfGroup, taps = shape.Taps;
        for (var group = 0; group < shape.Groups; group++)
        {
            for (var tap = 0; tap < taps; tap++)
            {
                for (nint input = 0; input < inputs; input++, sums += outputs)
                {
                    var to = weightGradient + (nint)group * outputs * inputs * taps + input * taps + tap;
                    for (nint output = 0; output < outputs; output++)
                        to[output * inputs * taps] = sums[output];
                }
            }
        }
    }
}
