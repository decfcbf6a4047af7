namespace Autodiff.Internal;

/// <summary>
/// The weight gradient of a convolution: for each tap the product of the shifted input, transposed, and the output gradient, summed over all
/// pixels of some images in registers.
/// </summary>
internal static unsafe class WeightGradient<TLane, T>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
{
    // Images are copied channels last as many at a time as stay in the second cache.
    private const int BytesAtATime = 1 << 20;
    private const long SharedWork = 1 << 20;

    /// <summary>Overwrites the weight gradient.</summary>
    public static void Run(in ConvolutionShape shape, T* input, T* outputGradient, T* weightGradient)
    {
        if (shape.WeightLength == 0)
            return;

        // The kernels load whole registers of channels of the output gradient; what they read behind the last is not stored, but must exist.
        bool readsInput = shape.ReadsInputInPlace, readsGradient = shape.OutputIsChannelsLast && shape.OutputChannelsOfGroup % TLane.Count == 0;
        var sourceRows = readsInput ? shape.InputHeight : (shape.OutputHeight - 1) * shape.StrideHeight + (shape.KernelHeight - 1) * shape.DilationHeight + 1;
        var sourceWidth = OutputPieces<TLane, T, NoEpilogue<T>>.SourceWidth(shape);
        nint sourceImage = (nint)sourceRows * sourceWidth * shape.InputChannels, gradientImage = (nint)shape.OutputPixels * shape.OutputChannels;
        var images = (int)Math.Clamp(BytesAtATime / Math.Max(1, (sourceImage + gradientImage) * sizeof(T)), 1, Math.Max(1, shape.Batch));

        using var source = Scratch.Take<T>(readsInput ? 0 : images * sourceImage);
        using var gradient = Scratch.Take<T>(readsGradient ? 0 : images * gradientImage + 2 * TLane.Count);
        using var jumps = Scratch.Take<nint>(images * shape.OutputHeight);
        using var sums = Scratch.Take<T>((nint)shape.WeightLength);
        if (!readsGradient)
            new Span<T>(gradient.Start + images * gradientImage, 2 * TLane.Count).Clear();
        sums.Span.Clear();

        for (var first = 0; first < shape.Batch; first += images)
        {
            var count = Math.Min(images, shape.Batch - first);
            T* x = input + first * (nint)shape.InputChannels * shape.InputPixels, y = outputGradient + first * gradientImage;
            var copied = readsInput && readsGradient ? 0 : count;
            var copies = new ImageCopies<T>(shape, sourceRows, sourceWidth, x, source.Start, y, gradient.Start);
            var pieces = new WeightPieces<TLane, T>(
                shape, readsInput ? x : source.Start, sourceRows, sourceWidth, readsGradient ? y : gradient.Start, jumps.Start, sums.Start, count);
            if ((long)count * shape.OutputPixels * shape.WeightLength >= SharedWork)
            {
                WorkSharing.Run(copied, copies);
                WorkSharing.Run(pieces.Count, pieces);
                continue;
            }

            for (var i = 0; i < copied; i++)
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
