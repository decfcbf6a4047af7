namespace Autodiff.Internal;

/// <summary>Runs and records elementwise operations on three tensors that broadcast.</summary>
internal static class Ternary
{
    /// <summary>The operation applied to each three elements.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Apply<T, TOperation>(Tensor<T> x, Tensor<T> y, Tensor<T> z, TOperation operation = default)
        where T : unmanaged
        where TOperation : struct, ITernaryOperation
    {
        var layout = Broadcast.LayoutOf(Broadcast.LayoutOf(x.Layout, y.Layout, TOperation.Name), z.Layout, TOperation.Name);
        var result = Tensor<T>.Allocate(layout);
        Loops.Map(x, y, z, result, new TernaryValueMap<TOperation>(operation));
        return Recorder.Tracks(x, y, z)
            ? Recorder.Record(new TernaryNode<T, TOperation>(operation, x, y, z, result.Layout), [x, y, z], result)
            : result;
    }
}
