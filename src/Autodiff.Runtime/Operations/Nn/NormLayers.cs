namespace Autodiff.Internal;

/// <summary>What the norms of networks have in common beside the standardization.</summary>
internal static class NormLayers
{
    /// <summary>Checks a normalized shape and gives the last dimensions as a mask.</summary>
    public static bool[] LastDimensions<T>(string operation, Tensor<T> x, ReadOnlySpan<int> normalizedShape, Tensor<T>? weight, Tensor<T>? bias)
        where T : unmanaged
    {
        var first = x.Rank - normalizedShape.Length;
        if (normalizedShape.IsEmpty || first < 0 || !normalizedShape.SequenceEqual(x.Layout.Sizes.AsSpan(first)))
            throw new ArgumentException($"{operation}: the input of shape {x.Layout} does not end with the normalized shape {Layout.Text(normalizedShape)}.", nameof(normalizedShape));
        Check(operation, weight, normalizedShape, nameof(weight));
        Check(operation, bias, normalizedShape, nameof(bias));
        var mask = new bool[x.Rank];
        mask.AsSpan(first).Fill(true);
        return mask;
    }

    /// <summary>Checks an input with channels and gives their number.</summary>
    public static int Channels<T>(string operation, Tensor<T> x, Tensor<T>? weight, Tensor<T>? bias)
        where T : unmanaged
    {
        if (x.Rank < 2)
            throw new ArgumentException($"{operation}: the input must have the shape [batch, channels, …], not {x.Layout}.", nameof(x));
        var channels = x.Layout.Sizes[1];
        Check(operation, weight, [channels], nameof(weight));
        Check(operation, bias, [channels], nameof(bias));
        return channels;
    }

    /// <summary>Checks gathered means and variances.</summary>
    public static void CheckGathered<T>(string operation, int channels, Tensor<T>? mean, Tensor<T>? variance, bool isNeeded)
        where T : unmanaged
    {
        if (isNeeded && (mean == null || variance == null))
            throw new ArgumentException($"{operation}: without the numbers of the input itself, the gathered mean and variance are needed.", mean == null ? "runningMean" : "runningVar");
        Check(operation, mean, [channels], "runningMean");
        Check(operation, variance, [channels], "runningVar");
    }

    /// <summary><c>x weight + bias</c>, where they are given.</summary>
    public static Tensor<T> Affine<T>(Tensor<T> x, Tensor<T>? weight, Tensor<T>? bias)
        where T : unmanaged
    {
        if (weight != null)
            x *= weight;
        return bias == null ? x : x + bias;
    }

    /// <summary><c>x weight + bias</c> with a number for each channel, where they are given.</summary>
    public static Tensor<T> AffineByChannel<T>(Tensor<T> x, Tensor<T>? weight, Tensor<T>? bias)
        where T : unmanaged => Affine(x, ByChannel(weight, x.Rank), ByChannel(bias, x.Rank));

    /// <summary><c>(x - mean) / sqrt(variance + eps)</c> with gathered numbers for each channel.</summary>
    public static Tensor<T> Gathered<T>(Tensor<T> x, Tensor<T> mean, Tensor<T> variance, double eps)
        where T : unmanaged => (x - ByChannel(mean, x.Rank)!) * ByChannel(Unary.Apply<T, RsqrtOperation>(variance + eps), x.Rank)!;

    /// <summary>Moves gathered numbers towards those of an input, in place and off the tape.</summary>
    public static void Gather<T>(Tensor<T>? gathered, Tensor<T> current, double momentum)
        where T : unmanaged
    {
        if (gathered == null)
            return;
        using (Autograd.NoGrad())
            gathered.Mul_(1 - momentum).Add_(current, momentum);
    }

    private static Tensor<T>? ByChannel<T>(Tensor<T>? numbers, int rank)
        where T : unmanaged
    {
        if (numbers == null || rank == 2)
            return numbers;
        var sizes = new int[rank - 1];
        Array.Fill(sizes, 1);
        sizes[0] = numbers.Count;
        return numbers.Reshape(sizes);
    }

    private static void Check<T>(string operation, Tensor<T>? x, ReadOnlySpan<int> sizes, string parameter)
        where T : unmanaged
    {
        if (x != null && !x.Layout.Sizes.AsSpan().SequenceEqual(sizes))
            throw new ArgumentException($"{operation}: {parameter} must have the shape {Layout.Text(sizes)}, not {x.Layout}.", parameter);
    }
}
