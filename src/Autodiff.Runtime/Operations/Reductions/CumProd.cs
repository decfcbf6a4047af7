using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Running products.</content>
public static partial class TensorOperations
{
    /// <summary>Running products along a dimension: <c>result[i] = x[0] ... x[i]</c>. Derivatives are exact at zeros too.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension, negative from the end.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> CumProd<T>(this Tensor<T> x, int dim)
        where T : unmanaged, IFloatingPointIeee754<T> => RunningProduct.Apply(x, Dimension.Of(x, dim, nameof(CumProd)), fromEnd: false);
}

/// <summary>Running products from either end.</summary>
internal static class RunningProduct
{
    /// <summary>Multiplies and records.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, int dim, bool fromEnd)
        where T : unmanaged
    {
        var result = Tensor<T>.Allocate(Lines.RowMajor(x.Layout));
        var lines = new Lines(x.Layout, dim);
        var source = Lines.Dense(x);
        var products = result.Elements;
        var step = fromEnd ? lines.After : -lines.After;
        for (var group = 0; group < lines.Before; group++)
        {
            for (var done = 0; done < lines.Length; done++)
            {
                var row = lines.Row(group, fromEnd ? lines.Length - 1 - done : done);
                for (var i = row; i < row + lines.After; i++)
                    products[i] = done == 0 ? source[i] : Scalar.Multiply(products[i + step], source[i]);
            }
        }

        return Recorder.Tracks(x) ? Recorder.Record(new RunningProductNode<T>(x, result, dim, fromEnd), x, result) : result;
    }

    /// <summary>For each element the product of all others along the dimension, recorded.</summary>
    public static Tensor<T> OfOthers<T>(Tensor<T> x, int dim)
        where T : unmanaged =>
        Shift.Apply(Apply(x, dim, fromEnd: false), dim, fromEnd: false, 1) * Shift.Apply(Apply(x, dim, fromEnd: true), dim, fromEnd: true, 1);
}

/// <summary>Running products, recorded: <c>y[i] = x[i] y[i - 1]</c>.</summary>
internal sealed class RunningProductNode<T> : Node1<T>
    where T : unmanaged
{
    private readonly int _dim;
    private readonly bool _fromEnd;

    public RunningProductNode(Tensor<T> x, Tensor<T> result, int dim, bool fromEnd)
    {
        (_dim, _fromEnd) = (dim, fromEnd);
        Save(x, result);
    }

    /// <inheritdoc/>
    public override string Name => "CumprodBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent) =>
        Recurrence.Apply(Shift.Apply(Saved<T>(0), _dim, !_fromEnd, 0), cotangent, _dim, !_fromEnd) * Before();

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent) => Recurrence.Apply(Saved<T>(0), tangent * Before(), _dim, _fromEnd);

    private Tensor<T> Before() => Shift.Apply(Saved<T>(1), _dim, _fromEnd, 1);
}
