using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// The binary tree over results that come one after the other: two neighbours of the same height are combined at once, as
/// the carry of a binary counter.
/// </summary>
internal unsafe struct ReductionStack<T, TScalar, TReducer>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TScalar : unmanaged, ILane<TScalar, T>
    where TReducer : struct, IReducer
{
    private Heights _heights;
    private ulong _count;

    /// <summary>Adds the next result.</summary>
    public void Push(T value)
    {
        var height = 0;
        for (var carry = _count; (carry & 1) != 0; carry >>= 1)
            value = Combine(_heights[height++], value);
        _heights[height] = value;
        _count++;
    }

    /// <summary>The result over all of them.</summary>
    public T Root()
    {
        var height = BitOperations.TrailingZeroCount(_count);
        var value = _heights[height];
        while (_count >> ++height != 0)
        {
            if ((_count >> height & 1) != 0)
                value = Combine(_heights[height], value);
        }

        return value;
    }

    private static T Combine(T x, T y)
    {
        TScalar result = TReducer.Combine(TScalar.Create(x), TScalar.Create(y));
        T value;
        TScalar.Store(&value, result);
        return value;
    }

    [InlineArray(48)]
    private struct Heights
    {
        private T _first;
    }
}
