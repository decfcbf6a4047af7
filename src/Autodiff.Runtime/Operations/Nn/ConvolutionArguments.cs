namespace Autodiff.Internal;

/// <summary>Checks the arguments of convolutions and runs them as trilinear forms.</summary>
internal static class ConvolutionArguments
{
    /// <summary>Refuses inputs and weights with too many or too few dimensions.</summary>
    public static void CheckRanks<T>(string operation, Tensor<T> x, Tensor<T> weight, int spatial)
        where T : unmanaged
    {
        var sizes = spatial == 1 ? "length" : "height, width";
        if (x.Rank != spatial + 2 && x.Rank != spatial + 1)
            throw new ArgumentException($"{operation}: the input must have the shape [batch, channels, {sizes}] or [channels, {sizes}], not {x.Layout}.", nameof(x));
        if (weight.Rank != spatial + 2)
            throw new ArgumentException($"{operation}: the weight must have the shape [channels, channels / groups, {sizes}], with kernel sizes; it has {weight.Layout}.", nameof(weight));
    }

    /// <summary>A convolution of images.</summary>
    public static Tensor<T> Forward<T>(
        string operation, Tensor<T> x, Tensor<T> weight, Tensor<T>? bias, HeightWidth stride, ConvolutionPadding padding, HeightWidth dilation, int groups)
        where T : unmanaged
    {
        int[] from = x.Layout.Sizes, by = weight.Layout.Sizes;
        CheckGroups(operation, groups, by[0], weight);
        if (from[1] != by[1] * groups)
            throw new ArgumentException($"{operation}: the input of shape {x.Layout} has {from[1]} channels, but the weight of shape {weight.Layout} takes {by[1]}{(groups > 1 ? $" in each of {groups} groups" : "")}.", nameof(x));
        CheckBias(operation, bias, by[0]);
        var (before, more) = padding.Resolve((by[2], by[3]), stride, dilation, operation);
        if (more != 0)
        {
            // The kernels pad both sides alike.
            x = x.Pad([0, more.Width, 0, more.Height]);
            from = x.Layout.Sizes;
        }

        var shape = new ConvolutionShape(from[0], from[1], from[2], from[3], by[0], by[2], by[3])
        {
            StrideHeight = stride.Height,
            StrideWidth = stride.Width,
            PaddingHeight = before.Height,
            PaddingWidth = before.Width,
            DilationHeight = dilation.Height,
            DilationWidth = dilation.Width,
            Groups = groups,
            ChannelsLast = true,
        };
        shape.Check();
        return Trilinear.Apply(new ConvolutionForm<T>(shape), TrilinearPart.Output, x, weight, bias);
    }

    /// <summary>A transposed convolution of images.</summary>
    public static Tensor<T> Transposed<T>(
        string operation, Tensor<T> x, Tensor<T> weight, Tensor<T>? bias, HeightWidth stride, HeightWidth padding, HeightWidth outputPadding, int groups,
        HeightWidth dilation)
        where T : unmanaged
    {
        int[] from = x.Layout.Sizes, by = weight.Layout.Sizes;
        CheckGroups(operation, groups, by[0], weight);
        if (from[1] != by[0])
            throw new ArgumentException($"{operation}: the input of shape {x.Layout} has {from[1]} channels, but the weight of shape {weight.Layout} takes {by[0]}.", nameof(x));
        CheckBias(operation, bias, by[1] * groups);
        var shape = ConvolutionShape.OfTransposed(
            from[0], from[1], from[2], from[3], by[1] * groups, by[2], by[3], (stride.Height, stride.Width), (padding.Height, padding.Width),
            (dilation.Height, dilation.Width), (outputPadding.Height, outputPadding.Width), groups) with { ChannelsLast = true };
        if (shape.InputHeight < 1 || shape.InputWidth < 1)
            throw new ArgumentException($"{operation}: the padding {padding} cuts everything off the output for the input of shape {x.Layout} and the weight of shape {weight.Layout}.", nameof(padding));
        shape.Check();
        return Trilinear.Apply(new ConvolutionForm<T>(shape, isTransposed: true), TrilinearPart.Input, x, weight, bias);
    }

    private static void CheckGroups<T>(string operation, int groups, int channels, Tensor<T> weight)
        where T : unmanaged
    {
        if (groups < 1)
            throw new ArgumentOutOfRangeException(nameof(groups), groups, $"{operation}: there is at least one group.");
        if (channels % groups != 0)
            throw new ArgumentException($"{operation}: the {channels} channels of the weight of shape {weight.Layout} cannot be divided into {groups} groups.", nameof(groups));
    }

    private static void CheckBias<T>(string operation, Tensor<T>? bias, int channels)
        where T : unmanaged
    {
        if (bias != null && (bias.Rank != 1 || bias.Count != channels))
            throw new ArgumentException($"{operation}: the bias must have the shape [{channels}], a number for each output channel; it has {bias.Layout}.", nameof(bias));
    }
}
