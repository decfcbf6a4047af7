namespace Autodiff.Internal;

/// <summary>
/// The input gradient of a convolution of stride 1 by rows: a row of it is the sum over kernel rows of a row of the output gradient times
/// that kernel row, a product whose columns are the kernel row's taps and channels, added where they lie. In pieces: some rows of an image.
/// </summary>
/// <remarks>
/// Nothing is multiplied that a padding would make zero, and few channels fill registers as well as many: channels of neighbouring taps are
/// neighbours. A row of the product overlaps the one before; they are added one after the other.
/// </remarks>
internal unsafe ref struct InputRows<TLane, T, TEpilogue> : IWorkBody
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    private const long SharedWork = 1 << 20;

    private readonly ref readonly ConvolutionShape _shape;
    private readonly T* _outputGradient;
    private readonly T* _weights;
    private readonly nint* _jumps;
    private readonly T* _inputGradient;
    private readonly int _rows;
    private readonly int _piecesOfImage;
    private TEpilogue _epilogue;

    private InputRows(in ConvolutionShape shape, T* outputGradient, T* weights, nint* jumps, T* inputGradient, in TEpilogue epilogue)
    {
        _shape = ref shape;
        _outputGradient = outputGradient;
        _weights = weights;
        _jumps = jumps;
        _inputGradient = inputGradient;
        _epilogue = epilogue;
        var rowElements = (long)shape.InputWidth * shape.InputChannels + (long)shape.OutputWidth * shape.OutputChannels;
        _rows = ImagePieces.Rows<T>(shape.Batch, shape.InputHeight, shape.InputWidth, rowElements);
        _piecesOfImage = (shape.InputHeight + _rows - 1) / _rows;
    }

    /// <summary>Whether the gradient of a shape can be computed by rows.</summary>
    public static bool Suits(in ConvolutionShape shape) =>
        shape is { Groups: 1, StrideHeight: 1, StrideWidth: 1, DilationWidth: 1, KernelWidth: > 1, OutputChannels: > 0 };

    /// <summary>Overwrites the input gradient.</summary>
    public static void Run(in ConvolutionShape shape, T* outputGradient, T* weight, T* inputGradient, scoped in TEpilogue epilogue)
    {
        using var weights = Scratch.Take<T>(PackedKernelRow(shape) * shape.KernelHeight);
        using var jumps = Scratch.Take<nint>(shape.KernelHeight);
        jumps.Span.Fill(((nint)shape.DilationHeight * shape.OutputWidth - 1) * shape.OutputChannels);
        Pack(shape, weight, weights.Start);
        var pieces = new InputRows<TLane, T, TEpilogue>(shape, outputGradient, weights.Start, jumps.Start, inputGradient, epilogue);
        var count = shape.Batch * pieces._piecesOfImage;
        if (shape.OutputLength * shape.InputChannels * shape.Taps >= SharedWork)
        {
            WorkSharing.Run(count, pieces);
            return;
        }

        for (var i = 0; i < count; i++)
            pieces.Invoke(i);
    }

    /// <summary>Computes one piece.</summary>
    public void Invoke(int index)
    {
        var (image, part) = Math.DivRem(index, _piecesOfImage);
        int first = part * _rows, end = Math.Min(_shape.InputHeight, first + _rows), width = _shape.InputWidth;
        int inputs = _shape.InputChannels, outputs = _shape.OutputChannels, paddedWidth = width + 2 * _shape.PaddingWidth;
        var firstSource = Math.Max(0, first + _shape.PaddingHeight - (_shape.KernelHeight - 1) * _shape.DilationHeight);
        var sourceRows = Math.Max(0, Math.Min(_shape.OutputHeight, end + _shape.PaddingHeight) - firstSource);
        bool readsInPlace = _shape.OutputIsChannelsLast, writesInPlace = _shape.InputIsChannelsLast && _shape.PaddingWidth == 0;
        using var copy = Scratch.Take<T>(readsInPlace ? 0 : (nint)sourceRows * _shape.OutputWidth * outputs);
        using var block = Scratch.Take<T>(writesInPlace ? 0 : (nint)(end - first) * paddedWidth * inputs);
        var source = _outputGradient + (nint)image * outputs * _shape.OutputPixels;
        if (readsInPlace)
        {
            source += (nint)firstSource * _shape.OutputWidth * outputs;
        }
        else
        {
            ChannelsLast.From(
                source, false, outputs, _shape.OutputHeight, _shape.OutputWidth, firstSource, sourceRows, 0, _shape.OutputWidth, copy.Start);
            source = copy.Start;
        }

        var inputGradient = _inputGradient + (nint)image * inputs * _shape.InputPixels;
        var result = writesInPlace ? inputGradient + (nint)first * width * inputs : block.Start;
        new Span<T>(result, (end - first) * paddedWidth * inputs).Clear();
        for (var row = first; row < end; row++)
            AddRow(source, firstSource, row, result + (nint)(row - first) * paddedWidth * inputs);

        result += _shape.PaddingWidth * inputs;
        if (EpiloguePass<TLane, T, TEpilogue>.Exists)
        {
            for (var row = first; row < end; row++)
            {
                var pixel = image * _shape.InputPixels + row * width;
                var values = result + (nint)(row - first) * paddedWidth * inputs;
                EpiloguePass<TLane, T, TEpilogue>.Run(ref _epilogue, values - (nint)pixel * inputs, inputs, pixel, width, 0, inputs);
            }
        }

        if (writesInPlace)
            return;
        if (_shape.PaddingWidth == 0)
        {
            ChannelsLast.To(result, inputs, (end - first) * width, inputGradient + first * width, _shape.InputPixels);
            return;
        }

        for (var row = first; row < end; row++, result += (nint)paddedWidth * inputs)
        {
            if (_shape.InputIsChannelsLast)
                new ReadOnlySpan<T>(result, width * inputs).CopyTo(new Span<T>(inputGradient + (nint)row * width * inputs, width * inputs));
            else
                ChannelsLast.To(result, inputs, width, inputGradient + (nint)row * width, _shape.InputPixels);
        }
    }

    // Kernel row i leads from input row h to output row h + padding - i * dilation; the last kernel row comes first, so that those ascend.
    private void AddRow(T* source, int firstSource, int row, T* result)
    {
        int dilation = _shape.DilationHeight, top = row + _shape.PaddingHeight;
        var least = Math.Max(0, (top - _shape.OutputHeight + dilation) / dilation);
        if (top < _shape.OutputHeight)
            least = 0;
        var most = Math.Min(_shape.KernelHeight - 1, top / dilation);
        if (least > most)
            return;

        int pixels = _shape.OutputWidth, run = _shape.KernelWidth * _shape.InputChannels, skipped = _shape.KernelHeight - 1 - most;
        nint outputs = _shape.OutputChannels;
        var from = source + (nint)(top - most * dilation - firstSource) * pixels * outputs;
        var tile = new TileArguments<T>
        {
            Depth = outputs,
            Segments = most - least + 1,
            Jumps = _jumps,
            ARow = outputs,
            AStep = 1,
            CRow = _shape.InputChannels,
            Alpha = Scalar.Create<T>(1),
            Beta = Scalar.Create<T>(1),
            Scales = true,
            Adds = true,
        };

        // From the last panel to the first, as rows go from the last tap to the first: every element is the sum of its taps in that order,
        // however wide registers are.
        for (var column = LastPanel(run); column >= 0; column -= 2 * TLane.Count)
        {
            var registers = Registers(run - column);
            tile.Columns = Math.Min(registers * TLane.Count, run - column);
            tile.BStep = registers * TLane.Count;
            tile.B = _weights + (column * _shape.KernelHeight + skipped * tile.BStep) * outputs;
            tile.A = from;
            tile.C = result + column;
            var rows = registers > 2 ? TileKernels<TLane, T>.RowsOfThree : TileKernels<TLane, T>.Rows;
            var tiles = (pixels + rows - 1) / rows;
            var (even, more) = Math.DivRem(pixels, tiles);
            for (var i = 0; i < tiles; i++)
            {
                var count = i < more ? even + 1 : even;
                TileKernels<TLane, T>.For(count, registers)(tile);
                tile.A += count * tile.ARow;
                tile.C += count * tile.CRow;
            }
        }
    }

    // A panel is two registers wide, and three where one would be left over.
    private static int Registers(int columns)
    {
        var registers = (columns + TLane.Count - 1) / TLane.Count;
        return registers <= 3 ? registers : 2;
    }

    // The first column of the last panel.
    private static int LastPanel(int columns) => ((columns + TLane.Count - 1) / TLane.Count - 2) / 2 * 2 * TLane.Count;

    private static nint PackedKernelRow(in ConvolutionShape shape) =>
        (nint)(shape.KernelWidth * shape.InputChannels + TLane.Count - 1) / TLane.Count * TLane.Count * shape.OutputChannels;

    // By panel of columns, kernel row from the last, and output channel: rows of taps and input channels.
    private static void Pack(in ConvolutionShape shape, T* weight, T* packed)
    {
        int run = shape.KernelWidth * shape.InputChannels, taps = shape.Taps;
        for (int first = 0, step; first < run; first += step)
        {
            step = Registers(run - first) * TLane.Count;
            var columns = Math.Min(step, run - first);
            for (var kernelRow = shape.KernelHeight - 1; kernelRow >= 0; kernelRow--)
            {
                for (nint output = 0; output < shape.OutputChannels; output++, packed += step)
                {
                    var from = weight + output * shape.InputChannels * taps + kernelRow * shape.KernelWidth;
                    for (var column = 0; column < columns; column++)
                    {
                        var (tap, input) = Math.DivRem(first + column, shape.InputChannels);
                        packed[column] = from[(nint)input * taps + tap];
                    }

                    new Span<T>(packed + columns, step - columns).Clear();
                }
            }
        }
    }
}
