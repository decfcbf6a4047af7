using System.Globalization;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>How the elements of a tensor are printed: all alike, and of equal width.</summary>
internal sealed class ElementFormat<T>
    where T : unmanaged
{
    private readonly int _precision;
    private readonly bool _isWhole = true;
    private readonly bool _isScientific;

    /// <summary>Decides by the elements that are printed.</summary>
    public ElementFormat(List<T> elements, PrintOptions options)
    {
        _precision = options.Precision;
        if (!Number.IsReal<T>())
        {
            foreach (var element in elements)
                Width = Math.Max(Width, Text(element).Length);
            return;
        }

        // Zeros and what is not finite have no say; they may be wider than the rest.
        double[] numbers = [.. elements.Select(Number.ToDouble).Where(value => double.IsFinite(value) && value != 0)];
        if (numbers.Length == 0)
            return;
        _isWhole = Array.TrueForAll(numbers, value => value == Math.Ceiling(value));
        double smallest = numbers.Min(Math.Abs), largest = numbers.Max(Math.Abs);
        _isScientific = largest / smallest > 1000 || largest > 1e8 || (!_isWhole && smallest < 1e-4);
        foreach (var value in numbers)
            Width = Math.Max(Width, (_isScientific ? NumberText.Scientific(value, _precision) : RealText(value)).Length);
        _isScientific = options.SciMode ?? _isScientific;
    }

    /// <summary>The width of most elements; others are wider.</summary>
    public int Width { get; } = 1;

    /// <summary>An element, filled up with spaces in front.</summary>
    public string Padded(T element) => Text(element).PadLeft(Width);

    private string Text(T element)
    {
        if (typeof(T) == typeof(int))
            return Unsafe.BitCast<T, int>(element).ToString(CultureInfo.InvariantCulture);
        if (typeof(T) == typeof(long))
            return Unsafe.BitCast<T, long>(element).ToString(CultureInfo.InvariantCulture);
        if (typeof(T) == typeof(bool))
            return Unsafe.BitCast<T, bool>(element) ? "True" : "False";
        return RealText(Number.ToDouble(element));
    }

    private string RealText(double value)
    {
        if (_isScientific)
            return NumberText.Scientific(value, _precision);
        if (!_isWhole)
            return NumberText.Fixed(value, _precision);
        return double.IsFinite(value) ? NumberText.Fixed(value, 0) + "." : NumberText.Fixed(value, 0);
    }
}
