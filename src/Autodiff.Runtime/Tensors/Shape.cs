using System.Collections;
using System.Runtime.CompilerServices;

namespace Autodiff;

/// <summary>The sizes of a tensor's dimensions; <c>[]</c> is the shape of a single number.</summary>
/// <remarks>Immutable. Prints as <c>[2, 3]</c>, equals any shape of the same sizes, and is made by <c>Shape s = [2, 3]</c>.</remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>, IReadOnlyList<int>
{
    private readonly int[]? _sizes;

    internal Shape(int[] sizes) => _sizes = sizes;

    /// <summary>How many dimensions: 0 for a single number.</summary>
    public int Rank => Sizes.Length;

    /// <summary>How many dimensions, as <see cref="Rank"/>.</summary>
    public int Count => Sizes.Length;

    private int[] Sizes => _sizes ?? [];

    /// <summary>The size of a dimension; <c>^1</c> is the last.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such dimension.</exception>
    public int this[int dim] => Sizes[dim];

    /// <summary>Makes a shape of these sizes.</summary>
    public static Shape Create(ReadOnlySpan<int> sizes) => new(sizes.ToArray());

    /// <summary>The sizes as a span.</summary>
    public ReadOnlySpan<int> AsSpan() => Sizes;

    /// <summary>A copy of the sizes.</summary>
    public int[] ToArray() => [.. Sizes];

    /// <summary>The sizes as a span, so that a shape can be given to <c>Tensor.Zeros</c> and the like.</summary>
    public static implicit operator ReadOnlySpan<int>(Shape shape) => shape.Sizes;

    /// <summary>Whether two shapes have the same sizes.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether two shapes differ.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Shape other) => Sizes.AsSpan().SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var size in Sizes)
            hash.Add(size);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)Sizes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The sizes in brackets, as <c>[2, 3]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Sizes)}]";
}
