namespace Autodiff.Internal;

/// <summary>Checks how many dimensions the operands of linear algebra have.</summary>
internal static class Ranks
{
    /// <summary>Refuses a tensor that is not a vector (1) or matrix (2), or of so many dimensions.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Check(Tensor x, int rank, string operation, string name)
    {
        if (x.Rank == rank)
            return;
        var kind = rank switch { 1 => "a vector", 2 => "a matrix", _ => $"of {rank} dimensions" };
        throw new ArgumentException($"{operation}: {name} must be {kind}, but its shape is {x.Layout}.{(rank <= 3 && operation != "Outer" ? " MatMul takes all shapes." : " Reshape it.")}", name);
    }

    /// <summary>Refuses tensors that are not batches of matrices, as many in both.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void CheckBatches(Tensor x, Tensor y, string operation)
    {
        Check(x, 3, operation, nameof(x));
        Check(y, 3, operation, nameof(y));
        if (x.Layout.Sizes[0] != y.Layout.Sizes[0])
            throw new ArgumentException($"{operation}: the shapes {x.Layout} and {y.Layout} are batches of {x.Layout.Sizes[0]} and {y.Layout.Sizes[0]} matrices; they must be as many. MatMul broadcasts them.");
    }

    /// <summary>Refuses a tensor that is not a matrix or a batch of matrices.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void CheckMatrices(Tensor x, string operation, string name = "x")
    {
        if (x.Rank < 2)
            throw new ArgumentException($"{operation}: {name} must be a matrix or a batch of matrices, but its shape is {x.Layout}.", name);
    }

    /// <summary>Refuses a tensor that is not a square matrix or a batch of them.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void CheckSquare(Tensor x, string operation, string name = "x")
    {
        CheckMatrices(x, operation, name);
        if (x.Layout.Sizes[^1] != x.Layout.Sizes[^2])
            throw new ArgumentException($"{operation}: the matrices must be square, but {name} has the shape {x.Layout}.", name);
    }

    /// <summary>Refuses right sides that have not as many rows as the square matrices.</summary>
    /// <exception cref="ArgumentException">They have not.</exception>
    public static void CheckRightSides(Tensor a, Tensor sides, Tensor b, string operation)
    {
        CheckMatrices(sides, operation, "b");
        if (sides.Layout.Sizes[^2] != a.Layout.Sizes[^1])
            throw new ArgumentException($"{operation}: the matrices of shape {a.Layout} and right sides of shape {b.Layout} do not fit: {a.Layout.Sizes[^1]} unknowns need right sides of as many rows, not {sides.Layout.Sizes[^2]}.", nameof(b));
    }
}
