namespace Autodiff.Internal;

/// <summary>What a window covers of one dimension: the first and last element inside, and the place after the last with the padding.</summary>
internal readonly record struct PoolingWindow(int First, int End, int PaddedLength)
{
    /// <summary>The window at a place of the output.</summary>
    /// <remarks><see cref="End"/> is behind the last element; steps go by the dilation. The padded length is an average's without dilation.</remarks>
    public static PoolingWindow At(int output, int input, int kernel, int stride, int padding, int dilation)
    {
        var start = output * stride - padding;
        var end = Math.Min(start + (kernel - 1) * dilation + 1, input);
        var padded = Math.Min(start + kernel, input + padding) - start;
        var first = start < 0 ? start + (-start + dilation - 1) / dilation * dilation : start;
        return new PoolingWindow(first, end, padded);
    }
}
