namespace Autodiff.Internal;

/// <summary>The input gradient of a convolution, which is also a transposed convolution, in pieces: some rows of one image each.</summary>
internal unsafe ref struct InputPieces<TLane, T, TEpilogue> : IWorkBody
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    private readonly ref readonly ConvolutionShape _shape;
    private readonly Correlation<TLane, T> _correlation;
    private readonly TapPhase<T>* _phases;
    private readonly T* _outputGradient;
    private readonly T* _inputGradient;
    private readonly int _rows;
    private readonly int _piecesOfImage;
    private TEpilogue _epilogue;

    public InputPieces(
        in ConvolutionShape shape, in Correlation<TLane, T> correlation, TapPhase<T>* phases, T* outputGradient, T* inputGradient, in TEpilogue epilogue)
    {
        _shape = ref shape;
        _correlation = correlation;
        _phases = phases;
        _outputGradient = outputGradient;
        _inputGradient = inputGradient;
        _epilogue = epilogue;
        var rowElements = (long)shape.InputWidth * shape.InputChannels + (long)SourceWidth(shape) * shape.OutputChannels / shape.StrideHeight;
        _rows = ImagePieces.Rows<T>(shape.Batch, shape.InputHeight, shape.InputWidth, rowElements);
        _piecesOfImage = (shape.InputHeight + _rows - 1) / _rows;
        Count = shape.Batch * _piecesOfImage;
    }

    /// <summary>How many pieces there are.</summary>
    public int Count { get; }

    /// <summary>Which columns of the output gradient are read, those outside as zeros.</summary>
    public static int SourceWidth(in ConvolutionShape shape) =>
        FloorDivide(shape.InputWidth - 1 + shape.PaddingWidth, shape.StrideWidth) - FirstSourceColumn(shape) + 1;

    /// <summary>Computes one piece.</summary>
    public void Invoke(int index)
    {
        var (image, part) = Math.DivRem(index, _piecesOfImage);
        int first = part * _rows, end = Math.Min(_shape.InputHeight, first + _rows);
        int strideHeight = _shape.StrideHeight, strideWidth = _shape.StrideWidth, width = _shape.InputWidth;
        int inputs = _shape.InputChannels, outputs = _shape.OutputChannels;

        // An input row h meets output row (h + padding - tap * dilation) / stride where that is whole.
        var firstSource = FloorDivide(first + _shape.PaddingHeight - (_shape.KernelHeight - 1) * _shape.DilationHeight, strideHeight);
        var sourceRows = FloorDivide(end - 1 + _shape.PaddingHeight, strideHeight) - firstSource + 1;
        int firstColumn = FirstSourceColumn(_shape), sourceWidth = SourceWidth(_shape);
        using var source = Scratch.Take<T>((nint)sourceRows * sourceWidth * outputs);
        var writesInPlace = _shape.InputIsChannelsLast;
        using var block = Scratch.Take<T>(writesInPlace ? 0 : (nint)(end - first) * width * inputs);
        var inputGradient = _inputGradient + (nint)image * inputs * _shape.InputPixels;
        var result = writesInPlace ? inputGradient + (nint)first * width * inputs : block.Start;
        ChannelsLast.From(
            _outputGradient + (nint)image * outputs * _shape.OutputPixels, _shape.OutputIsChannelsLast, outputs, _shape.OutputHeight, _shape.OutputWidth,
            firstSource, sourceRows, firstColumn, sourceWidth, source.Start);

        for (var row = first; row < Math.Min(end, first + strideHeight); row++)
        {
            var (sourceRow, rowPhase) = Math.DivRem(row + _shape.PaddingHeight, strideHeight);
            var rows = (end - 1 - row) / strideHeight + 1;
            for (var column = 0; column < Math.Min(width, strideWidth); column++)
            {
                var (sourceColumn, columnPhase) = Math.DivRem(column + _shape.PaddingWidth, strideWidth);
                _correlation.Rows(
                    _phases[rowPhase * strideWidth + columnPhase],
                    source.Start + ((nint)(sourceRow - firstSource) * sourceWidth + sourceColumn - firstColumn) * outputs,
                    outputs,
                    (nint)sourceWidth * outputs,
                    result + ((nint)(row - first) * width + column) * inputs,
                    (nint)strideWidth * inputs,
                    (nint)strideHeight * width * inputs,
                    rows,
                    (width - 1 - column) / strideWidth + 1);
            }
        }

        if (EpiloguePass<TLane, T, TEpilogue>.Exists)
        {
            var pixel = image * _shape.InputPixels + first * width;
            EpiloguePass<TLane, T, TEpilogue>.Run(ref _epilogue, result - (nint)pixel * inputs, inputs, pixel, (end - first) * width, 0, inputs);
        }

        if (!writesInPlace)
            ChannelsLast.To(result, inputs, (end - first) * width, inputGradient + first * width, _shape.InputPixels);
    }

    private static int FirstSourceColumn(in ConvolutionShape shape) =>
        FloorDivide(shape.PaddingWidth - (shape.KernelWidth - 1) * shape.DilationWidth, shape.StrideWidth);

    private static int FloorDivide(int x, int y) => (x - (x < 0 ? y - 1 : 0)) / y;
}
