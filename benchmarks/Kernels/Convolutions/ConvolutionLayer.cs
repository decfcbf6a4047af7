using Autodiff.Internal;

namespace Autodiff.Benchmarks.Kernels.Convolutions;

/// <summary>A convolution and a maximum pooling of 2x2 with their arrays, by the library or by gathered patches and OpenBLAS.</summary>
internal sealed class ConvolutionLayer
{
    private readonly ConvolutionShape _convolution;
    private readonly PoolingShape _pooling;
    private readonly GatheredConvolution _gathered;
    private readonly float[] _weight;
    private readonly float[] _bias;
    private readonly float[] _output;
    private readonly float[] _outputGradient;
    private readonly int[] _indices;

    public ConvolutionLayer(ConvolutionShape convolution, Random random)
    {
        _convolution = convolution;
        _pooling = new PoolingShape(convolution.Batch * convolution.OutputChannels, convolution.OutputHeight, convolution.OutputWidth, 2, 2)
        {
            Channels = convolution.ChannelsLast ? convolution.OutputChannels : 1,
        };
        _gathered = new GatheredConvolution(convolution);
        _weight = Numbers(convolution.WeightLength, random);
        _bias = Numbers(convolution.OutputChannels, random);
        _output = new float[convolution.OutputLength];
        _outputGradient = new float[convolution.OutputLength];
        _indices = new int[_pooling.OutputLength];
        Pooled = new float[_pooling.OutputLength];
        WeightGradient = new float[_weight.Length];
        BiasGradient = new float[_bias.Length];
        InputGradient = new float[convolution.InputLength];
    }

    public PoolingShape Pooling => _pooling;
    public float[] Pooled { get; }
    public float[] WeightGradient { get; }
    public float[] BiasGradient { get; }
    public float[] InputGradient { get; }

    public static float[] Numbers(long count, Random random)
    {
        var numbers = new float[count];
        foreach (ref var value in numbers.AsSpan())
            value = random.NextSingle() - 0.5f;
        return numbers;
    }

    /// <summary>Copies between channels last, as a layer of such has its arrays, and channels first.</summary>
    public void PooledTo(float[] channelsFirst) =>
        ChannelsLast.To<float>(_convolution.Batch, _convolution.OutputChannels, _pooling.OutputPixels, Pooled, channelsFirst);

    public void FromPooled(float[] channelsFirst, float[] channelsLast) =>
        ChannelsLast.From<float>(_convolution.Batch, _convolution.OutputChannels, _pooling.OutputPixels, channelsFirst, channelsLast);

    public void Forward(float[] input)
    {
        Convolution.Forward<float>(_convolution, input, _weight, _bias, _output);
        MaxPooling.Forward<float>(_pooling, _output, Pooled, _indices);
    }

    public void Backward(float[] input, float[] pooledGradient, bool needsInput)
    {
        MaxPooling.InputGradient<float>(_pooling, pooledGradient, _indices, _outputGradient);
        Convolution.WeightGradient<float>(_convolution, input, _outputGradient, WeightGradient);
        Convolution.BiasGradient<float>(_convolution.Batch, _convolution.OutputChannels, _convolution.OutputPixels, _outputGradient, BiasGradient, _convolution.ChannelsLast);
        if (needsInput)
            Convolution.InputGradient<float>(_convolution, _outputGradient, _weight, InputGradient);
    }

    public void PeerForward(float[] input)
    {
        _gathered.Forward(input, _weight, _bias, _output);
        int width = _pooling.InputWidth, at = 0;
        for (var plane = 0; plane < _pooling.Planes; plane++)
        {
            for (var y = 0; y < _pooling.OutputHeight; y++)
            {
                for (var x = 0; x < _pooling.OutputWidth; x++, at++)
                {
                    var corner = 2 * y * width + 2 * x;
                    var values = _output.AsSpan(plane * _pooling.InputPixels, _pooling.InputPixels);
                    var best = corner;
                    if (values[corner + 1] > values[best]) best = corner + 1;
                    if (values[corner + width] > values[best]) best = corner + width;
                    if (values[corner + width + 1] > values[best]) best = corner + width + 1;
                    Pooled[at] = values[best];
                    _indices[at] = best;
                }
            }
        }
    }

    public void PeerBackward(float[] input, float[] pooledGradient, bool needsInput)
    {
        _outputGradient.AsSpan().Clear();
        for (var i = 0; i < pooledGradient.Length; i++)
            _outputGradient[i / _pooling.OutputPixels * _pooling.InputPixels + _indices[i]] += pooledGradient[i];
        _gathered.WeightGradient(input, _outputGradient, WeightGradient, BiasGradient);
        if (needsInput)
            _gathered.InputGradient(_outputGradient, _weight, InputGradient);
    }
}
