namespace Autodiff.EndToEnd.Tests.Oracle;

/// <summary>The reductions of LINQ on dual numbers, as the base library documents them for <c>double</c>.</summary>
public static class DualSequences
{
    public static Dual Sum(this IEnumerable<Dual> source) => source.Aggregate((Dual)0, static (sum, x) => sum + x);

    public static Dual Sum<T>(this IEnumerable<T> source, Func<T, Dual> selector) => source.Select(selector).Sum();

    public static Dual Average(this IEnumerable<Dual> source)
    {
        var all = source.ToList();
        return all.Count == 0 ? throw new InvalidOperationException("Sequence contains no elements") : all.Sum() / (double)all.Count;
    }

    public static Dual Average<T>(this IEnumerable<T> source, Func<T, Dual> selector) => source.Select(selector).Average();

    /// <summary>The first of the largest that are numbers.</summary>
    public static Dual Max(this IEnumerable<Dual> source) =>
        source.Aggregate(static (max, x) => x.Value > max.Value || double.IsNaN(max.Value) ? x : max);

    public static Dual Max<T>(this IEnumerable<T> source, Func<T, Dual> selector) => source.Select(selector).Max();

    /// <summary>The first of the smallest, or of those that are not a number.</summary>
    public static Dual Min(this IEnumerable<Dual> source) =>
        source.Aggregate(static (min, x) => double.IsNaN(min.Value) ? min : x.Value < min.Value || double.IsNaN(x.Value) ? x : min);

    public static Dual Min<T>(this IEnumerable<T> source, Func<T, Dual> selector) => source.Select(selector).Min();
}
