namespace Autodiff.Internal;

/// <summary>
/// Maxima of windows, with PyTorch's choices: the first of equal numbers, and NaN (the last) if there is one. Indices count the elements of
/// a plane.
/// </summary>
internal static unsafe class MaxPooling
{
    /// <summary>Overwrites the output and its indices.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit the shape, or results overlap. Nothing has been written.</exception>
    public static void Forward<T>(in PoolingShape shape, ReadOnlySpan<T> input, Span<T> output, Span<int> indices)
        where T : unmanaged
    {
        Precision.Check<T>();
        shape.Check();
        shape.Check(input.Length, shape.InputLength, nameof(input));
        shape.Check(output.Length, shape.OutputLength, nameof(output));
        shape.Check(indices.Length, shape.OutputLength, nameof(indices));
        if (input.Overlaps(output))
            throw new ArgumentException($"The output of {shape} overlaps the input.", nameof(output));

        fixed (T* i = input, o = output)
        fixed (int* n = indices)
        {
            if (shape.Channels > 1)
                PlanePieces.Run(new MaxChannelsPieces<T>(shape, i, o, n), shape.Planes / shape.Channels, shape.InputPixels * shape.Channels);
            else
                PlanePieces.Run(new MaxPoolingPieces<T>(shape, i, o, n), shape.Planes, shape.InputPixels);
        }
    }

    /// <summary>The cotangent of the input: each output's goes to where it came from.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit the shape, results overlap, or an index is none. Nothing has been written.</exception>
    public static void InputGradient<T>(
        in PoolingShape shape, ReadOnlySpan<T> outputGradient, ReadOnlySpan<int> indices, Span<T> inputGradient)
        where T : unmanaged
    {
        Precision.Check<T>();
        shape.Check();
        shape.Check(outputGradient.Length, shape.OutputLength, nameof(outputGradient));
        shape.Check(indices.Length, shape.OutputLength, nameof(indices));
        shape.Check(inputGradient.Length, shape.InputLength, nameof(inputGradient));
        if (outputGradient.Overlaps(inputGradient))
            throw new ArgumentException($"The input gradient of {shape} overlaps the output gradient.", nameof(inputGradient));
        if (PlaneIndices.FirstOutside(indices, shape.InputPixels) is var outside and >= 0)
            throw new ArgumentException($"There is no element {indices[outside]} in a plane of {shape}.", nameof(indices));

        fixed (T* o = outputGradient, i = inputGradient)
        fixed (int* n = indices)
        {
            if (shape.Channels > 1)
                PlanePieces.Run(new MaxScatterChannelsPieces<T>(shape, o, n, i), shape.Planes / shape.Channels, shape.InputPixels * shape.Channels);
            else
                PlanePieces.Run(new MaxScatterPieces<T>(shape, o, n, i), shape.Planes, shape.InputPixels);
        }
    }
}
