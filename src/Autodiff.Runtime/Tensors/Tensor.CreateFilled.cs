using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Creation of constant tensors and sequences.</content>
public abstract partial class Tensor
{
    /// <summary>Zeros.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Zeros<T>(params ReadOnlySpan<int> shape)
        where T : unmanaged => Tensor<T>.Full(shape, default);

    /// <summary>Ones.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Ones<T>(params ReadOnlySpan<int> shape)
        where T : unmanaged => Tensor<T>.Full(shape, Number.One<T>());

    /// <summary>The same number everywhere.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Full<T>(ReadOnlySpan<int> shape, T value)
        where T : unmanaged => Tensor<T>.Full(shape, value);

    /// <summary>Arbitrary elements, to be written over.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Empty<T>(params ReadOnlySpan<int> shape)
        where T : unmanaged => Tensor<T>.Allocate(Layout.Contiguous(shape));

    /// <summary>Zeros in the shape of another tensor.</summary>
    public static Tensor<T> ZerosLike<T>(Tensor<T> x)
        where T : unmanaged => Tensor<T>.Full(x.Layout.Sizes, default);

    /// <summary>Ones in the shape of another tensor.</summary>
    public static Tensor<T> OnesLike<T>(Tensor<T> x)
        where T : unmanaged => Tensor<T>.Full(x.Layout.Sizes, Number.One<T>());

    /// <summary>The same number everywhere, in the shape of another tensor.</summary>
    public static Tensor<T> FullLike<T>(Tensor<T> x, T value)
        where T : unmanaged => Tensor<T>.Full(x.Layout.Sizes, value);

    /// <summary>Arbitrary elements, to be written over, in the shape of another tensor.</summary>
    public static Tensor<T> EmptyLike<T>(Tensor<T> x)
        where T : unmanaged => Tensor<T>.Allocate(x.DenseLayout);

    /// <summary>A matrix with ones on the diagonal and zeros elsewhere.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns; as many as rows if omitted.</param>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Eye<T>(int rows, int? columns = null)
        where T : unmanaged
    {
        var result = Zeros<T>(rows, columns ?? rows);
        var elements = result.Elements;
        for (var i = 0; i < Math.Min(rows, columns ?? rows); i++)
            elements[i * (columns ?? rows) + i] = Number.One<T>();
        return result;
    }

    /// <summary>The numbers 0, 1, 2, ... below an end.</summary>
    /// <param name="end">Exclusive.</param>
    /// <exception cref="ArgumentException">The end is below 0 or not finite.</exception>
    public static Tensor<T> Arange<T>(double end)
        where T : unmanaged => Arange<T>(0, end);

    /// <summary>Numbers in even steps: <c>start + i step</c>, <c>ceil((end - start) / step)</c> of them.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">Exclusive.</param>
    /// <param name="step">Not 0; negative for descending numbers.</param>
    /// <exception cref="ArgumentException">The step is 0 or leads away from the end, an argument is not finite, or not of the element type.</exception>
    public static Tensor<T> Arange<T>(double start, double end, double step = 1)
        where T : unmanaged
    {
        _ = (Number.Exactly<T>(start), Number.Exactly<T>(step));
        var count = Math.Ceiling((end - start) / step);
        if (step == 0 || !double.IsFinite(count) || count < 0)
            throw new ArgumentException($"Arange: steps of {step} do not lead from {start} to {end}.", nameof(step));
        if (count > Array.MaxLength)
            throw new ArgumentException($"Arange: {count} elements from {start} to {end} in steps of {step} are more than a tensor can have.", nameof(step));
        var result = Tensor<T>.Allocate(Layout.Contiguous([(int)count]));
        var elements = result.Elements;
        for (var i = 0; i < elements.Length; i++)
            elements[i] = Number.From<T>(start + i * step);
        return result;
    }

    /// <summary>Numbers in even steps from a start to an end, which is the last.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">The last.</param>
    /// <param name="steps">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Tensor<T> Linspace<T>(double start, double end, int steps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var result = Tensor<T>.Allocate(Layout.Contiguous([steps]));
        var elements = result.Elements;
        var step = steps > 1 ? (end - start) / (steps - 1) : 0;
        for (var i = 0; i < steps; i++)
        {
            // From the nearer end, so that both are exact.
            elements[i] = T.CreateTruncating(i < (steps + 1) / 2 ? start + i * step : end - (steps - 1 - i) * step);
        }

        return result;
    }

    /// <summary>Powers of a base whose exponents go in even steps from a start to an end.</summary>
    /// <param name="start">The first exponent.</param>
    /// <param name="end">The last exponent.</param>
    /// <param name="steps">How many.</param>
    /// <param name="base">The base.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Tensor<T> Logspace<T>(double start, double end, int steps, double @base = 10)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<double> exponents = Linspace<double>(start, end, steps).Elements;
        var result = Tensor<T>.Allocate(Layout.Contiguous([steps]));
        var elements = result.Elements;
        for (var i = 0; i < steps; i++)
            elements[i] = T.CreateTruncating(Math.Pow(@base, exponents[i]));
        return result;
    }
}
