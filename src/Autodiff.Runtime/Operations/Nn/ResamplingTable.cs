namespace Autodiff.Internal;

/// <summary>A linear map along a dimension: each result is a weighted sum of a few elements.</summary>
internal sealed class ResamplingTable(int given, int size, int width)
{
    private readonly int[] _places = new int[size * width];
    private readonly double[] _weights = new double[size * width];

    /// <summary>How many elements there are.</summary>
    public int Given => given;

    /// <summary>How many results.</summary>
    public int Size => size;

    /// <summary>How many elements a result is made of, at most.</summary>
    public int Width => width;

    /// <summary>The averages of as many stretches, which overlap where they do not divide the whole evenly.</summary>
    public static ResamplingTable Averages(int given, int size)
    {
        var width = size == 0 ? 0 : (given + size - 1) / size + 1;
        var table = new ResamplingTable(given, size, width);
        for (var i = 0; i < size; i++)
        {
            var (first, end) = Stretch(i, given, size);
            for (var place = first; place < end; place++)
                table.Set(i, place - first, place, 1.0 / (end - first));
        }

        return table;
    }

    /// <summary>One of several stretches that cover a whole.</summary>
    public static (int First, int End) Stretch(int index, int given, int size) =>
        ((int)((long)index * given / size), (int)(((index + 1L) * given + size - 1) / size));

    /// <summary>Sets an element of a result and its weight.</summary>
    public void Set(int result, int k, int place, double weight)
    {
        _places[result * width + k] = place;
        _weights[result * width + k] = weight;
    }

    /// <summary>An element of a result and its weight, 0 for one that is not there.</summary>
    public (int Place, double Weight) this[int result, int k] => (_places[result * width + k], _weights[result * width + k]);
}
