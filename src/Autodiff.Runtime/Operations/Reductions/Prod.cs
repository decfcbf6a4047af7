using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Products of elements.</content>
public static partial class TensorOperations
{
    /// <summary>The product of all elements, a single number; 1 if there is none. Derivatives are exact at zeros too.</summary>
    public static Tensor<T> Prod<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Products.Apply(x.Rank == 1 ? x : x.Reshape(-1), 0, keepDim: false);

    /// <summary>The products along a dimension; their derivative is the product of the other elements, exact at zeros too.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dim">The dimension that is reduced, negative from the end.</param>
    /// <param name="keepDim">Leaves the dimension in the shape, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor<T> Prod<T>(this Tensor<T> x, int dim, bool keepDim = false)
        where T : unmanaged, IFloatingPointIeee754<T> => Products.Apply(x, Dimension.Of(x, dim, nameof(Prod)), keepDim);
}

/// <summary>Products along a dimension.</summary>
internal static class Products
{
    /// <summary>Multiplies and records.</summary>
    public static Tensor<T> Apply<T>(Tensor<T> x, int dim, bool keepDim)
        where T : unmanaged
    {
        var result = Reduce.Apply<T, ProductReducer>(x, Extremes.Mask(x, dim), keepDim);
        return Recorder.Tracks(x) ? Recorder.Record(new ProductsNode<T>(x, dim, keepDim), x, result) : result;
    }
}

/// <summary>Products, recorded.</summary>
internal sealed class ProductsNode<T> : Node1<T>
    where T : unmanaged
{
    private readonly int _dim;
    private readonly bool _keepDim;

    public ProductsNode(Tensor<T> x, int dim, bool keepDim)
    {
        (_dim, _keepDim) = (dim, keepDim);
        Save(x);
    }

    /// <inheritdoc/>
    public override string Name => "ProdBackward0";

    /// <inheritdoc/>
    public override Tensor<T> Vjp(Tensor<T> cotangent)
    {
        var x = Saved<T>(0);
        return Reduce.Restore(cotangent, x.Layout, Extremes.Mask(x, _dim), _keepDim) * RunningProduct.OfOthers(x, _dim);
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T> tangent)
    {
        var x = Saved<T>(0);
        return Summation.Apply(tangent * RunningProduct.OfOthers(x, _dim), Extremes.Mask(x, _dim), _keepDim);
    }
}
