using System.Numerics;

namespace Autodiff.Internal;

/// <summary>Averages of windows, or back their cotangents, some planes a piece.</summary>
internal readonly unsafe ref struct AveragePieces<T> : IWorkBody
    where T : unmanaged, IFloatingPointIeee754<T>
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
        int each = PlanePieces.PlanesOfPiece(_shape.InputPixels), end = Math.Min(_shape.Planes, (index + 1) * each);
        for (var plane = index * each; plane < end; plane++)
        {
            var input = _input + (nint)plane * _shape.InputPixels;
            var output = _output + (nint)plane * _shape.OutputPixels;
            if (_back)
                new Span<T>(input, _shape.InputPixels).Clear();
            for (var y = 0; y < _shape.OutputHeight; y++, output += _shape.OutputWidth)
            {
                var rows = PoolingWindow.At(y, _shape.InputHeight, _shape.KernelHeight, _shape.StrideHeight, _shape.PaddingHeight, 1);
                for (var x = 0; x < _shape.OutputWidth; x++)
                {
                    var columns = PoolingWindow.At(x, _shape.InputWidth, _shape.KernelWidth, _shape.StrideWidth, _shape.PaddingWidth, 1);
                    if (_back)
                        Divide(input, rows, columns, output[x] / DivisorOf(rows, columns));
                    else
                        output[x] = Sum(input, rows, columns) / DivisorOf(rows, columns);
                }
            }
        }
    }

    private T DivisorOf(PoolingWindow rows, PoolingWindow columns) => T.CreateTruncating(
        _divisor ?? (_countsPadding ? rows.PaddedLength * columns.PaddedLength : (rows.End - rows.First) * (columns.End - columns.First)));

    private T Sum(T* input, PoolingWindow rows, PoolingWindow columns)
    {
        var sum = T.Zero;
        for (var row = rows.First; row < rows.End; row++)
        {
            for (var column = columns.First; column < columns.End; column++)
                sum += input[row * _shape.InputWidth + column];
        }

        return sum;
    }

    private void Divide(T* input, PoolingWindow rows, PoolingWindow columns, T share)
    {
        for (var row = rows.First; row < rows.End; row++)
        {
            for (var column = columns.First; column < columns.End; column++)
                input[row * _shape.InputWidth + column] += share;
        }
    }
}
