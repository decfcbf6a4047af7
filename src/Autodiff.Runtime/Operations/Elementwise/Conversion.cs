using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Other types of elements.</content>
public sealed partial class Tensor<T>
{
    /// <summary>
    /// The same numbers as elements of another type; this tensor if that is its own. Gradients flow between <see cref="float"/>
    /// and <see cref="double"/>; other types have none.
    /// </summary>
    /// <remarks>
    /// To whole numbers the fraction is dropped, NaN becomes 0, what is too large the largest; between whole numbers high
    /// bits are dropped. What is not 0 becomes <see langword="true"/>, which becomes 1.
    /// </remarks>
    /// <typeparam name="TOther">float, double, int, long or bool.</typeparam>
    /// <exception cref="NotSupportedException">Tensors have no such elements.</exception>
    public Tensor<TOther> To<TOther>()
        where TOther : unmanaged
    {
        if (typeof(TOther) == typeof(T))
            return (Tensor<TOther>)(object)this;
        var result = Tensor<TOther>.Allocate(RowMajorLayout);
        ReadOnlySpan<T> elements = (IsContiguous ? this : Copy()).Elements;
        if (typeof(T) == typeof(float))
            Conversion.Run<float, TOther>(MemoryMarshal.Cast<T, float>(elements), result.Elements);
        else if (typeof(T) == typeof(double))
            Conversion.Run<double, TOther>(MemoryMarshal.Cast<T, double>(elements), result.Elements);
        else if (typeof(T) == typeof(int))
            Conversion.Run<int, TOther>(MemoryMarshal.Cast<T, int>(elements), result.Elements);
        else if (typeof(T) == typeof(long))
            Conversion.Run<long, TOther>(MemoryMarshal.Cast<T, long>(elements), result.Elements);
        else if (typeof(T) == typeof(bool))
            Conversion.Run<byte, TOther>(MemoryMarshal.Cast<T, byte>(elements), result.Elements);
        else
            throw Number.Unsupported<T>();
        return Number.IsReal<TOther>() && Recorder.Tracks(this) ? Conversion.Record(this, result) : result;
    }
}

/// <summary>Conversions between types of elements.</summary>
internal static class Conversion
{
    /// <summary>Converts numbers.</summary>
    public static void Run<T, TOther>(ReadOnlySpan<T> source, Span<TOther> target)
        where T : unmanaged, INumber<T>
        where TOther : unmanaged
    {
        if (typeof(TOther) == typeof(float))
            RunTo(source, MemoryMarshal.Cast<TOther, float>(target));
        else if (typeof(TOther) == typeof(double))
            RunTo(source, MemoryMarshal.Cast<TOther, double>(target));
        else if (typeof(TOther) == typeof(int))
            RunTo(source, MemoryMarshal.Cast<TOther, int>(target));
        else if (typeof(TOther) == typeof(long))
            RunTo(source, MemoryMarshal.Cast<TOther, long>(target));
        else if (typeof(TOther) == typeof(bool))
            RunToTruth(source, MemoryMarshal.Cast<TOther, bool>(target));
        else
            throw Number.Unsupported<TOther>();
    }

    /// <summary>Puts a conversion between real numbers on the tape.</summary>
    public static Tensor<TOther> Record<T, TOther>(Tensor<T> x, Tensor<TOther> result)
        where T : unmanaged
        where TOther : unmanaged
    {
        var thread = TensorThread.Current;
        if (x.RequiresGrad && thread.IsRecording)
            Recorder.Own(new ConversionNode<T, TOther> { First = x.NodeOrLeaf }, result, thread);
        if (thread.CarriesTangents && x.Tangent is { } tangent)
            Recorder.Attach(result, tangent.To<TOther>(), thread);
        return result;
    }

    private static void RunTo<T, TOther>(ReadOnlySpan<T> source, Span<TOther> target)
        where T : unmanaged, INumber<T>
        where TOther : unmanaged, INumber<TOther>
    {
        for (var i = 0; i < source.Length; i++)
            target[i] = TOther.CreateTruncating(source[i]);
    }

    private static void RunToTruth<T>(ReadOnlySpan<T> source, Span<bool> target)
        where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < source.Length; i++)
            target[i] = source[i] != T.Zero;
    }
}

/// <summary>A conversion between real numbers, recorded.</summary>
internal sealed class ConversionNode<T, TOther> : Node
    where T : unmanaged
    where TOther : unmanaged
{
    /// <inheritdoc/>
    public override string Name => "ToCopyBackward0";

    /// <inheritdoc/>
    internal override int EdgeCount => 1;

    /// <inheritdoc/>
    internal override void Backward(BackwardPass pass)
    {
        if (Needs(0))
            pass.Send(First!, Unsafe.As<Tensor<TOther>>(Cotangent!).To<T>());
    }
}
