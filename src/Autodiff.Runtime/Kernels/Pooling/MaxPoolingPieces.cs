using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Maxima of windows, some planes a piece.</summary>
internal readonly unsafe ref struct MaxPoolingPieces<T> : IWorkBody
    where T : unmanaged
{
    private readonly ref readonly PoolingShape _shape;
    private readonly T* _input;
    private readonly T* _output;
    private readonly int* _indices;
    private readonly int _first;
    private readonly int _end;
    private readonly bool _byLanes;

    public MaxPoolingPieces(in PoolingShape shape, T* input, T* output, int* indices)
    {
        _shape = ref shape;
        _input = input;
        _output = output;
        _indices = indices;

        // Columns of the output whose windows lie inside from left to right.
        var reach = (shape.KernelWidth - 1) * shape.DilationWidth + 1;
        _first = Math.Min(shape.OutputWidth, (shape.PaddingWidth + shape.StrideWidth - 1) / shape.StrideWidth);
        var last = shape.InputWidth + shape.PaddingWidth - reach;
        _end = last < 0 ? _first : Math.Clamp(last / shape.StrideWidth + 1, _first, shape.OutputWidth);
        _byLanes = typeof(T) == typeof(float) && KernelWidths.Current == KernelWidth.Bits512 && shape.StrideWidth <= 2
            && shape.InputPixels < MaxRow.MostPixels;
    }

    /// <summary>Computes the planes of one piece.</summary>
    public void Invoke(int index)
    {
        int each = PlanePieces.PlanesOfPiece(_shape.InputPixels), end = Math.Min(_shape.Planes, (index + 1) * each);
        int width = _shape.OutputWidth, height = _shape.OutputHeight;
        var (first, behind) = _byLanes ? (_first, _end) : (0, 0);
        for (var plane = index * each; plane < end; plane++)
        {
            var input = _input + (nint)plane * _shape.InputPixels;
            nint at = (nint)plane * _shape.OutputPixels;
            if (behind > first)
                MaxRow.Compute((float*)input, _shape, first, behind, (float*)(_output + at), _indices + at);
            for (var y = 0; y < height; y++, at += width)
            {
                if (behind - first == width)
                    continue;
                var rows = PoolingWindow.At(y, _shape.InputHeight, _shape.KernelHeight, _shape.StrideHeight, _shape.PaddingHeight, _shape.DilationHeight);
                Compute(input, rows, 0, first, at);
                Compute(input, rows, behind, width, at);
            }
        }
    }

    private void Compute(T* input, PoolingWindow rows, int from, int to, nint at)
    {
        for (var x = from; x < to; x++)
        {
            var columns = PoolingWindow.At(x, _shape.InputWidth, _shape.KernelWidth, _shape.StrideWidth, _shape.PaddingWidth, _shape.DilationWidth);
            var best = Scalar.Create<T>(double.NegativeInfinity);
            var index = rows.First * _shape.InputWidth + columns.First;
            for (var row = rows.First; row < rows.End; row += _shape.DilationHeight)
            {
                for (var column = columns.First; column < columns.End; column += _shape.DilationWidth)
                {
                    var value = input[row * _shape.InputWidth + column];
                    if (Scalar.IsGreaterOrNaN(value, best))
                        (best, index) = (value, row * _shape.InputWidth + column);
                }
            }

            _output[at + x] = best;
            _indices[at + x] = index;
        }
    }
}
