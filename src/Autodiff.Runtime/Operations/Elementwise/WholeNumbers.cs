using System.Numerics;

namespace Autodiff.Internal;

/// <summary>Arithmetic of tensors of whole numbers, which wraps around like that of C#, with broadcasting.</summary>
internal static class WholeNumbers
{
    /// <summary>With a number on the right.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, double number, WholeOperation operation)
        where T : unmanaged => Apply(x, Tensor<T>.Scalar(Whole<T>(number)), operation);

    /// <summary>With a number on the left.</summary>
    public static Tensor<T> Apply<T>(double number, Tensor<T> x, WholeOperation operation)
        where T : unmanaged => Apply(Tensor<T>.Scalar(Whole<T>(number)), x, operation);

    /// <summary>The operation on each pair of elements.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="NotSupportedException">The elements are booleans.</exception>
    public static Tensor<T> Apply<T>(Tensor<T> x, Tensor<T> y, WholeOperation operation)
        where T : unmanaged
    {
        var layout = Broadcast.LayoutOf(x.Layout, y.Layout, operation.ToString());
        if (typeof(T) == typeof(int))
            return (Tensor<T>)(object)Run((Tensor<int>)(object)x, (Tensor<int>)(object)y, layout, operation);
        if (typeof(T) == typeof(long))
            return (Tensor<T>)(object)Run((Tensor<long>)(object)x, (Tensor<long>)(object)y, layout, operation);
        throw new NotSupportedException($"Arithmetic of tensors of {Tensor.Name(typeof(T))} is not defined. Convert them first, as in x.To<int>().");
    }

    private static Tensor<T> Run<T>(Tensor<T> x, Tensor<T> y, Layout layout, WholeOperation operation)
        where T : unmanaged, INumber<T>
    {
        var result = Tensor<T>.Allocate(layout);
        Span<T> a = x.ExpandTo(layout).Contiguous().Elements, b = y.ExpandTo(layout).Contiguous().Elements, c = result.Elements;
        for (var i = 0; i < c.Length; i++)
        {
            c[i] = operation switch
            {
                WholeOperation.Add => unchecked(a[i] + b[i]),
                WholeOperation.Subtract => unchecked(a[i] - b[i]),
                _ => unchecked(a[i] * b[i]),
            };
        }

        return result;
    }

    private static T Whole<T>(double number)
        where T : unmanaged
    {
        var whole = Number.From<T>(number);
        if (Number.ToDouble(whole) != number)
            throw new ArgumentException($"{number} is not an element of a tensor of {Tensor.Name(typeof(T))}. Convert the tensor first, as in x.To<double>().");
        return whole;
    }
}
