namespace Autodiff.Internal;

/// <summary>Reads arrays of arrays, which must be as long as their neighbours of the same level.</summary>
internal sealed class NestedElements<T>(int levels)
    where T : unmanaged
{
    private readonly int[] _sizes = [.. Enumerable.Repeat(-1, levels)];
    private readonly int[] _place = new int[levels];
    private readonly List<T> _elements = [];

    /// <summary>The elements as a tensor with a dimension for each level.</summary>
    /// <exception cref="ArgumentException">Arrays of one level differ in length, or one is null.</exception>
    public Tensor<T> Read(Array values)
    {
        Read(values, 0);
        return Tensor.Create<T>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_elements), Array.ConvertAll(_sizes, size => Math.Max(0, size)));
    }

    private void Read(Array? values, int level)
    {
        if (values == null)
            throw new ArgumentException($"Tensor.Create: the array at {Place(level)} is null.", nameof(values));
        if (_sizes[level] < 0)
            _sizes[level] = values.Length;
        else if (_sizes[level] != values.Length)
            throw new ArgumentException($"Tensor.Create: the array at {Place(level)} has {values.Length} elements, those before it {_sizes[level]}; all of one level must have the same number.", nameof(values));
        if (level == _sizes.Length - 1)
        {
            _elements.AddRange((T[])values);
            return;
        }

        for (_place[level] = 0; _place[level] < values.Length; _place[level]++)
            Read((Array?)values.GetValue(_place[level]), level + 1);
    }

    private string Place(int level) => $"[{string.Join(", ", _place.AsSpan(0, level).ToArray())}]";
}
