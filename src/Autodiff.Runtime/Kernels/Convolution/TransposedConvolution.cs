namespace Autodiff.Internal;

/// <summary>
/// Transposed convolution and its gradients: the input gradient of a convolution taken as a layer. Shapes are those of that convolution, from
/// <see cref="ConvolutionShape.OfTransposed"/>; the weight is input channels x output channels of a group x kernel height x kernel width.
/// </summary>
internal static class TransposedConvolution
{
    /// <summary>Overwrites the output; the bias has one number for each output channel, or is empty.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit the shape, or the output overlaps an operand. Nothing has been written.</exception>
    public static void Forward<T>(in ConvolutionShape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, Span<T> output)
        where T : unmanaged
    {
        if (bias.IsEmpty)
        {
            Convolution.InputGradient(shape, input, weight, output);
            return;
        }

        if (bias.Overlaps(output))
            throw new ArgumentException($"The output of the transposed {shape} overlaps its bias.", nameof(bias));
        Convolution.InputGradient(shape, input, weight, output, new ColumnBias<T>(bias));
    }

    /// <summary>The cotangent of the input.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit the shape, or the result overlaps an operand. Nothing has been written.</exception>
    public static void InputGradient<T>(in ConvolutionShape shape, ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> weight, Span<T> inputGradient)
        where T : unmanaged =>
        Convolution.Forward(shape, outputGradient, weight, inputGradient, default(NoEpilogue<T>));

    /// <summary>The cotangent of the weight.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit the shape, or the result overlaps an operand. Nothing has been written.</exception>
    public static void WeightGradient<T>(in ConvolutionShape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> outputGradient, Span<T> weightGradient)
        where T : unmanaged =>
        Convolution.WeightGradient(shape, outputGradient, input, weightGradient);
}
