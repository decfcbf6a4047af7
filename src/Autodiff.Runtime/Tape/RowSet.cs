namespace Autodiff.Internal;

/// <summary>
/// Finds rows that two jagged arrays share, or that one holds twice: by comparing every pair while there are few, by
/// hashing references when there are many. Allocates nothing once warm.
/// </summary>
internal static class RowSet
{
    private const int FewPairs = 256;

    [ThreadStatic]
    private static Dictionary<object, int>? t_seen;

    /// <summary>The indices of two elements that are one object, or null; empty rows and nulls do not count.</summary>
    public static (int First, int Second)? FindRepeated<T>(T[]?[] rows)
    {
        if ((long)rows.Length * rows.Length > FewPairs)
        {
            return Hashed(rows, rows, itself: true);
        }

        for (var i = 1; i < rows.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (IsShared(rows[j], rows[i]))
                    return (j, i);
            }
        }

        return null;
    }

    /// <summary>The indices of a row of each that are one object, or null; empty rows and nulls do not count.</summary>
    public static (int First, int Second)? FindShared<T>(T[]?[] a, T[]?[] b)
    {
        if ((long)a.Length * b.Length > FewPairs)
            return Hashed(a, b, itself: false);

        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < b.Length; j++)
            {
                if (IsShared(a[i], b[j]))
                    return (i, j);
            }
        }

        return null;
    }

    private static bool IsShared<T>(T[]? a, T[]? b) => ReferenceEquals(a, b) && a is { Length: > 0 };

    private static (int First, int Second)? Hashed<T>(T[]?[] a, T[]?[] b, bool itself)
    {
        var seen = t_seen ??= new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        try
        {
            for (var i = 0; i < a.Length; i++)
            {
                if (a[i] is { Length: > 0 } row && !seen.TryAdd(row, i) && itself)
                    return (seen[row], i);
            }

            if (itself)
                return null;

            for (var j = 0; j < b.Length; j++)
            {
                if (b[j] is { Length: > 0 } row && seen.TryGetValue(row, out var i))
                    return (i, j);
            }

            return null;
        }
        finally
        {
            seen.Clear();
        }
    }
}
