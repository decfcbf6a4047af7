using System.Runtime.CompilerServices;
using Autodiff.EndToEnd.Tests.Oracle;

namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>
/// Arguments and results as the tests see them: numbers, arrays of any shape and tuples, boxed. Their floating-point
/// leaves, in order, are the vector that is differentiated.
/// </summary>
internal static class Structure
{
    /// <summary>A deep copy.</summary>
    public static object? Clone(object? value) => Map(value, leaf => leaf, type => type);

    public static object?[] CloneAll(IEnumerable<object?> values) => [.. values.Select(Clone)];

    /// <summary>The floating-point leaves, in order.</summary>
    public static double[] Numbers(object? value)
        => [.. Leaves(value).Select(l => l switch { double d => d, float f => f, IDual d => ToDouble(d.Value), _ => double.NaN })];

    /// <summary>The tangents of the dual leaves, in order.</summary>
    public static double[] Tangents(object? value) => [.. Leaves(value).Select(l => ((IDual)l).Tangent)];

    /// <summary>The same structure with other floating-point leaves; integers, flags and texts stay.</summary>
    public static object? WithNumbers(object? template, IEnumerable<double> numbers)
    {
        using var next = numbers.GetEnumerator();
        return Map(template, leaf => IsNumber(leaf) && next.MoveNext() ? Like(leaf, next.Current) : leaf, type => type);
    }

    /// <summary>The same structure in dual numbers.</summary>
    public static object? WithTangents(object? value, IEnumerable<double> tangents)
    {
        using var next = tangents.GetEnumerator();
        return Map(value, ToDual, DualType);

        object ToDual(object leaf)
        {
            if (!IsNumber(leaf)) return leaf;
            next.MoveNext();
            return leaf is double d ? new Dual(d, next.Current) : (object)new DualF((float)leaf, next.Current);
        }
    }

    /// <summary>The structure of the values alone.</summary>
    public static object? WithoutTangents(object? dual)
        => Map(dual, leaf => leaf is IDual d ? d.Value : leaf, PlainType);

    /// <summary>Whether two structures are equal to the last bit, NaNs of any kind counting as one.</summary>
    public static bool BitEqual(object? a, object? b)
    {
        if (a is null || b is null) return a is null && b is null;
        if (a is Array x)
        {
            return b is Array y && x.Rank == y.Rank
                && Enumerable.Range(0, x.Rank).All(d => x.GetLength(d) == y.GetLength(d))
                && x.Cast<object?>().Zip(y.Cast<object?>()).All(p => BitEqual(p.First, p.Second));
        }
        if (a is ITuple s)
        {
            return b is ITuple t && s.Length == t.Length && Enumerable.Range(0, s.Length).All(i => BitEqual(s[i], t[i]));
        }
        return (a, b) switch
        {
            (double p, double q) => BitConverter.DoubleToInt64Bits(p) == BitConverter.DoubleToInt64Bits(q) || (double.IsNaN(p) && double.IsNaN(q)),
            (float p, float q) => BitConverter.SingleToInt32Bits(p) == BitConverter.SingleToInt32Bits(q) || (float.IsNaN(p) && float.IsNaN(q)),
            _ => Equals(a, b),
        };
    }

    public static string Show(object? value) => value switch
    {
        null => "null",
        Array a => "[" + string.Join(", ", a.Cast<object?>().Select(Show)) + "]",
        ITuple t => "(" + string.Join(", ", Enumerable.Range(0, t.Length).Select(i => Show(t[i]))) + ")",
        double d => d.ToString("G17"),
        float f => f.ToString("G9") + "f",
        string s => '"' + s + '"',
        _ => value.ToString()!,
    };

    private static IEnumerable<object> Leaves(object? value)
    {
        switch (value)
        {
            case Array a:
                foreach (var element in a)
                {
                    foreach (var leaf in Leaves(element)) yield return leaf;
                }
                break;
            case ITuple t:
                for (var i = 0; i < t.Length; i++)
                {
                    foreach (var leaf in Leaves(t[i])) yield return leaf;
                }
                break;
            case not null when IsNumber(value):
                yield return value;
                break;
        }
    }

    private static object? Map(object? value, Func<object, object> leaf, Func<Type, Type> type)
    {
        switch (value)
        {
            case null:
                return null;
            case Array a:
                var lengths = Enumerable.Range(0, a.Rank).Select(a.GetLength).ToArray();
                var copy = Array.CreateInstance(MapType(a.GetType().GetElementType()!, type), lengths);
                var index = new int[a.Rank];
                foreach (var element in a)
                {
                    copy.SetValue(Map(element, leaf, type), index);
                    for (var d = a.Rank - 1; d >= 0 && ++index[d] == lengths[d]; d--) index[d] = 0;
                }
                return copy;
            case ITuple t:
                var items = Enumerable.Range(0, t.Length).Select(i => Map(t[i], leaf, type)).ToArray();
                return Activator.CreateInstance(MapType(value.GetType(), type), items);
            default:
                return leaf(value);
        }
    }

    private static Type MapType(Type t, Func<Type, Type> map)
    {
        if (t.IsArray)
        {
            var element = MapType(t.GetElementType()!, map);
            return t.IsSZArray ? element.MakeArrayType() : element.MakeArrayType(t.GetArrayRank());
        }
        return typeof(ITuple).IsAssignableFrom(t)
            ? t.GetGenericTypeDefinition().MakeGenericType([.. t.GetGenericArguments().Select(a => MapType(a, map))])
            : map(t);
    }

    private static bool IsNumber(object leaf) => leaf is double or float or IDual;

    private static double ToDouble(object number) => number is float f ? f : (double)number;

    private static object Like(object leaf, double number) => leaf is float ? (float)number : (object)number;

    private static Type DualType(Type t) => t == typeof(double) ? typeof(Dual) : t == typeof(float) ? typeof(DualF) : t;

    private static Type PlainType(Type t) => t == typeof(Dual) ? typeof(double) : t == typeof(DualF) ? typeof(float) : t;
}
