namespace Autodiff.Internal;

/// <summary>Averages of windows, or back their cotangents, some planes a piece.</summary>
internal readonly unsafe ref struct AveragePieces<T> : IWorkBody
    where T : unmanaged
{
    private readonly ref readonly PoolingShape _shape;
    private readonly bool _countsPadding;
    private readonly int? _divisor;
    private readonly T* _input;
    private readonly T* _output;
    private readonly bool _back;

    public AveragePieces(in PoolingShape shape, bool countsPadding, int? divisor, T* input, T* output, bool back)
    {
        _shape = ref shape;
        _countsPadding = countsPadding;
        _divisor = divisor;
        _input = input;
        _output = output;
        _back = back;
    }

    /// <summary>Computes the planes of one piece.</summary>
    public void Invoke(int index)
    {
        int channels = _shape.Channels, each = PlanePieces.PlanesOfPiece(_shape.InputPixels), end = Math.Min(_shape.Planes, (index + 1) * each);
        for (var plane = index * each; plane < end; plane++)
        {
            var (image, channel) = Math.DivRem(plane, channels);
            var input = _input + (nint)image * _shape.InputPixels * channels + channel;
            var output = _output + (nint)image * _shape.OutputPixels * channels + channel;
            if (_back)
                Clear(input);
            for (var y = 0; y < _shape.OutputHeight; y++, output += _shape.OutputWidth * channels)
            {
                var rows = PoolingWindow.At(y, _shape.InputHeight, _shape.KernelHeight, _shape.StrideHeight, _shape.PaddingHeight, 1);
                for (var x = 0; x < _shape.OutputWidth; x++)
                {
                    var columns = PoolingWindow.At(x, _shape.InputWidth, _shape.KernelWidth, _shape.StrideWidth, _shape.PaddingWidth, 1);
                    if (_back)
                        Divide(input, rows, columns, Scalar.Divide(output[x * channels], DivisorOf(rows, columns)));
                    else
                        output[x * channels] = Scalar.Divide(Sum(input, rows, columns), DivisorOf(rows, columns));
                }
            }
        }
    }

    private void Clear(T* input)
    {
        for (nint pixel = 0; pixel < _shape.InputPixels; pixel++)
            input[pixel * _shape.Channels] = default;
    }

    private T DivisorOf(PoolingWindow rows, PoolingWindow columns) => Scalar.Create<T>(
        _divisor ?? (_countsPadding ? rows.PaddedLength * columns.PaddedLength : (rows.End - rows.First) * (columns.End - columns.First)));

    private T Sum(T* input, PoolingWindow rows, PoolingWindow columns)
    {
        T sum = default;
        for (var row = rows.First; row < rows.End; row++)
        {
            for (var column = columns.First; column < columns.End; column++)
                Scalar.AddTo(ref sum, input[(nint)(row * _shape.InputWidth + column) * _shape.Channels]);
        }

        return sum;
    }

    private void Divide(T* input, PoolingWindow rows, PoolingWindow columns, T share)
    {
        for (var row = rows.First; row < rows.End; row++)
        {
            for (var column = columns.First; column < columns.End; column++)
                Scalar.AddTo(ref input[(nint)(row * _shape.InputWidth + column) * _shape.Channels], share);
        }
    }
}
