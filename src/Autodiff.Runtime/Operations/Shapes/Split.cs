using Autodiff.Internal;

namespace Autodiff;

/// <content>A tensor cut along a dimension, as views.</content>
public sealed partial class Tensor<T>
{
    /// <summary>Views of pieces of one size along a dimension; the last may be smaller.</summary>
    /// <param name="size">At least 1; 0 only for a dimension of size 0.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension, or the size is not positive.</exception>
    public Tensor<T>[] Split(int size, int dim = 0)
    {
        var d = Dimension.Of(this, dim, nameof(Split));
        var total = SizeAlong(d, nameof(Split));
        if (size < 0 || (size == 0 && total != 0))
            throw new ArgumentOutOfRangeException(nameof(size), size, $"Split: pieces have at least one index; dimension {d} of the shape {Layout} has {total}.");
        var sizes = new int[size == 0 ? 1 : Math.Max(1, (int)((total + (long)size - 1) / size))];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = (int)Math.Min(size, total - (long)i * size);
        return Splitting.Apply(this, d, sizes, "SplitBackward0");
    }

    /// <summary>Views of pieces of given sizes along a dimension.</summary>
    /// <param name="sizes">Their sum is the dimension's size.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension, or a size is negative.</exception>
    /// <exception cref="ArgumentException">The sum is another.</exception>
    public Tensor<T>[] Split(ReadOnlySpan<int> sizes, int dim = 0)
    {
        var d = Dimension.Of(this, dim, nameof(Split));
        var total = SizeAlong(d, nameof(Split));
        long sum = 0;
        foreach (var size in sizes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(sizes));
            sum += size;
        }

        if (sum != total)
            throw new ArgumentException($"Split: the sizes {Layout.Text(sizes)} add up to {sum}, but dimension {d} of the shape {Layout} has size {total}.", nameof(sizes));
        return Splitting.Apply(this, d, sizes.ToArray(), "SplitWithSizesBackward0");
    }

    /// <summary>Views of at most so many pieces of one size along a dimension; the last may be smaller.</summary>
    /// <param name="chunks">At least 1.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension, or no piece is asked for.</exception>
    public Tensor<T>[] Chunk(int chunks, int dim = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunks, 1);
        var d = Dimension.Of(this, dim, nameof(Chunk));
        var total = SizeAlong(d, nameof(Chunk));
        return total == 0 ? Splitting.Apply(this, d, new int[chunks], "SplitWithSizesBackward0") : Split((int)((total + (long)chunks - 1) / chunks), d);
    }

    /// <summary>Views of each index along a dimension, which disappears.</summary>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public Tensor<T>[] Unbind(int dim = 0)
    {
        var d = Dimension.Of(this, dim, nameof(Unbind));
        var results = new Tensor<T>[SizeAlong(d, nameof(Unbind))];
        for (var i = 0; i < results.Length; i++)
            results[i] = Parts.View(this, new SelectPart(d, i));
        if (results.Length > 0 && Recorder.Tracks(this))
            Recorder.Record(new UnbindNode<T>(results, d), [this], results);
        return results;
    }
}

/// <summary>Cuts tensors along a dimension.</summary>
internal static class Splitting
{
    /// <summary>Cuts and records.</summary>
    public static Tensor<T>[] Apply<T>(Tensor<T> x, int dim, int[] sizes, string name)
        where T : unmanaged
    {
        var results = new Tensor<T>[sizes.Length];
        var start = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            results[i] = Parts.View(x, new SlicePart(dim, start, sizes[i], 1));
            start += sizes[i];
        }

        if (results.Length > 0 && Recorder.Tracks(x))
            Recorder.Record(new SplitNode<T>(results, dim, sizes, name), [x], results);
        return results;
    }
}

/// <summary>Pieces along a dimension, recorded: their cotangents are joined.</summary>
internal sealed class SplitNode<T>(Tensor<T>[] results, int dim, int[] sizes, string name) : NodeWithResults<T>(1, results.Length)
    where T : unmanaged
{
    private readonly Layout[] _layouts = Array.ConvertAll(results, static result => result.Layout);

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override void Vjp(ReadOnlySpan<Tensor<T>?> results, Tensor<T>?[] cotangents)
    {
        var parts = new Tensor<T>[results.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = results[i] ?? Tensor<T>.Full(_layouts[i].Sizes, default);
        cotangents[0] = Concatenation.Apply<T>(parts, dim, "Cat");
    }

    /// <inheritdoc/>
    public override void Jvp(ReadOnlySpan<Tensor<T>?> tangents, Tensor<T>?[] results) =>
        Splitting.Apply(tangents[0]!, dim, sizes, name).CopyTo(results, 0);
}

/// <summary>Each index along a dimension, recorded: the cotangents are stacked.</summary>
internal sealed class UnbindNode<T>(Tensor<T>[] results, int dim) : NodeWithResults<T>(1, results.Length)
    where T : unmanaged
{
    private readonly Layout _layout = results[0].Layout;

    /// <inheritdoc/>
    public override string Name => "UnbindBackward0";

    /// <inheritdoc/>
    public override void Vjp(ReadOnlySpan<Tensor<T>?> results, Tensor<T>?[] cotangents)
    {
        var parts = new Tensor<T>[results.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = results[i] ?? Tensor<T>.Full(_layout.Sizes, default);
        cotangents[0] = Stacking.Apply<T>(parts, dim);
    }

    /// <inheritdoc/>
    public override void Jvp(ReadOnlySpan<Tensor<T>?> tangents, Tensor<T>?[] results) => tangents[0]!.Unbind(dim).CopyTo(results, 0);
}
