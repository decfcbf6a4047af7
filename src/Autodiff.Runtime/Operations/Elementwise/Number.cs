using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Numbers of a tensor's element type, in code that does not know it.</summary>
internal static class Number
{
    /// <summary>Whether the type has gradients.</summary>
    public static bool IsReal<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>A number rounded to the element type; for whole numbers, its whole part.</summary>
    /// <exception cref="NotSupportedException">Tensors have no such elements.</exception>
    public static T From<T>(double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<float, T>((float)value);
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(value);
        if (typeof(T) == typeof(int))
            return Unsafe.BitCast<int, T>((int)value);
        if (typeof(T) == typeof(long))
            return Unsafe.BitCast<long, T>((long)value);
        if (typeof(T) == typeof(bool))
            return Unsafe.BitCast<bool, T>(value != 0);
        throw Unsupported<T>();
    }

    /// <summary>A number of the element type as a double.</summary>
    /// <exception cref="NotSupportedException">Tensors have no such elements.</exception>
    public static double ToDouble<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<T, float>(value);
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<T, double>(value);
        if (typeof(T) == typeof(int))
            return Unsafe.BitCast<T, int>(value);
        if (typeof(T) == typeof(long))
            return Unsafe.BitCast<T, long>(value);
        if (typeof(T) == typeof(bool))
            return Unsafe.BitCast<T, bool>(value) ? 1 : 0;
        throw Unsupported<T>();
    }

    /// <summary>Whether a number is, rounded to a real type, or exactly, one of the element type.</summary>
    public static bool Fits<T>(double value)
        where T : unmanaged
    {
        if (IsReal<T>())
            return true;
        if (typeof(T) == typeof(int))
            return value >= int.MinValue && value <= int.MaxValue && Math.Truncate(value) == value;
        if (typeof(T) == typeof(long))
            return value >= long.MinValue && value < -(double)long.MinValue && Math.Truncate(value) == value;
        return value is 0 or 1;
    }

    /// <summary>A number that must be one of the element type.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static T Exactly<T>(double value)
        where T : unmanaged => Fits<T>(value)
        ? From<T>(value)
        : throw new ArgumentException($"{value} is not an element of a tensor of {Tensor.Name(typeof(T))}. Convert the tensor first, as in x.To<double>().");

    /// <summary>1, or true.</summary>
    public static T One<T>()
        where T : unmanaged => From<T>(1);

    /// <summary>Refuses an element type.</summary>
    public static NotSupportedException Unsupported<T>() =>
        new($"Tensors of {Tensor.Name(typeof(T))} do not exist: elements are float, double, int, long or bool.");
}
