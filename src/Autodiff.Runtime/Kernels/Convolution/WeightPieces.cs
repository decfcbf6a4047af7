namespace Autodiff.Internal;

/// <summary>
/// The weight gradient of some images, added to sums by group, tap and input channel in rows of output channels; in pieces of one tile of
/// such rows each.
/// </summary>
internal readonly unsafe ref struct WeightPieces<TLane, T> : IWorkBody
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
{
    private readonly ref readonly ConvolutionShape _shape;
    private readonly T* _source;
    private readonly nint _sourceImage;
    private readonly nint _sourceRow;
    private readonly T* _gradient;
    private readonly nint* _jumps;
    private readonly T* _sums;
    private readonly int _images;
    private readonly int _kernelRows;
    private readonly int _runRows;
    private readonly int _runsOfKernelRow;
    private readonly int _tiles;

    public WeightPieces(
        in ConvolutionShape shape, T* source, int sourceRows, int sourceWidth, T* gradient, nint* jumps, T* sums, int images)
    {
        _shape = ref shape;
        _source = source;
        _sourceRow = (nint)sourceWidth * shape.InputChannels;
        _sourceImage = sourceRows * _sourceRow;
        _gradient = gradient;
        _jumps = jumps;
        _sums = sums;
        _images = images;
        if (shape.IsDepthwise)
        {
            Count = shape.Taps;
            return;
        }

        // The channels of neighbouring taps are neighbours in the source: one run of rows.
        var joined = shape.Groups == 1 && shape.DilationWidth == 1;
        _runRows = joined ? shape.KernelWidth * shape.InputChannels : shape.InputChannelsOfGroup;
        _runsOfKernelRow = joined ? 1 : shape.KernelWidth;
        _kernelRows = shape.KernelHeight;

        // Three rows are too few to hide the latency of the sums; those of all kernel rows are one tile if nobody is there to share it.
        if (joined && _runRows == 3 && 3 * _kernelRows <= TileKernels<TLane, T>.Rows && WorkSharing.CurrentLimit == 1)
            (_runRows, _kernelRows) = (3 * _kernelRows, 1);
        _tiles = (_runRows + TileKernels<TLane, T>.Rows - 1) / TileKernels<TLane, T>.Rows;
        Count = shape.Groups * _kernelRows * _runsOfKernelRow * _tiles;

        // From the last pixel of a row of results to the first of the next, and from image to image.
        nint row = shape.StrideHeight * _sourceRow, pixels = (nint)shape.OutputWidth * shape.StrideWidth * shape.InputChannels;
        for (var image = 0; image < images; image++)
        {
            for (var i = 0; i < shape.OutputHeight; i++)
                *jumps++ = (i + 1 < shape.OutputHeight ? row : _sourceImage - (shape.OutputHeight - 1) * row) - pixels;
        }
    }

    /// <summary>How many pieces there are.</summary>
    public int Count { get; }

    /// <summary>Adds one piece.</summary>
    public void Invoke(int index)
    {
        if (_shape.IsDepthwise)
        {
            AddDepthwise(index);
            return;
        }

        var (run, tileOfRun) = Math.DivRem(index, _tiles);
        var (kernelRow, runOfRow) = Math.DivRem(run, _runsOfKernelRow);
        var (group, kernelY) = Math.DivRem(kernelRow, _kernelRows);
        int first = (int)((long)_runRows * tileOfRun / _tiles), rows = (int)((long)_runRows * (tileOfRun + 1) / _tiles) - first;
        int inputs = _shape.InputChannels, outputs = _shape.OutputChannelsOfGroup;
        var tile = new TileArguments<T>
        {
            Depth = _shape.OutputWidth,
            Segments = (nint)_images * _shape.OutputHeight,
            Jumps = _jumps,
            A = _source + kernelY * _shape.DilationHeight * _sourceRow + runOfRow * _shape.DilationWidth * inputs
                + group * _shape.InputChannelsOfGroup + first,
            ARow = 1,
            AThree = _kernelRows == _shape.KernelHeight ? 0 : _shape.DilationHeight * _sourceRow,
            AStep = (nint)_shape.StrideWidth * inputs,
            BStep = _shape.OutputChannels,
            CRow = outputs,
            Alpha = Scalar.Create<T>(1),
            Beta = Scalar.Create<T>(1),
            Scales = true,
            Adds = true,
        };
        var sums = _sums + ((nint)run * _runRows + first) * outputs;
        for (var column = 0; column < outputs; column += 2 * TLane.Count)
        {
            tile.Columns = Math.Min(2 * TLane.Count, outputs - column);
            tile.B = _gradient + group * outputs + column;
            tile.C = sums + column;
            TileKernels<TLane, T>.For(rows, tile.Columns > TLane.Count)(tile);
        }
    }

    private void AddDepthwise(int tap)
    {
        var (y, x) = Math.DivRem(tap, _shape.KernelWidth);
        nint channels = _shape.InputChannels;
        var shifted = _source + y * _shape.DilationHeight * _sourceRow + x * _shape.DilationWidth * channels;
        var values = stackalloc T[TLane.Count];
        for (var channel = 0; channel < channels; channel += TLane.Count)
        {
            var count = (int)Math.Min(TLane.Count, channels - channel);
            TLane sum = default;
            for (var image = 0; image < _images; image++)
            {
                sum += DepthwiseKernel<TLane, T>.Dot(
                    shifted + image * _sourceImage + channel, _shape.StrideWidth * channels, _shape.StrideHeight * _sourceRow,
                    _gradient + image * _shape.OutputPixels * channels + channel, channels, _shape.OutputWidth * channels,
                    _shape.OutputHeight, _shape.OutputWidth, count);
            }

            TLane.Store(values, sum);
            for (nint i = 0; i < count; i++)
                Scalar.AddTo(ref _sums[(channel + i) * _shape.Taps + tap], values[i]);
        }
    }
}
