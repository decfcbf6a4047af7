using Autodiff.Internal;

namespace Autodiff;

/// <content>Tensors joined along a new dimension.</content>
public abstract partial class Tensor
{
    /// <summary>Joins tensors of one shape along a new dimension.</summary>
    /// <param name="tensors">At least one.</param>
    /// <param name="dim">The place of the new dimension, negative from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    /// <exception cref="ArgumentException">There is no tensor, or shapes differ.</exception>
    public static Tensor<T> Stack<T>(ReadOnlySpan<Tensor<T>> tensors, int dim = 0)
        where T : unmanaged
    {
        if (tensors.IsEmpty)
            throw new ArgumentException("Stack: there is no tensor to join.", nameof(tensors));
        for (var i = 0; i < tensors.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(tensors[i], nameof(tensors));
            if (!tensors[i].Layout.HasShapeOf(tensors[0].Layout))
                throw new ArgumentException($"Stack: tensor {i} has the shape {tensors[i].Layout}, the first {tensors[0].Layout}; they must be the same.", nameof(tensors));
        }

        return Stacking.Apply(tensors, Dimension.OfNew(tensors[0], dim, nameof(Stack)));
    }
}

/// <summary>Joins tensors of one shape along a new dimension.</summary>
internal static class Stacking
{
    /// <summary>Joins and records.</summary>
    public static Tensor<T> Apply<T>(ReadOnlySpan<Tensor<T>> tensors, int dim)
        where T : unmanaged
    {
        var source = tensors[0].Layout.Sizes;
        var result = Tensor<T>.Allocate(Layout.Contiguous([.. source.AsSpan(0, dim), tensors.Length, .. source.AsSpan(dim)]));
        for (var i = 0; i < tensors.Length && result.Count != 0; i++)
            Copies.Run(tensors[i], Parts.View(result, new SelectPart(dim, i)));
        return Recorder.Tracks(tensors) ? Recorder.Record(new StackingNode<T>(tensors.Length, source, dim), tensors, result) : result;
    }
}

/// <summary>Stacked tensors, recorded.</summary>
internal sealed class StackingNode<T>(int count, int[] source, int dim) : NodeN<T>(count)
    where T : unmanaged
{
    /// <inheritdoc/>
    public override string Name => "StackBackward0";

    /// <inheritdoc/>
    public override void Vjp(Tensor<T> cotangent, Tensor<T>?[] cotangents)
    {
        for (var i = 0; i < cotangents.Length; i++)
        {
            if (Needs(i))
                cotangents[i] = Parts.Take(cotangent, new SelectPart(dim, i));
        }
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(ReadOnlySpan<Tensor<T>?> tangents)
    {
        var parts = new Tensor<T>[tangents.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = tangents[i] ?? Tensor<T>.Full(source, default);
        return Stacking.Apply<T>(parts, dim);
    }
}
