namespace Autodiff.Internal;

/// <summary>
/// Sums over taps and channels for rows of pixels, channels last: what a convolution and its input gradient have in common. The tile kernels
/// run on shifted views of the source; nothing is gathered.
/// </summary>
internal readonly unsafe struct Correlation<TLane, T>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
{
    private readonly bool _depthwise;
    private readonly int _groups;

    /// <summary>The sums that lead from a convolution's input to its output, or back.</summary>
    public Correlation(in ConvolutionShape shape, bool back)
    {
        _depthwise = shape.IsDepthwise;
        _groups = shape.Groups;
        Depth = back ? shape.OutputChannelsOfGroup : shape.InputChannelsOfGroup;
        Columns = back ? shape.InputChannelsOfGroup : shape.OutputChannelsOfGroup;
        DepthStride = back ? shape.InputChannelsOfGroup * shape.Taps : shape.Taps;
        ColumnStride = back ? shape.Taps : shape.InputChannelsOfGroup * shape.Taps;
        GroupStride = shape.OutputChannelsOfGroup * shape.InputChannelsOfGroup * shape.Taps;
    }

    private static int Width => 2 * TLane.Count;

    /// <summary>Channels of a group in the source and in the result.</summary>
    public int Depth { get; }
    public int Columns { get; }

    /// <summary>Where the weight of a source channel, a result channel and a group lies.</summary>
    private int DepthStride { get; }
    private int ColumnStride { get; }
    private int GroupStride { get; }

    private int Panels => (Columns + Width - 1) / Width;

    /// <summary>How many elements the weights of one tap take when packed.</summary>
    public nint PackedTap => _depthwise ? _groups : (nint)_groups * Panels * Width * Depth;

    /// <summary>How many elements the starts of sums take when packed.</summary>
    public nint PackedStarts => (nint)_groups * Panels * Width;

    /// <summary>Lets the sums of a phase start from a number for each result channel.</summary>
    public void PackStarts(T* numbers, ref TapPhase<T> phase, T* packed)
    {
        phase.Starts = packed;
        new Span<T>(packed, (int)PackedStarts).Clear();
        for (var group = 0; group < _groups; group++, packed += Panels * Width, numbers += Columns)
            new ReadOnlySpan<T>(numbers, Columns).CopyTo(new Span<T>(packed, Columns));
    }

    /// <summary>Packs the weights of a phase and finds its segments from its offsets.</summary>
    public void Pack(T* weight, ref TapPhase<T> phase)
    {
        phase.TapsOfSegment = TapsOfSegment(phase);
        for (int tap = phase.TapsOfSegment, segment = 0; tap < phase.Count; tap += phase.TapsOfSegment)
            phase.Jumps[segment++] = phase.Offsets[tap] - phase.Offsets[tap - 1] - Depth;

        if (_depthwise)
        {
            for (var tap = 0; tap < phase.Count; tap++)
            {
                for (nint channel = 0; channel < _groups; channel++)
                    phase.Weights[tap * _groups + channel] = weight[channel * GroupStride + phase.Taps[tap]];
            }

            return;
        }

        for (var group = 0; group < _groups; group++)
        {
            for (var panel = 0; panel < Panels; panel++)
            {
                int first = panel * Width, columns = Math.Min(Width, Columns - first), step = columns > TLane.Count ? Width : TLane.Count;
                var packed = Panel(phase, group, panel);
                for (var tap = 0; tap < phase.Count; tap++)
                {
                    var from = weight + (nint)group * GroupStride + (nint)first * ColumnStride + phase.Taps[tap];
                    for (var depth = 0; depth < Depth; depth++, from += DepthStride, packed += step)
                    {
                        for (nint column = 0; column < columns; column++)
                            packed[column] = from[column * ColumnStride];
                        new Span<T>(packed + columns, step - columns).Clear();
                    }
                }
            }
        }
    }

    /// <summary>Sums <paramref name="rows"/> rows of <paramref name="pixels"/> results; steps count elements and lead from pixel to pixel and from row to row.</summary>
    public void Rows(
        in TapPhase<T> phase, T* source, nint sourceStep, nint sourceRow, T* result, nint resultStep, nint resultRow, int rows, int pixels)
    {
        if (sourceRow == pixels * sourceStep && resultRow == pixels * resultStep)
            (rows, pixels) = (1, rows * pixels);

        if (phase.Count == 0 || Depth == 0)
        {
            for (var row = 0; row < rows; row++)
            {
                for (var pixel = 0; pixel < pixels; pixel++)
                    new Span<T>(result + row * resultRow + pixel * resultStep, _groups * Columns).Clear();
            }
        }
        else if (_depthwise)
        {
            for (var row = 0; row < rows; row++)
                DepthwiseKernel<TLane, T>.Row(phase, _groups, source + row * sourceRow, sourceStep, result + row * resultRow, resultStep, pixels);
        }
        else
        {
            for (var group = 0; group < _groups; group++)
            {
                for (var panel = 0; panel < Panels; panel++)
                {
                    Panel(
                        phase, group, panel, source + group * Depth, sourceStep, sourceRow,
                        result + group * Columns + panel * Width, resultStep, resultRow, rows, pixels);
                }
            }
        }
    }

    private void Panel(
        in TapPhase<T> phase, int group, int panel,
        T* source, nint sourceStep, nint sourceRow, T* result, nint resultStep, nint resultRow, int rows, int pixels)
    {
        var columns = Math.Min(Width, Columns - panel * Width);
        var wide = columns > TLane.Count;
        var tile = new TileArguments<T>
        {
            Depth = Depth * phase.TapsOfSegment,
            Segments = phase.Count / phase.TapsOfSegment,
            Jumps = phase.Jumps,
            ARow = sourceStep,
            AStep = 1,
            B = Panel(phase, group, panel),
            BStep = wide ? Width : TLane.Count,
            Start = phase.Starts == null ? null : phase.Starts + ((nint)group * Panels + panel) * Width,
            CRow = resultStep,
            Columns = columns,
            Alpha = Scalar.Create<T>(1),
        };
        var tiles = (pixels + TileKernels<TLane, T>.Rows - 1) / TileKernels<TLane, T>.Rows;
        var (even, more) = Math.DivRem(pixels, tiles);
        source += phase.Offsets[0];
        for (var row = 0; row < rows; row++)
        {
            tile.A = source + row * sourceRow;
            tile.C = result + row * resultRow;
            for (var i = 0; i < tiles; i++)
            {
                var count = i < more ? even + 1 : even;
                TileKernels<TLane, T>.For(count, wide)(tile);
                tile.A += count * sourceStep;
                tile.C += count * resultStep;
            }
        }
    }

    // Where all runs of taps without a gap are of one length, they are the segments.
    private int TapsOfSegment(in TapPhase<T> phase)
    {
        var length = 0;
        for (int tap = 1, begin = 0; tap <= phase.Count; tap++)
        {
            if (tap < phase.Count && phase.Offsets[tap] == phase.Offsets[tap - 1] + Depth)
                continue;
            if (length != 0 && length != tap - begin)
                return 1;
            (length, begin) = (tap - begin, tap);
        }

        return Math.Max(1, length);
    }

    private T* Panel(in TapPhase<T> phase, int group, int panel) =>
        phase.Weights + ((nint)group * Panels + panel) * Width * phase.Count * Depth;
}
