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
        AddNorms(table);
        AddVectors(table);
        AddSequences(table);
        AddImages(table);
    }

    private static void AddLayers<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("linear", call => call.X.Linear(call["weight"], call.Optional("bias")));
        table.Add("conv2d", call => call.X.Conv2d(
            call["weight"], call.Optional("bias"), Pair(call, "stride", 1), Padding(call), Pair(call, "dilation", 1), call.Attributes.Integer("groups", 1)));
        table.Add("conv1d", call => call.X.Conv1d(
            call["weight"], call.Optional("bias"), Line(call, "stride", 1), Padding(call), Line(call, "dilation", 1), call.Attributes.Integer("groups", 1)));
        table.Add("conv3d", call => call.X.Conv3d(
            call["weight"], call.Optional("bias"), Line(call, "stride", 1), Line(call, "padding", 0), Line(call, "dilation", 1),
            call.Attributes.Integer("groups", 1)));
        table.Add("bilinear", call => call["x1"].Bilinear(call["x2"], call["weight"], call.Optional("bias")));
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

    private static void AddNorms<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("layer_norm", call => call.X.LayerNorm(
            call.Attributes.Integers("normalizedShape"), call.Optional("weight"), call.Optional("bias"), call.Attributes.Number("eps", 1e-5)));
        table.Add("rms_norm", call => call.X.RmsNorm(
            call.Attributes.Integers("normalizedShape"), call.Optional("weight"), call.Attributes.OptionalNumber("eps")));
        table.Add("group_norm", call => call.X.GroupNorm(
            call.Attributes.Integer("groups"), call.Optional("weight"), call.Optional("bias"), call.Attributes.Number("eps", 1e-5)));
        table.Add("batch_norm", call => call.X.BatchNorm(
            call.Optional("runningMean"), call.Optional("runningVar"), call.Optional("weight"), call.Optional("bias"), call.Attributes.Flag("training"),
            call.Attributes.Number("momentum", 0.1), call.Attributes.Number("eps", 1e-5)));
        table.Add("instance_norm", call => call.X.InstanceNorm(
            call.Optional("runningMean"), call.Optional("runningVar"), call.Optional("weight"), call.Optional("bias"),
            call.Attributes.Flag("useInputStats", true), call.Attributes.Number("momentum", 0.1), call.Attributes.Number("eps", 1e-5)));
    }

    private static void AddVectors<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("normalize", call => call.X.Normalize(
            call.Attributes.Number("p", 2), call.Attributes.Integer("dim", 1), call.Attributes.Number("eps", 1e-12)));
        table.Add("cosine_similarity", call => call.A.CosineSimilarity(call.B, call.Attributes.Integer("dim", 1), call.Attributes.Number("eps", 1e-8)));
        table.Add("pairwise_distance", call => call.A.PairwiseDistance(
            call.B, call.Attributes.Number("p", 2), call.Attributes.Number("eps", 1e-6), call.Attributes.Flag("keepDim")));
        table.Add("local_response_norm", call => call.X.LocalResponseNorm(
            call.Attributes.Integer("size"), call.Attributes.Number("alpha", 1e-4), call.Attributes.Number("beta", 0.75), call.Attributes.Number("k", 1)));
    }

    private static void AddSequences<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("embedding", call => call.Indices("index").Embedding(call["weight"], call.Attributes.OptionalInteger("paddingIndex")));
        table.Add("scaled_dot_product_attention", call => call.Find("mask") switch
        {
            Tensor<bool> mask => call["q"].ScaledDotProductAttention(call["k"], call["v"], mask, call.Attributes.Flag("causal"), call.Attributes.OptionalNumber("scale")),
            var mask => call["q"].ScaledDotProductAttention(
                call["k"], call["v"], (Tensor<T>?)mask, call.Attributes.Flag("causal"), call.Attributes.OptionalNumber("scale")),
        });
        table.Add("rnn_tanh_cell", call => call.X.RnnTanhCell(
            call["h"], call["weightIh"], call["weightHh"], call.Optional("biasIh"), call.Optional("biasHh")));
        table.Add("rnn_relu_cell", call => call.X.RnnReluCell(
            call["h"], call["weightIh"], call["weightHh"], call.Optional("biasIh"), call.Optional("biasHh")));
        table.Add("gru_cell", call => call.X.GruCell(
            call["h"], call["weightIh"], call["weightHh"], call.Optional("biasIh"), call.Optional("biasHh")));
        table.AddSeveral("lstm_cell", call =>
        {
            var (h, c) = call.X.LstmCell(call["h"], call["c"], call["weightIh"], call["weightHh"], call.Optional("biasIh"), call.Optional("biasHh"));
            return [h, c];
        });
        table.Add("glu", call => call.X.Glu(call.Attributes.Integer("dim", -1)));
    }

    private static void AddImages<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("adaptive_avg_pool2d", call => call.X.AdaptiveAvgPool2d(Pair(call, "outputSize")));
        table.Add("adaptive_max_pool2d", call => call.X.AdaptiveMaxPool2d(Pair(call, "outputSize")));
        table.Add("adaptive_avg_pool1d", call => call.X.AdaptiveAvgPool1d(Line(call, "outputSize")));
        table.Add("pixel_shuffle", call => call.X.PixelShuffle(call.Attributes.Integer("factor")));
        table.Add("channel_shuffle", call => call.X.ChannelShuffle(call.Attributes.Integer("groups")));
        table.Add("unfold", call => call.X.Unfold(
            Pair(call, "kernel"), Pair(call, "dilation", 1), Pair(call, "padding", 0), Pair(call, "stride", 1)));
        table.Add("fold", call => call.X.Fold(
            Pair(call, "outputSize"), Pair(call, "kernel"), Pair(call, "dilation", 1), Pair(call, "padding", 0), Pair(call, "stride", 1)));
        table.Add("pixel_unshuffle", call => call.X.PixelUnshuffle(call.Attributes.Integer("factor")));
        table.Add("interpolate", call => call.Attributes.Has("size")
            ? call.X.Interpolate(call.Attributes.OptionalSpatial("size", call.X.Rank - 2), Mode(call), call.Attributes.Flag("alignCorners"))
            : call.X.Interpolate(call.Attributes.Number("scale"), Mode(call), call.Attributes.Flag("alignCorners")));
    }

    private static InterpolationMode Mode<T>(ReferenceCall<T> call)
        where T : unmanaged, IFloatingPointIeee754<T> => call.Attributes.Text("mode", "nearest") switch
        {
            "nearest" => InterpolationMode.Nearest,
            "nearest-exact" => InterpolationMode.NearestExact,
            "linear" => InterpolationMode.Linear,
            "bilinear" => InterpolationMode.Bilinear,
            "bicubic" => InterpolationMode.Bicubic,
            "trilinear" => InterpolationMode.Trilinear,
            "area" => InterpolationMode.Area,
            var other => throw new InvalidDataException($"There is no interpolation '{other}'."),
        };

    private static void AddLosses<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("cross_entropy", call => call.Find("target") is Tensor<long> labels
            ? call.X.CrossEntropy(
                labels, call.Optional("weight"), call.Attributes.Integer("ignoreIndex", -100), Reduction(call), call.Attributes.Number("labelSmoothing", 0))
            : call.X.CrossEntropy(call["target"], call.Optional("weight"), Reduction(call), call.Attributes.Number("labelSmoothing", 0)));
        table.Add("nll_loss", call => call.X.NllLoss(
            call.Indices("target"), call.Optional("weight"), call.Attributes.Integer("ignoreIndex", -100), Reduction(call)));
        table.Add("mse_loss", call => call.X.MseLoss(call["target"], Reduction(call)));
        table.Add("l1_loss", call => call.X.L1Loss(call["target"], Reduction(call)));
        table.Add("smooth_l1_loss", call => call.X.SmoothL1Loss(call["target"], Reduction(call), call.Attributes.Number("beta", 1)));
        table.Add("huber_loss", call => call.X.HuberLoss(call["target"], Reduction(call), call.Attributes.Number("delta", 1)));
        table.Add("binary_cross_entropy", call => call.X.BinaryCrossEntropy(call["target"], call.Optional("weight"), Reduction(call)));
        table.Add("binary_cross_entropy_with_logits", call => call.X.BinaryCrossEntropyWithLogits(
            call["target"], call.Optional("weight"), Reduction(call), call.Optional("posWeight")));
        table.Add("kl_div", call => call.X.KlDiv(call["target"], Reduction(call), call.Attributes.Flag("logTarget")));
        table.Add("poisson_nll_loss", call => call.X.PoissonNllLoss(
            call["target"], call.Attributes.Flag("logInput", true), call.Attributes.Flag("full"), call.Attributes.Number("eps", 1e-8), Reduction(call)));
        table.Add("gaussian_nll_loss", call => call.X.GaussianNllLoss(
            call["target"], call["var"], call.Attributes.Flag("full"), call.Attributes.Number("eps", 1e-6), Reduction(call)));
        table.Add("hinge_embedding_loss", call => call.X.HingeEmbeddingLoss(call["target"], call.Attributes.Number("margin", 1), Reduction(call)));
        table.Add("soft_margin_loss", call => call.X.SoftMarginLoss(call["target"], Reduction(call)));
        table.Add("triplet_margin_loss", call => call["anchor"].TripletMarginLoss(
            call["positive"], call["negative"], call.Attributes.Number("margin", 1), call.Attributes.Number("p", 2), call.Attributes.Number("eps", 1e-6),
            call.Attributes.Flag("swap"), Reduction(call)));
        table.Add("margin_ranking_loss", call => call["x1"].MarginRankingLoss(
            call["x2"], call["target"], call.Attributes.Number("margin", 0), Reduction(call)));
        table.Add("cosine_embedding_loss", call => call["x1"].CosineEmbeddingLoss(
            call["x2"], call["target"], call.Attributes.Number("margin", 0), Reduction(call)));
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
