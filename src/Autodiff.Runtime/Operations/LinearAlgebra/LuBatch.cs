namespace Autodiff.Internal;

/// <summary>What is computed from the triangular factors of each matrix of a batch; off the tape.</summary>
internal static class LuBatch
{
    private const int OnStack = 256;

    /// <summary>The inverses.</summary>
    /// <exception cref="LinearAlgebraException">A matrix is singular.</exception>
    public static Tensor<T> Invert<T>(Tensor<T> x, string operation)
        where T : unmanaged
    {
        var factors = x.Copy();
        var result = Tensor<T>.Allocate(factors.Layout);
        var size = x.Layout.Sizes[^1];
        Span<int> pivots = size <= OnStack ? stackalloc int[size] : new int[size];
        for (var i = 0; i < MatrixBatch.CountOf(x.Layout); i++)
        {
            Factorize(factors, i, pivots, operation);
            LuFactorization.Invert(MatrixBatch.Target(factors, i).AsView(), pivots, MatrixBatch.Target(result, i));
        }

        return result;
    }

    /// <summary><c>inverse(a) b</c> for batches of equal size.</summary>
    /// <exception cref="LinearAlgebraException">A matrix is singular.</exception>
    public static Tensor<T> Solve<T>(Tensor<T> a, Tensor<T> b, string operation)
        where T : unmanaged
    {
        var (factors, result) = (a.Copy(), b.Copy());
        var size = a.Layout.Sizes[^1];
        Span<int> pivots = size <= OnStack ? stackalloc int[size] : new int[size];
        for (var i = 0; i < MatrixBatch.CountOf(a.Layout); i++)
        {
            Factorize(factors, i, pivots, operation);
            LuFactorization.Solve(MatrixBatch.Target(factors, i).AsView(), pivots, MatrixBatch.Target(result, i));
        }

        return result;
    }

    /// <summary>The determinants.</summary>
    public static Tensor<T> Determinants<T>(Tensor<T> x)
        where T : unmanaged
    {
        var factors = x.Copy();
        var result = Tensor<T>.Allocate(MatrixBatch.LayoutOf(x.Layout));
        var size = x.Layout.Sizes[^1];
        Span<int> pivots = size <= OnStack ? stackalloc int[size] : new int[size];
        for (var i = 0; i < result.Count; i++)
        {
            LuFactorization.Factorize(MatrixBatch.Target(factors, i), pivots);
            result.Elements[i] = LuFactorization.DeterminantProduct(MatrixBatch.Target(factors, i).AsView(), pivots);
        }

        return result;
    }

    /// <summary>The signs of the determinants, and the logarithms of their magnitudes.</summary>
    public static (Tensor<T> Signs, Tensor<T> Logarithms) LogDeterminants<T>(Tensor<T> x)
        where T : unmanaged
    {
        var factors = x.Copy();
        var layout = MatrixBatch.LayoutOf(x.Layout);
        var (signs, logarithms) = (Tensor<T>.Allocate(layout), Tensor<T>.Allocate(layout));
        var size = x.Layout.Sizes[^1];
        Span<int> pivots = size <= OnStack ? stackalloc int[size] : new int[size];
        for (var i = 0; i < signs.Count; i++)
        {
            LuFactorization.Factorize(MatrixBatch.Target(factors, i), pivots);
            (signs.Elements[i], logarithms.Elements[i]) = LuFactorization.Determinant(MatrixBatch.Target(factors, i).AsView(), pivots);
        }

        return (signs, logarithms);
    }

    private static void Factorize<T>(Tensor<T> factors, int index, Span<int> pivots, string operation)
        where T : unmanaged
    {
        if (LuFactorization.Factorize(MatrixBatch.Target(factors, index), pivots) is var pivot and >= 0)
            throw new LinearAlgebraException($"{operation}: {MatrixBatch.Name(factors.Layout, index)} is singular: its pivot {pivot} is 0. Add a multiple of the identity, or use Pinv.");
    }
}
