namespace Autodiff.Internal;

/// <summary>Convolutions in pinned memory with registers of one width.</summary>
internal static unsafe class ConvolutionPath<TLane, T, TEpilogue>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
    where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
{
    private const long SharedWork = 1 << 20;

    /// <summary>Overwrites the output with sums that start from the bias, if there is one.</summary>
    public static void Forward(in ConvolutionShape shape, T* input, T* weight, T* bias, T* output, scoped in TEpilogue epilogue)
    {
        var correlation = new Correlation<TLane, T>(shape, back: false);
        using var weights = Scratch.Take<T>(shape.Taps * correlation.PackedTap);
        using var starts = Scratch.Take<T>(bias == null ? 0 : correlation.PackedStarts);
        using var places = Scratch.Take<nint>(2 * shape.Taps);
        using var taps = Scratch.Take<int>(shape.Taps);
        var phase = new TapPhase<T> { Count = shape.Taps, Taps = taps.Start, Offsets = places.Start, Jumps = places.Start + shape.Taps, Weights = weights.Start };
        nint sourceRow = OutputPieces<TLane, T, TEpilogue>.SourceWidth(shape);
        for (var tap = 0; tap < shape.Taps; tap++)
        {
            var (y, x) = Math.DivRem(tap, shape.KernelWidth);
            phase.Taps[tap] = tap;
            phase.Offsets[tap] = (y * shape.DilationHeight * sourceRow + x * shape.DilationWidth) * shape.InputChannels;
        }

        correlation.Pack(weight, ref phase);
        if (bias != null)
            correlation.PackStarts(bias, ref phase, starts.Start);
        var pieces = new OutputPieces<TLane, T, TEpilogue>(shape, correlation, phase, input, output, epilogue);
        if (shape.OutputLength * correlation.Depth * shape.Taps >= SharedWork)
        {
            WorkSharing.Run(pieces.Count, pieces);
            return;
        }

        for (var i = 0; i < pieces.Count; i++)
            pieces.Invoke(i);
    }

    /// <summary>Overwrites the input gradient.</summary>
    public static void InputGradient(in ConvolutionShape shape, T* outputGradient, T* weight, T* inputGradient, scoped in TEpilogue epilogue)
    {
        if (InputRows<TLane, T, TEpilogue>.Suits(shape))
        {
            InputRows<TLane, T, TEpilogue>.Run(shape, outputGradient, weight, inputGradient, epilogue);
            return;
        }

        var correlation = new Correlation<TLane, T>(shape, back: true);
        using var weights = Scratch.Take<T>(shape.Taps * correlation.PackedTap);
        using var places = Scratch.Take<nint>(2 * shape.Taps);
        using var taps = Scratch.Take<int>(shape.Taps);
        using var phases = Scratch.Take<TapPhase<T>>((nint)shape.StrideHeight * shape.StrideWidth);
        nint sourceRow = InputPieces<TLane, T, TEpilogue>.SourceWidth(shape);
        var next = 0;
        for (var rowPhase = 0; rowPhase < shape.StrideHeight; rowPhase++)
        {
            for (var columnPhase = 0; columnPhase < shape.StrideWidth; columnPhase++)
            {
                var phase = new TapPhase<T>
                {
                    Taps = taps.Start + next,
                    Offsets = places.Start + next,
                    Jumps = places.Start + shape.Taps + next,
                    Weights = weights.Start + next * correlation.PackedTap,
                };
                // The last tap meets the first output: in this order the offsets ascend.
                for (var tap = shape.Taps - 1; tap >= 0; tap--)
                {
                    var (y, x) = Math.DivRem(tap, shape.KernelWidth);
                    var (rows, rowRest) = Math.DivRem(y * shape.DilationHeight, shape.StrideHeight);
                    var (columns, columnRest) = Math.DivRem(x * shape.DilationWidth, shape.StrideWidth);
                    if (rowRest != rowPhase || columnRest != columnPhase)
                        continue;
                    phase.Taps[phase.Count] = tap;
                    phase.Offsets[phase.Count++] = -(rows * sourceRow + columns) * shape.OutputChannels;
                }

                correlation.Pack(weight, ref phase);
                phases.Start[rowPhase * shape.StrideWidth + columnPhase] = phase;
                next += phase.Count;
            }
        }

        var pieces = new InputPieces<TLane, T, TEpilogue>(shape, correlation, phases.Start, outputGradient, inputGradient, epilogue);
        if (shape.OutputLength * shape.InputChannelsOfGroup * shape.Taps >= SharedWork)
        {
            WorkSharing.Run(pieces.Count, pieces);
            return;
        }

        for (var i = 0; i < pieces.Count; i++)
            pieces.Invoke(i);
    }
}
