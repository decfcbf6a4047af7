namespace Autodiff.Internal;

/// <summary>Averages of windows with PyTorch's choices of what they are divided by.</summary>
/// <remarks>
/// The divisor is the override if there is one; else the window's size, which counts the padding if asked to, but nothing behind it (as a
/// last window in ceil mode has).
/// </remarks>
internal static unsafe class AveragePooling
{
    /// <summary>Overwrites the output.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit the shape, or results overlap. Nothing has been written.</exception>
    public static void Forward<T>(in PoolingShape shape, bool countsPadding, int? divisor, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged
    {
        Precision.Check<T>();
        Check(shape, divisor);
        shape.Check(input.Length, shape.InputLength, nameof(input));
        shape.Check(output.Length, shape.OutputLength, nameof(output));
        if (input.Overlaps(output))
            throw new ArgumentException($"The output of {shape} overlaps the input.", nameof(output));

        fixed (T* i = input, o = output)
            PlanePieces.Run(new AveragePieces<T>(shape, countsPadding, divisor, i, o, back: false), shape.Planes, shape.InputPixels);
    }

    /// <summary>The cotangent of the input: each output's is divided among its window.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit the shape, or results overlap. Nothing has been written.</exception>
    public static void InputGradient<T>(in PoolingShape shape, bool countsPadding, int? divisor, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        where T : unmanaged
    {
        Precision.Check<T>();
        Check(shape, divisor);
        shape.Check(outputGradient.Length, shape.OutputLength, nameof(outputGradient));
        shape.Check(inputGradient.Length, shape.InputLength, nameof(inputGradient));
        if (outputGradient.Overlaps(inputGradient))
            throw new ArgumentException($"The input gradient of {shape} overlaps the output gradient.", nameof(inputGradient));

        fixed (T* o = outputGradient, i = inputGradient)
            PlanePieces.Run(new AveragePieces<T>(shape, countsPadding, divisor, i, o, back: true), shape.Planes, shape.InputPixels);
    }

    private static void Check(in PoolingShape shape, int? divisor)
    {
        shape.Check();
        if (shape.DilationHeight != 1 || shape.DilationWidth != 1)
            throw new ArgumentException($"Averages have no dilation: {shape}.", nameof(shape));
        if (divisor == 0)
            throw new ArgumentException("A divisor of 0.", nameof(divisor));
    }
}
