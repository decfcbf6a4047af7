using Autodiff.Benchmarks.Kernels.Products;
using Autodiff.Internal;

namespace Autodiff.Benchmarks.Kernels.Convolutions;

/// <summary>Convolution as most frameworks without a library for it do it: patches gathered into a matrix (im2col), then OpenBLAS. Stride and dilation 1.</summary>
internal sealed unsafe class GatheredConvolution(ConvolutionShape shape)
{
    private readonly float[] _patches = new float[shape.InputChannels * shape.Taps * shape.OutputPixels];

    private int Depth => shape.InputChannels * shape.Taps;

    public void Forward(float[] input, float[] weight, float[] bias, float[] output)
    {
        for (var image = 0; image < shape.Batch; image++)
        {
            Gather(input.AsSpan(image * shape.InputChannels * shape.InputPixels));
            for (var channel = 0; channel < shape.OutputChannels; channel++)
                output.AsSpan((image * shape.OutputChannels + channel) * shape.OutputPixels, shape.OutputPixels).Fill(bias[channel]);
            fixed (float* w = weight, p = _patches, y = &output[image * shape.OutputChannels * shape.OutputPixels])
                OpenBlas.cblas_sgemm(OpenBlas.RowMajor, OpenBlas.AsIs, OpenBlas.AsIs, shape.OutputChannels, shape.OutputPixels, Depth, 1, w, Depth, p, shape.OutputPixels, 1, y, shape.OutputPixels);
        }
    }

    public void InputGradient(float[] outputGradient, float[] weight, float[] inputGradient)
    {
        inputGradient.AsSpan().Clear();
        for (var image = 0; image < shape.Batch; image++)
        {
            fixed (float* w = weight, p = _patches, y = &outputGradient[image * shape.OutputChannels * shape.OutputPixels])
                OpenBlas.cblas_sgemm(OpenBlas.RowMajor, OpenBlas.Transposed, OpenBlas.AsIs, Depth, shape.OutputPixels, shape.OutputChannels, 1, w, Depth, y, shape.OutputPixels, 0, p, shape.OutputPixels);
            Scatter(inputGradient.AsSpan(image * shape.InputChannels * shape.InputPixels));
        }
    }

    public void WeightGradient(float[] input, float[] outputGradient, float[] weightGradient, float[] biasGradient)
    {
        weightGradient.AsSpan().Clear();
        biasGradient.AsSpan().Clear();
        for (var image = 0; image < shape.Batch; image++)
        {
            Gather(input.AsSpan(image * shape.InputChannels * shape.InputPixels));
            fixed (float* w = weightGradient, p = _patches, y = &outputGradient[image * shape.OutputChannels * shape.OutputPixels])
                OpenBlas.cblas_sgemm(OpenBlas.RowMajor, OpenBlas.AsIs, OpenBlas.Transposed, shape.OutputChannels, Depth, shape.OutputPixels, 1, y, shape.OutputPixels, p, shape.OutputPixels, 1, w, Depth);
            for (var channel = 0; channel < shape.OutputChannels; channel++)
                biasGradient[channel] += System.Numerics.Tensors.TensorPrimitives.Sum(outputGradient.AsSpan((image * shape.OutputChannels + channel) * shape.OutputPixels, shape.OutputPixels));
        }
    }

    private void Gather(ReadOnlySpan<float> image)
    {
        var to = _patches.AsSpan();
        for (var channel = 0; channel < shape.InputChannels; channel++)
        {
            for (var tap = 0; tap < shape.Taps; tap++)
            {
                for (var y = 0; y < shape.OutputHeight; y++, to = to[shape.OutputWidth..])
                    image.Slice(Place(channel, tap, y), shape.OutputWidth).CopyTo(to);
            }
        }
    }

    private void Scatter(Span<float> image)
    {
        ReadOnlySpan<float> from = _patches;
        for (var channel = 0; channel < shape.InputChannels; channel++)
        {
            for (var tap = 0; tap < shape.Taps; tap++)
            {
                for (var y = 0; y < shape.OutputHeight; y++, from = from[shape.OutputWidth..])
                {
                    var row = image.Slice(Place(channel, tap, y), shape.OutputWidth);
                    System.Numerics.Tensors.TensorPrimitives.Add(row, from[..shape.OutputWidth], row);
                }
            }
        }
    }

    private int Place(int channel, int tap, int y) =>
        (channel * shape.InputHeight + y + tap / shape.KernelWidth) * shape.InputWidth + tap % shape.KernelWidth;
}
