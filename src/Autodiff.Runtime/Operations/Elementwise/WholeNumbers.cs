using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autodiff.Internal;

/// <summary>Arithmetic of tensors of whole numbers, exact or wrapping around like that of C#, with broadcasting.</summary>
internal static class WholeNumbers
{
    /// <summary>With a number on the right.</summary>
    /// <exception cref="ArgumentException">The number is not of the element type.</exception>
    public static Tensor<T> Apply<T, TOperation>(Tensor<T> x, double number)
        where T : unmanaged
        where TOperation : struct, IWholeOperation => Apply<T, TOperation>(x, Tensor<T>.Scalar(Number.Exactly<T>(number)));

    /// <summary>With a number on the left.</summary>
    /// <exception cref="ArgumentException">The number is not of the element type.</exception>
    public static Tensor<T> Apply<T, TOperation>(double number, Tensor<T> x)
        where T : unmanaged
        where TOperation : struct, IWholeOperation => Apply<T, TOperation>(Tensor<T>.Scalar(Number.Exactly<T>(number)), x);

    /// <summary>The operation on each pair of elements.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="NotSupportedException">The elements are booleans.</exception>
    public static Tensor<T> Apply<T, TOperation>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged
        where TOperation : struct, IWholeOperation
    {
        var result = Tensor<T>.Allocate(Broadcast.RowMajorLayoutOf(x.Layout, y.Layout, TOperation.Name));
        Run<T, TOperation>(x, y, result);
        return result;
    }

    /// <summary>The operation in place of the first operand.</summary>
    /// <exception cref="ArgumentException">The second operand does not broadcast to the shape of the first.</exception>
    /// <exception cref="NotSupportedException">The elements are booleans.</exception>
    public static Tensor<T> ApplyInPlace<T, TOperation>(Tensor<T> x, Tensor<T> y)
        where T : unmanaged
        where TOperation : struct, IWholeOperation
    {
        if (!Broadcast.Fits(y.Layout, x.Layout))
            throw new ArgumentException($"{TOperation.Name}_: the operand of shape {y.Layout} does not broadcast to the shape {x.Layout} of the tensor that is changed.");
        var result = Tensor<T>.Allocate(x.RowMajorLayout);
        Run<T, TOperation>(x, y, result);
        return x.CopyFrom_(result);
    }

    /// <summary>The operation on booleans as numbers 0 and 1: of the bits only.</summary>
    public static Tensor<bool> OfTruth<TOperation>(Tensor<bool> x, Tensor<bool> y)
        where TOperation : struct, IWholeOperation
    {
        var layout = Broadcast.RowMajorLayoutOf(x.Layout, y.Layout, TOperation.Name);
        var result = Tensor<bool>.Allocate(layout);
        var a = new OperandElements<bool>(x, layout);
        var b = new OperandElements<bool>(y, layout);
        Run<byte, TOperation>(a.As<byte>(), b.As<byte>(), MemoryMarshal.AsBytes(result.Elements));
        return result;
    }

    private static void Run<T, TOperation>(Tensor<T> x, Tensor<T> y, Tensor<T> result)
        where T : unmanaged
        where TOperation : struct, IWholeOperation
    {
        var a = new OperandElements<T>(x, result.Layout);
        var b = new OperandElements<T>(y, result.Layout);
        if (typeof(T) == typeof(int))
            Run<int, TOperation>(a.As<int>(), b.As<int>(), MemoryMarshal.Cast<T, int>(result.Elements));
        else if (typeof(T) == typeof(long))
            Run<long, TOperation>(a.As<long>(), b.As<long>(), MemoryMarshal.Cast<T, long>(result.Elements));
        else
            throw new NotSupportedException($"{TOperation.Name} of tensors of {Tensor.Name(typeof(T))} is not defined. Convert them first, as in x.To<int>().");
    }

    private static void Run<T, TOperation>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : unmanaged, IBinaryInteger<T>
        where TOperation : struct, IWholeOperation
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        nint stepOfA = x.Length == 1 ? 0 : 1, stepOfB = y.Length == 1 ? 0 : 1;
        for (var i = 0; i < result.Length; i++)
            result[i] = TOperation.Invoke(Unsafe.Add(ref a, i * stepOfA), Unsafe.Add(ref b, i * stepOfB));
    }
}
