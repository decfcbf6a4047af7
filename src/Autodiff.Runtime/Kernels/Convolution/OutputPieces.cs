namespace Autodiff.Internal;

/// <summary>The output of a convolution in pieces: some rows of one image each.</summary>
internal unsafe ref struct OutputPieces<TLane, T, TEpilogue> : IWorkBody
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    private readonly ref readonly ConvolutionShape _shape;
    private readonly Correlation<TLane, T> _correlation;
    private readonly TapPhase<T> _phase;
    private readonly T* _input;
    private readonly T* _output;
    private readonly int _rows;
    private readonly int _piecesOfImage;
    private TEpilogue _epilogue;

    public OutputPieces(
        in ConvolutionShape shape, in Correlation<TLane, T> correlation, in TapPhase<T> phase, T* input, T* output, in TEpilogue epilogue)
    {
        _shape = ref shape;
        _correlation = correlation;
        _phase = phase;
        _input = input;
        _output = output;
        _epilogue = epilogue;
        var rowElements = (long)shape.StrideHeight * SourceWidth(shape) * shape.InputChannels + (long)shape.OutputWidth * shape.OutputChannels;
        _rows = ImagePieces.Rows<T>(shape.Batch, shape.OutputHeight, shape.OutputWidth, rowElements);
        _piecesOfImage = (shape.OutputHeight + _rows - 1) / _rows;
        Count = shape.Batch * _piecesOfImage;
    }

    /// <summary>How many pieces there are.</summary>
    public int Count { get; }

    /// <summary>How many columns a row of what is read has: the input's, or as many of the padded input as the output needs.</summary>
    public static int SourceWidth(in ConvolutionShape shape) => shape.ReadsInputInPlace
        ? shape.InputWidth
        : (shape.OutputWidth - 1) * shape.StrideWidth + (shape.KernelWidth - 1) * shape.DilationWidth + 1;

    /// <summary>Computes one piece.</summary>
    public void Invoke(int index)
    {
        var (image, part) = Math.DivRem(index, _piecesOfImage);
        int first = part * _rows, rows = Math.Min(_rows, _shape.OutputHeight - first), width = _shape.OutputWidth;
        int sourceRows = (rows - 1) * _shape.StrideHeight + (_shape.KernelHeight - 1) * _shape.DilationHeight + 1, sourceWidth = SourceWidth(_shape);
        int inputs = _shape.InputChannels, outputs = _shape.OutputChannels;
        bool readsInPlace = _shape.ReadsInputInPlace, writesInPlace = _shape.OutputIsChannelsLast;
        using var copy = Scratch.Take<T>(readsInPlace ? 0 : (nint)sourceRows * sourceWidth * inputs);
        using var block = Scratch.Take<T>(writesInPlace ? 0 : (nint)rows * width * outputs);
        var source = _input + (nint)image * inputs * _shape.InputPixels;
        if (readsInPlace)
        {
            source += (nint)first * _shape.StrideHeight * sourceWidth * inputs;
        }
        else
        {
            ChannelsLast.From(
                source, _shape.InputIsChannelsLast, inputs, _shape.InputHeight, _shape.InputWidth,
                first * _shape.StrideHeight - _shape.PaddingHeight, sourceRows, -_shape.PaddingWidth, sourceWidth, copy.Start);
            source = copy.Start;
        }

        var output = _output + (nint)image * outputs * _shape.OutputPixels;
        var result = writesInPlace ? output + (nint)first * width * outputs : block.Start;
        _correlation.Rows(
            _phase, source, (nint)_shape.StrideWidth * inputs, (nint)_shape.StrideHeight * sourceWidth * inputs,
            result, outputs, (nint)width * outputs, rows, width);

        if (EpiloguePass<TLane, T, TEpilogue>.Exists)
        {
            var pixel = image * _shape.OutputPixels + first * width;
            EpiloguePass<TLane, T, TEpilogue>.Run(ref _epilogue, result - (nint)pixel * outputs, outputs, pixel, rows * width, 0, outputs);
        }

        if (!writesInPlace)
            ChannelsLast.To(result, outputs, rows * width, output + first * width, _shape.OutputPixels);
    }
}
