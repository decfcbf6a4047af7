using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>The sum of neighbouring numbers, in an order that depends on their number alone.</summary>
internal static class PlaneSum
{
    /// <summary>The sum.</summary>
    public static T Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Vector512<T> sum0 = default, sum1 = default;
        var step = 2 * Vector512<T>.Count;
        for (; values.Length >= step; values = values[step..])
        {
            sum0 += Vector512.Create(values);
            sum1 += Vector512.Create(values[Vector512<T>.Count..]);
        }

        T rest = default;
        foreach (var value in values)
            Scalar.AddTo(ref rest, value);
        return Scalar.Add(Vector512.Sum(sum0 + sum1), rest);
    }
}
