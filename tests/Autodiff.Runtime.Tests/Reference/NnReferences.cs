using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>Layers, losses, norms, attention and recurrent cells.</summary>
internal static class NnReferences
{
    public static void AddTo<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        AddLayers(table);
        AddPools(table);
        AddLosses(table);
    }

    private static void AddLayers<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("linear", call => call.X.Linear(call["weight"], call.Optional("bias")));
        table.Add("conv2d", call => call.X.Conv2d(
            call["weight"], call.Optional("bias"), Pair(call, "stride", 1), Padding(call), Pair(call, "dilation", 1), call.Attributes.Integer("groups", 1)));
        table.Add("conv1d", call => call.X.Conv1d(
            call["weight"], call.Optional("bias"), Line(call, "stride", 1), Padding(call), Line(call, "dilation", 1), call.Attributes.Integer("groups", 1)));
        table.Add("conv_transpose2d", call => call.X.ConvTranspose2d(
            call["weight"], call.Optional("bias"), Pair(call, "stride", 1), Pair(call, "padding", 0), Pair(call, "outputPadding", 0),
            call.Attributes.Integer("groups", 1), Pair(call, "dilation", 1)));
        table.Add("conv_transpose1d", call => call.X.ConvTranspose1d(
            call["weight"], call.Optional("bias"), Line(call, "stride", 1), Line(call, "padding", 0), Line(call, "outputPadding", 0),
            call.Attributes.Integer("groups", 1), Line(call, "dilation", 1)));
        table.Add("softmax", call => call.X.Softmax(call.Attributes.Integer("dim")));
        table.Add("softmin", call => call.X.Softmin(call.Attributes.Integer("dim")));
        table.Add("log_softmax", call => call.X.LogSoftmax(call.Attributes.Integer("dim")));
    }

    private static void AddPools<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("max_pool2d", call => call.X.MaxPool2d(
            Pair(call, "kernel"), OptionalPair(call, "stride"), Pair(call, "padding", 0), Pair(call, "dilation", 1), call.Attributes.Flag("ceilMode")));
        table.Add("avg_pool2d", call => call.X.AvgPool2d(
            Pair(call, "kernel"), OptionalPair(call, "stride"), Pair(call, "padding", 0), call.Attributes.Flag("ceilMode"),
            call.Attributes.Flag("countIncludePad", true), call.Attributes.OptionalInteger("divisorOverride")));
        table.Add("max_pool1d", call => call.X.MaxPool1d(
            Line(call, "kernel"), OptionalLine(call, "stride"), Line(call, "padding", 0), Line(call, "dilation", 1), call.Attributes.Flag("ceilMode")));
        table.Add("avg_pool1d", call => call.X.AvgPool1d(
            Line(call, "kernel"), OptionalLine(call, "stride"), Line(call, "padding", 0), call.Attributes.Flag("ceilMode"),
            call.Attributes.Flag("countIncludePad", true)));
    }

    private static void AddLosses<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("cross_entropy", call => call.Find("target") is Tensor<long> labels
            ? call.X.CrossEntropy(
                labels, call.Optional("weight"), call.Attributes.Integer("ignoreIndex", -100), Reduction(call), call.Attributes.Number("labelSmoothing", 0))
            : call.X.CrossEntropy(call["target"], call.Optional("weight"), Reduction(call), call.Attributes.Number("labelSmoothing", 0)));
        table.Add("nll_loss", call => call.X.NllLoss(
            call.Indices("target"), call.Optional("weight"), call.Attributes.Integer("ignoreIndex", -100), Reduction(call)));
    }

    private static LossReduction Reduction<T>(ReferenceCall<T> call)
        where T : unmanaged, IFloatingPointIeee754<T> => call.Attributes.Text("reduction", "mean") switch
        {
            "mean" => LossReduction.Mean,
            "sum" => LossReduction.Sum,
            "none" => LossReduction.None,
            "batchmean" => LossReduction.BatchMean,
            var other => throw new InvalidDataException($"There is no reduction '{other}'."),
        };

    private static ConvolutionPadding Padding<T>(ReferenceCall<T> call)
        where T : unmanaged, IFloatingPointIeee754<T> => call.Attributes.OptionalText("padding") switch
        {
            "same" => ConvolutionPadding.Same,
            "valid" => ConvolutionPadding.Valid,
            _ => Pair(call, "padding", 0),
        };

    private static HeightWidth Pair<T>(ReferenceCall<T> call, string name, int? orElse = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        OptionalPair(call, name) ?? orElse ?? throw new InvalidDataException($"The case has no attribute '{name}'.");

    private static HeightWidth? OptionalPair<T>(ReferenceCall<T> call, string name)
        where T : unmanaged, IFloatingPointIeee754<T> => call.Attributes.OptionalSpatial(name, 2) is [var height, var width] ? (height, width) : null;

    private static int Line<T>(ReferenceCall<T> call, string name, int? orElse = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        OptionalLine(call, name) ?? orElse ?? throw new InvalidDataException($"The case has no attribute '{name}'.");

    private static int? OptionalLine<T>(ReferenceCall<T> call, string name)
        where T : unmanaged, IFloatingPointIeee754<T> => call.Attributes.OptionalSpatial(name, 1) is [var length] ? length : null;
}
