namespace Autodiff.Internal;

/// <summary>Cotangents of maxima go to where the maxima came from, some planes a piece.</summary>
internal readonly unsafe ref struct MaxScatterPieces<T> : IWorkBody
    where T : unmanaged
{
    private readonly ref readonly PoolingShape _shape;
    private readonly T* _outputGradient;
    private readonly int* _indices;
    private readonly T* _inputGradient;

    public MaxScatterPieces(in PoolingShape shape, T* outputGradient, int* indices, T* inputGradient)
    {
        _shape = ref shape;
        _outputGradient = outputGradient;
        _indices = indices;
        _inputGradient = inputGradient;
    }

    /// <summary>Computes the planes of one piece.</summary>
    public void Invoke(int index)
    {
        int each = PlanePieces.PlanesOfPiece(_shape.InputPixels), first = index * each, planes = Math.Min(each, _shape.Planes - first);
        int inputs = _shape.InputPixels, outputs = _shape.OutputPixels;
        var to = _inputGradient + (nint)first * inputs;
        new Span<T>(to, planes * inputs).Clear();
        var gradient = _outputGradient + (nint)first * outputs;
        var indices = _indices + (nint)first * outputs;
        for (var plane = 0; plane < planes; plane++, to += inputs, gradient += outputs, indices += outputs)
        {
            for (var i = 0; i < outputs; i++)
                Scalar.AddTo(ref to[indices[i]], gradient[i]);
        }
    }
}
