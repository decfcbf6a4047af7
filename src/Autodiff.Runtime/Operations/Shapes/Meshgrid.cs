using Autodiff.Internal;

namespace Autodiff;

/// <content>Tensors brought to a common shape.</content>
public abstract partial class Tensor
{
    /// <summary>Views of tensors, repeated to their common shape.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T>[] BroadcastTensors<T>(params ReadOnlySpan<Tensor<T>> tensors)
        where T : unmanaged
    {
        var results = tensors.ToArray();
        if (results.Length == 0)
            return results;
        var common = results[0].Layout;
        foreach (var tensor in results)
            common = Broadcast.LayoutOf(common, tensor.Layout, nameof(BroadcastTensors));
        var layout = Layout.Contiguous(common.Sizes);
        return Array.ConvertAll(results, tensor => tensor.ExpandTo(layout));
    }

    /// <summary>The coordinates of a grid: for vectors x of n and y of m elements, tensors of shape [n, m] with <c>x[i]</c> and <c>y[j]</c> at [i, j].</summary>
    /// <param name="vectors">The coordinates along each dimension; numbers count as vectors of one.</param>
    /// <param name="indexing">"ij", or "xy" for the first two dimensions exchanged: shape [m, n].</param>
    /// <returns>Views.</returns>
    /// <exception cref="ArgumentException">One has more than one dimension, or there is no such indexing.</exception>
    public static Tensor<T>[] Meshgrid<T>(ReadOnlySpan<Tensor<T>> vectors, string indexing = "ij")
        where T : unmanaged
    {
        if (indexing is not ("ij" or "xy"))
            throw new ArgumentException($"Meshgrid: indexing is \"ij\" or \"xy\", not \"{indexing}\".", nameof(indexing));
        var sizes = new int[vectors.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            if (vectors[i].Rank > 1)
                throw new ArgumentException($"Meshgrid: tensor {i} has the shape {vectors[i].Layout}; vectors are needed.", nameof(vectors));
            sizes[i] = vectors[i].Count;
        }

        var layout = Layout.Contiguous(sizes);
        var results = new Tensor<T>[sizes.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            var shape = new int[sizes.Length];
            Array.Fill(shape, 1);
            shape[i] = sizes[i];
            results[i] = vectors[i].Reshape(shape).ExpandTo(layout);
            if (indexing == "xy" && sizes.Length > 1)
                results[i] = results[i].Transpose(0, 1);
        }

        return results;
    }
}
