using System.Numerics;

namespace Autodiff;

/// <summary>
/// A parameter of a function of any shape, for <see cref="GradientCheck"/>: where its values are, so that they can be
/// varied in place, and the gradient that is checked.
/// </summary>
public sealed class CheckedParameter
{
    private readonly Func<int, double> _get;
    private readonly Action<int, double> _set;
    private readonly Func<int, double> _gradient;
    private readonly Func<int, string> _elementName;

    private CheckedParameter(
        int count,
        bool isSingle,
        Func<int, double> get,
        Action<int, double> set,
        Func<int, double> gradient,
        Func<int, string> elementName)
    {
        Count = count;
        IsSingle = isSingle;
        _get = get;
        _set = set;
        _gradient = gradient;
        _elementName = elementName;
    }

    internal int Count { get; }

    internal bool IsSingle { get; }

    /// <summary>A number that the function reads from a variable.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="name">The name in the report.</param>
    /// <param name="value">Its value.</param>
    /// <param name="assign">Assigns the variable.</param>
    /// <param name="gradient">The derivative to check.</param>
    /// <returns>The parameter.</returns>
    public static CheckedParameter Create<T>(string name, T value, Action<T> assign, T gradient)
        where T : IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(assign);
        return new(1, IsSingleType<T>(), _ => double.CreateChecked(value), (_, x) => assign(T.CreateTruncating(x)),
            _ => double.CreateChecked(gradient), _ => name);
    }

    /// <summary>An array that the function reads.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="name">The name in the report.</param>
    /// <param name="values">The array; its elements are varied and restored.</param>
    /// <param name="gradient">The gradient to check, of the same length.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static CheckedParameter Create<T>(string name, T[] values, T[] gradient)
        where T : IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(gradient);
        DerivativeArguments.SameLength(values.Length, gradient.Length, name, nameof(gradient), "gradient");
        return new(values.Length, IsSingleType<T>(), i => double.CreateChecked(values[i]),
            (i, x) => values[i] = T.CreateTruncating(x), i => double.CreateChecked(gradient[i]), i => $"{name}[{i}]");
    }

    /// <summary>A two-dimensional array that the function reads.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="name">The name in the report.</param>
    /// <param name="values">The array; its elements are varied and restored.</param>
    /// <param name="gradient">The gradient to check, of the same shape.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static CheckedParameter Create<T>(string name, T[,] values, T[,] gradient)
        where T : IBinaryFloatingPointIeee754<T>
    {
        DerivativeArguments.SameShape(values, gradient, name, nameof(gradient), "gradient");
        var columns = Math.Max(1, values.GetLength(1));
        return new(values.Length, IsSingleType<T>(), i => double.CreateChecked(values[i / columns, i % columns]),
            (i, x) => values[i / columns, i % columns] = T.CreateTruncating(x),
            i => double.CreateChecked(gradient[i / columns, i % columns]), i => $"{name}[{i / columns}, {i % columns}]");
    }

    /// <summary>A jagged array that the function reads; rows may be null.</summary>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="name">The name in the report.</param>
    /// <param name="values">The array; its elements are varied and restored.</param>
    /// <param name="gradient">The gradient to check, of the same shape.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static CheckedParameter Create<T>(string name, T[]?[] values, T[]?[] gradient)
        where T : IBinaryFloatingPointIeee754<T>
    {
        DerivativeArguments.SameShape(values, gradient, name, nameof(gradient), "gradient");
        var places = values
            .SelectMany((row, i) => Enumerable.Range(0, row?.Length ?? 0).Select(j => (Row: i, Column: j)))
            .ToArray();
        return new(places.Length, IsSingleType<T>(),
            i => double.CreateChecked(values[places[i].Row]![places[i].Column]),
            (i, x) => values[places[i].Row]![places[i].Column] = T.CreateTruncating(x),
            i => double.CreateChecked(gradient[places[i].Row]![places[i].Column]),
            i => $"{name}[{places[i].Row}][{places[i].Column}]");
    }

    internal double Value(int index) => _get(index);

    internal void Assign(int index, double value) => _set(index, value);

    internal double Gradient(int index) => _gradient(index);

    internal string ElementName(int index) => _elementName(index);

    private static bool IsSingleType<T>() =>
        typeof(T) == typeof(float)
        || (typeof(T) == typeof(double)
            ? false
            : throw new NotSupportedException($"Parameters of type {typeof(T).Name} cannot be checked; use double or float."));
}
