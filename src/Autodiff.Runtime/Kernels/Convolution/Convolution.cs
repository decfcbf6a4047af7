namespace Autodiff.Internal;

/// <summary>
/// Convolution (without flipping the kernel, as networks mean it) and its gradients. Arrays are without gaps, channels first unless the shape says otherwise; results
/// are overwritten, and are the same bits for any number of threads.
/// </summary>
internal static unsafe class Convolution
{
    /// <summary><c>output[n, o, y, x] = bias[o] + sum over c, i, j of weight[o, c, i, j] * input[n, c, y * stride - padding + i * dilation, …]</c>; the bias may be empty.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit the shape, or the output overlaps an operand. Nothing has been written.</exception>
    public static void Forward<T>(
        in ConvolutionShape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, Span<T> output)
        where T : unmanaged
    {
        Refuse(bias.Overlaps(output), nameof(bias), shape);
        if (bias.IsEmpty)
            Forward(shape, input, weight, output, default(NoEpilogue<T>));
        else if (shape.IsDepthwise || shape.InputChannels == 0)
            Forward(shape, input, weight, output, new ColumnBias<T>(bias));
        else
            Forward(shape, input, weight, bias, output, default(NoEpilogue<T>));
    }

    /// <summary>The convolution without bias, and what is to be done to its elements: a row is a pixel, a column a channel.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit the shape, or the output overlaps an operand. Nothing has been written.</exception>
    public static void Forward<T, TEpilogue>(
        in ConvolutionShape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> weight, Span<T> output, scoped in TEpilogue epilogue)
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>, allows ref struct =>
        Forward(shape, input, weight, [], output, epilogue);

    private static void Forward<T, TEpilogue>(
        in ConvolutionShape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, Span<T> output, scoped in TEpilogue epilogue)
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
    {
        Precision.Check<T>();
        shape.Check();
        shape.Check(input.Length, shape.InputLength, nameof(input));
        shape.Check(weight.Length, shape.WeightLength, nameof(weight));
        if (!bias.IsEmpty)
            EpilogueOperand.Check(bias.Length, shape.OutputChannels, "columns");
        shape.Check(output.Length, shape.OutputLength, nameof(output));
        Refuse(input.Overlaps(output), nameof(input), shape);
        Refuse(weight.Overlaps(output), nameof(weight), shape);
        var pass = epilogue;
        pass.Check(shape.Batch * shape.OutputPixels, shape.OutputChannels);
        if (output.IsEmpty)
            return;

        fixed (T* i = input, w = weight, b = bias, o = output)
        {
            switch (KernelWidths.Current)
            {
                case KernelWidth.Bits512:
                    ConvolutionPath<TileLane512<T>, T, TEpilogue>.Forward(shape, i, w, b, o, epilogue);
                    break;
                case KernelWidth.Bits256:
                    ConvolutionPath<TileLane256<T>, T, TEpilogue>.Forward(shape, i, w, b, o, epilogue);
                    break;
                default:
                    ConvolutionPath<TileLaneScalar<T>, T, TEpilogue>.Forward(shape, i, w, b, o, epilogue);
                    break;
            }
        }
    }

    /// <summary>The cotangent of the input.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit the shape, or the result overlaps an operand. Nothing has been written.</exception>
    public static void InputGradient<T>(
        in ConvolutionShape shape, ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> weight, Span<T> inputGradient)
        where T : unmanaged =>
        InputGradient(shape, outputGradient, weight, inputGradient, default(NoEpilogue<T>));

    /// <summary>The cotangent of the input, and what is to be done to its elements: a row is a pixel, a column a channel.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit the shape, or the result overlaps an operand. Nothing has been written.</exception>
    public static void InputGradient<T, TEpilogue>(
        in ConvolutionShape shape, ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> weight, Span<T> inputGradient, scoped in TEpilogue epilogue)
        where T : unmanaged
        where TEpilogue : struct, IProductEpilogue<T>, allows ref struct
    {
        Precision.Check<T>();
        shape.Check();
        shape.Check(outputGradient.Length, shape.OutputLength, nameof(outputGradient));
        shape.Check(weight.Length, shape.WeightLength, nameof(weight));
        shape.Check(inputGradient.Length, shape.InputLength, nameof(inputGradient));
        Refuse(outputGradient.Overlaps(inputGradient), nameof(outputGradient), shape);
        Refuse(weight.Overlaps(inputGradient), nameof(weight), shape);
        var pass = epilogue;
        pass.Check(shape.Batch * shape.InputPixels, shape.InputChannels);
        if (inputGradient.IsEmpty)
            return;

        fixed (T* o = outputGradient, w = weight, i = inputGradient)
        {
            switch (KernelWidths.Current)
            {
                case KernelWidth.Bits512:
                    ConvolutionPath<TileLane512<T>, T, TEpilogue>.InputGradient(shape, o, w, i, epilogue);
                    break;
                case KernelWidth.Bits256:
                    ConvolutionPath<TileLane256<T>, T, TEpilogue>.InputGradient(shape, o, w, i, epilogue);
                    break;
                default:
                    ConvolutionPath<TileLaneScalar<T>, T, TEpilogue>.InputGradient(shape, o, w, i, epilogue);
                    break;
            }
        }
    }

    /// <summary>The cotangent of the weight.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit the shape, or the result overlaps an operand. Nothing has been written.</exception>
    public static void WeightGradient<T>(
        in ConvolutionShape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> outputGradient, Span<T> weightGradient)
        where T : unmanaged
    {
        Precision.Check<T>();
        shape.Check();
        shape.Check(input.Length, shape.InputLength, nameof(input));
        shape.Check(outputGradient.Length, shape.OutputLength, nameof(outputGradient));
        shape.Check(weightGradient.Length, shape.WeightLength, nameof(weightGradient));
        Refuse(input.Overlaps(weightGradient), nameof(input), shape);
        Refuse(outputGradient.Overlaps(weightGradient), nameof(outputGradient), shape);

        fixed (T* i = input, o = outputGradient, w = weightGradient)
        {
            switch (KernelWidths.Current)
            {
                case KernelWidth.Bits512:
                    Internal.WeightGradient<TileLane512<T>, T>.Run(shape, i, o, w);
                    break;
                case KernelWidth.Bits256:
                    Internal.WeightGradient<TileLane256<T>, T>.Run(shape, i, o, w);
                    break;
                default:
                    Internal.WeightGradient<TileLaneScalar<T>, T>.Run(shape, i, o, w);
                    break;
            }
        }
    }

    /// <summary>The cotangent of the bias: the sum over images and pixels of each channel.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit each other, or the result overlaps the operand. Nothing has been written.</exception>
    public static void BiasGradient<T>(
        int batch, int channels, int pixels, ReadOnlySpan<T> outputGradient, Span<T> biasGradient, bool channelsLast = false)
        where T : unmanaged
    {
        Precision.Check<T>();
        if (batch < 0 || channels < 0 || pixels < 0 || outputGradient.Length != (long)batch * channels * pixels)
            throw new ArgumentException($"An output gradient of {batch}x{channels}x{pixels} has not {outputGradient.Length} elements.", nameof(outputGradient));
        if (biasGradient.Length != channels)
            throw new ArgumentException($"A bias of {channels} channels has not {biasGradient.Length} elements.", nameof(biasGradient));
        if (outputGradient.Overlaps(biasGradient))
            throw new ArgumentException($"The bias gradient of {channels} channels overlaps the output gradient.", nameof(biasGradient));

        if (channelsLast)
        {
            ChannelSums.Of(outputGradient, biasGradient);
            return;
        }

        for (var channel = 0; channel < channels; channel++)
        {
            T sum = default;
            for (var image = 0; image < batch; image++)
                Scalar.AddTo(ref sum, PlaneSum.Of(outputGradient.Slice((image * channels + channel) * pixels, pixels)));
            biasGradient[channel] = sum;
        }
    }

    private static void Refuse(bool overlaps, string name, in ConvolutionShape shape)
    {
        if (overlaps)
            throw new ArgumentException($"The result of {shape} overlaps {name}.", name);
    }
}
