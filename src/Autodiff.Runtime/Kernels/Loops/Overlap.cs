namespace Autodiff.Internal;

/// <summary>Whether two views of the same memory have an element in common.</summary>
internal static class Overlap
{
    private const int MostSteps = 10_000;

    /// <summary>
    /// Whether <c>sum of i_k a_k = distance + sum of j_k b_k</c> has a solution with indices inside the shape. Where finding
    /// out would take long, the answer is yes.
    /// </summary>
    /// <param name="sizes">The shape, no size less than 1.</param>
    /// <param name="a">Strides of the first view, in elements.</param>
    /// <param name="b">Strides of the second.</param>
    /// <param name="distance">From the first view's first element to the second's.</param>
    public static bool Exists(ReadOnlySpan<nint> sizes, ReadOnlySpan<nint> a, ReadOnlySpan<nint> b, nint distance)
    {
        // Terms c * x with c > 0 and 0 <= x <= m, the largest c first.
        Span<(nint Factor, nint Most)> terms = stackalloc (nint, nint)[2 * sizes.Length];
        var count = 0;
        for (var k = 0; k < sizes.Length; k++)
        {
            Add(terms, ref count, ref distance, a[k], sizes[k] - 1);
            Add(terms, ref count, ref distance, -b[k], sizes[k] - 1);
        }

        terms = terms[..count];
        terms.Sort((x, y) => y.Factor.CompareTo(x.Factor));
        var steps = MostSteps;
        return CanReach(distance, terms, ref steps);
    }

    private static void Add(Span<(nint Factor, nint Most)> terms, ref int count, ref nint distance, nint factor, nint most)
    {
        if (factor == 0 || most == 0)
            return;
        if (factor < 0)
        {
            distance -= factor * most;
            factor = -factor;
        }

        terms[count++] = (factor, most);
    }

    private static bool CanReach(nint distance, ReadOnlySpan<(nint Factor, nint Most)> terms, ref int steps)
    {
        if (terms.IsEmpty)
            return distance == 0;

        nint rest = 0;
        foreach (var (factor, most) in terms[1..])
            rest += factor * most;
        var last = Math.Min(terms[0].Most, distance < 0 ? -1 : distance / terms[0].Factor);
        var first = distance <= rest ? 0 : (distance - rest + terms[0].Factor - 1) / terms[0].Factor;
        for (var x = first; x <= last; x++)
        {
            if (--steps < 0 || CanReach(distance - x * terms[0].Factor, terms[1..], ref steps))
                return true;
        }

        return false;
    }
}
