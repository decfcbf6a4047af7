namespace Autodiff.Internal;

/// <summary>Copies inputs, padded, and output gradients channels last, those of both for which there is room, an image a piece.</summary>
internal readonly unsafe ref struct ImageCopies<T> : IWorkBody
    where T : unmanaged
{
    private readonly ref readonly ConvolutionShape _shape;
    private readonly int _sourceRows;
    private readonly int _sourceWidth;
    private readonly T* _input;
    private readonly T* _source;
    private readonly T* _outputGradient;
    private readonly T* _gradient;

    public ImageCopies(in ConvolutionShape shape, int sourceRows, int sourceWidth, T* input, T* source, T* outputGradient, T* gradient)
    {
        _shape = ref shape;
        _sourceRows = sourceRows;
        _sourceWidth = sourceWidth;
        _input = input;
        _source = source;
        _outputGradient = outputGradient;
        _gradient = gradient;
    }

    /// <summary>Copies one image of each.</summary>
    public void Invoke(int index)
    {
        int inputs = _shape.InputChannels, outputs = _shape.OutputChannels;
        if (_source != null)
        {
            ChannelsLast.From(
                _input + (nint)index * inputs * _shape.InputPixels, _shape.InputIsChannelsLast, inputs, _shape.InputHeight, _shape.InputWidth,
                -_shape.PaddingHeight, _sourceRows, -_shape.PaddingWidth, _sourceWidth, _source + (nint)index * _sourceRows * _sourceWidth * inputs);
        }

        if (_gradient != null)
        {
            nint gradient = (nint)index * outputs * _shape.OutputPixels;
            ChannelsLast.From(
                _outputGradient + gradient, _shape.OutputIsChannelsLast, outputs, _shape.OutputHeight, _shape.OutputWidth,
                0, _shape.OutputHeight, 0, _shape.OutputWidth, _gradient + gradient);
        }
    }
}
