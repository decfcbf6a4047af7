using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Products that are added to something.</content>
public static partial class TensorOperations
{
    /// <summary><c>beta x + alpha a b</c> of matrices, computed at once.</summary>
    /// <param name="x">Broadcasts to shape <c>[n, m]</c>; not read if <paramref name="beta"/> is 0.</param>
    /// <param name="a">Of shape <c>[n, k]</c>.</param>
    /// <param name="b">Of shape <c>[k, m]</c>.</param>
    /// <param name="beta">The factor of <paramref name="x"/>.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <returns>A matrix of shape <c>[n, m]</c>.</returns>
    /// <exception cref="ArgumentException">The factors are not matrices that multiply, or <paramref name="x"/> does not broadcast to their product.</exception>
    public static Tensor<T> Addmm<T>(this Tensor<T> x, Tensor<T> a, Tensor<T> b, double beta = 1, double alpha = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.Check(a, 2, nameof(Addmm), nameof(a));
        Ranks.Check(b, 2, nameof(Addmm), nameof(b));
        return AddedProduct.Apply(x, a, b, beta, alpha, nameof(Addmm));
    }

    /// <summary><c>beta x + alpha a b</c> of batches of matrices, pair by pair, computed at once.</summary>
    /// <param name="x">Broadcasts to shape <c>[c, n, m]</c>; not read if <paramref name="beta"/> is 0.</param>
    /// <param name="a">Of shape <c>[c, n, k]</c>.</param>
    /// <param name="b">Of shape <c>[c, k, m]</c>.</param>
    /// <param name="beta">The factor of <paramref name="x"/>.</param>
    /// <param name="alpha">The factor of the products.</param>
    /// <returns>A tensor of shape <c>[c, n, m]</c>.</returns>
    /// <exception cref="ArgumentException">The factors are not batches that multiply, or <paramref name="x"/> does not broadcast to their product.</exception>
    public static Tensor<T> Baddbmm<T>(this Tensor<T> x, Tensor<T> a, Tensor<T> b, double beta = 1, double alpha = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.CheckBatches(a, b, nameof(Baddbmm));
        return AddedProduct.Apply(x, a, b, beta, alpha, nameof(Baddbmm));
    }

    /// <summary><c>beta x + alpha a b</c> of a matrix and a vector, computed at once.</summary>
    /// <param name="x">Broadcasts to shape <c>[n]</c>; not read if <paramref name="beta"/> is 0.</param>
    /// <param name="a">Of shape <c>[n, k]</c>.</param>
    /// <param name="b">Of shape <c>[k]</c>.</param>
    /// <param name="beta">The factor of <paramref name="x"/>.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <returns>A vector of shape <c>[n]</c>.</returns>
    /// <exception cref="ArgumentException">The factors are not a matrix and a vector that multiply, or <paramref name="x"/> does not broadcast to their product.</exception>
    public static Tensor<T> Addmv<T>(this Tensor<T> x, Tensor<T> a, Tensor<T> b, double beta = 1, double alpha = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ranks.Check(a, 2, nameof(Addmv), nameof(a));
        Ranks.Check(b, 1, nameof(Addmv), nameof(b));
        return AddedProduct.Apply(x, a, b, beta, alpha, nameof(Addmv));
    }
}

/// <summary><c>beta x + alpha a b</c>.</summary>
internal static class AddedProduct
{
    /// <summary>Computes and records.</summary>
    /// <exception cref="ArgumentException">The shapes do not multiply, or x does not broadcast to the product.</exception>
    public static Tensor<T> Apply<T>(Tensor<T> x, Tensor<T> a, Tensor<T> b, double beta, double alpha, string operation)
        where T : unmanaged
    {
        var layout = MatrixProduct.LayoutOf(a.Layout, b.Layout, operation);
        if (!Broadcast.Fits(x.Layout, layout))
            throw new ArgumentException($"{operation}: the shape {x.Layout} does not broadcast to the shape {layout} of the product of {a.Layout} and {b.Layout}.", nameof(x));
        var result = Tensor<T>.Allocate(layout);
        if (beta != 0)
            Copies.Run(x, result);
        MatrixProductKernel.Run(a, b, result, alpha, beta);
        return Recorder.Tracks(x, a, b) ? Recorder.Record(new AddedProductNode<T>(x, a, b, beta, alpha, operation), [x, a, b], result) : result;
    }
}

/// <summary><c>beta x + alpha a b</c>, recorded.</summary>
internal sealed class AddedProductNode<T> : NodeN<T>
    where T : unmanaged
{
    private readonly Layout _x;
    private readonly Layout _a;
    private readonly Layout _b;
    private readonly double _beta;
    private readonly double _alpha;
    private readonly string _operation;

    public AddedProductNode(Tensor<T> x, Tensor<T> a, Tensor<T> b, double beta, double alpha, string operation)
        : base(3)
    {
        (_x, _a, _b) = (x.Layout, a.Layout, b.Layout);
        (_beta, _alpha, _operation) = (beta, alpha, operation);
        Save(a, b);
    }

    /// <inheritdoc/>
    public override string Name => _operation + "Backward0";

    /// <inheritdoc/>
    public override void Vjp(Tensor<T> cotangent, Tensor<T>?[] cotangents)
    {
        if (Needs(0))
            cotangents[0] = Scaled(cotangent.SumTo(_x), _beta);
        if (Needs(1))
            cotangents[1] = Scaled(MatrixProduct.CotangentOfFirst(cotangent, _a, Saved<T>(1)), _alpha);
        if (Needs(2))
            cotangents[2] = Scaled(MatrixProduct.CotangentOfSecond(cotangent, Saved<T>(0), _b), _alpha);
    }

    /// <inheritdoc/>
    public override Tensor<T> Jvp(ReadOnlySpan<Tensor<T>?> tangents)
    {
        var a = Saved<T>(0);
        var b = Saved<T>(1);
        var ofX = tangents[0] is { } x ? Scaled(x, _beta).ExpandTo(MatrixProduct.LayoutOf(_a, _b, _operation)) : null;
        if (tangents[1] is { } aTangent)
            ofX = Plus(ofX, Scaled(MatrixProduct.Apply(aTangent, b, _operation), _alpha));
        if (tangents[2] is { } bTangent)
            ofX = Plus(ofX, Scaled(MatrixProduct.Apply(a, bTangent, _operation), _alpha));
        return ofX!;
    }

    private static Tensor<T> Scaled(Tensor<T> x, double factor) => factor == 1 ? x : x * factor;

    private static Tensor<T> Plus(Tensor<T>? x, Tensor<T> y) => x == null ? y : x + y;
}
