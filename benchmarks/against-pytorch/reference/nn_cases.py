"""torch.nn.functional, and cells of recurrent networks."""

import itertools

import torch
import torch.nn.functional as F

from .recorder import Family

INFINITY = float("inf")


def cases():
    family = Family("nn")
    for part in (products, convolutions, pools, softmaxes, losses, norms, attention, cells, others):
        part(family)
    return family


def small(family, *shape):
    return family.values(*shape, low=-1, high=1)


def products(family):
    for x, weight, bias in (((3,), (2, 3), True), ((0, 3), (2, 3), True), ((2, 1, 3), (1, 3), True), ((2, 1, 1, 3), (2, 3), False), ((3,), (2, 3), False)):
        inputs = {"x": family.values(*x), "weight": family.values(*weight)}
        if bias:
            inputs["bias"] = family.values(weight[0])
        family.add("linear", F.linear, **inputs)
    family.add("bilinear", F.bilinear, x1=family.values(2, 2), x2=family.values(2, 3), weight=family.values(2, 2, 3), bias=family.values(2))
    family.add("embedding", lambda w, i: F.embedding(i, w), weight=family.values(4, 2), index=torch.tensor(2))
    family.add("embedding", lambda w, i: F.embedding(i, w), weight=family.values(4, 2), index=family.indices(3, below=4))
    family.add("embedding", lambda w, i: F.embedding(i, w), weight=family.values(3, 2), index=family.indices(2, 1, 2, below=3))
    family.add("embedding", lambda w, i: F.embedding(i, w), weight=family.values(3, 2), index=family.indices(0, 2, below=3))
    family.add("embedding", lambda w, i: F.embedding(i, w, padding_idx=1), {"paddingIndex": 1},
               weight=family.values(3, 2), index=torch.tensor([1, 0, 1, 2]))


def convolutions(family):
    for stride, padding, dilation, groups in itertools.product((1, 2), (0, 1), (1, 2), (1, 2)):
        bias = (stride + padding + dilation + groups) % 2 == 0
        inputs = {"x": small(family, 1, 2, 5, 4 + stride), "weight": small(family, 2, 2 // groups, 2, 2)}
        if bias:
            inputs["bias"] = small(family, 2)
        attributes = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
        family.add("conv2d", lambda x, w, b=None: F.conv2d(x, w, b, stride, padding, dilation, groups), attributes, **inputs)
    family.add("conv2d", F.conv2d, x=small(family, 2, 1, 3, 3), weight=small(family, 2, 1, 3, 3))
    family.add("conv2d", F.conv2d, {"note": "no batch"}, x=small(family, 2, 3, 4), weight=small(family, 1, 2, 2, 2), bias=small(family, 1))
    family.add("conv2d", F.conv2d, {"note": "1x1"}, x=small(family, 2, 3, 2, 2), weight=small(family, 4, 3, 1, 1), bias=small(family, 4))
    family.add("conv2d", lambda x, w: F.conv2d(x, w, None, (2, 1), (1, 2), (1, 2)), {"stride": [2, 1], "padding": [1, 2], "dilation": [1, 2]},
               x=small(family, 1, 2, 5, 4), weight=small(family, 1, 2, 3, 2))
    family.add("conv2d", lambda x, w: F.conv2d(x, w, padding="same"), {"padding": "same"}, x=small(family, 1, 1, 3, 4), weight=small(family, 1, 1, 3, 2))
    family.add("conv2d", lambda x, w: F.conv2d(x, w, padding="valid"), {"padding": "valid"}, x=small(family, 1, 1, 3, 4), weight=small(family, 1, 1, 3, 2))
    family.add("conv2d", lambda x, w, b: F.conv2d(x, w, b, groups=4, padding=1), {"groups": 4, "padding": 1, "note": "depthwise"},
               x=small(family, 1, 4, 3, 3), weight=small(family, 8, 1, 3, 3), bias=small(family, 8))
    family.add("conv2d", lambda x, w: F.conv2d(x, w, stride=3), {"stride": 3}, x=small(family, 1, 1, 8, 7), weight=small(family, 1, 1, 2, 2))
    family.add("conv2d", F.conv2d, {"note": "no image"}, x=small(family, 0, 2, 3, 3), weight=small(family, 1, 2, 2, 2), bias=small(family, 1))

    for stride, padding, dilation, groups in ((1, 0, 1, 1), (2, 2, 1, 2), (1, 2, 3, 1), (3, 1, 2, 2)):
        attributes = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
        inputs = {"x": small(family, 2, 2, 7), "weight": small(family, 4, 2 // groups, 3)}
        if groups == 2:
            inputs["bias"] = small(family, 4)
        family.add("conv1d", lambda x, w, b=None: F.conv1d(x, w, b, stride, padding, dilation, groups), attributes, **inputs)
    family.add("conv1d", F.conv1d, x=small(family, 2, 4), weight=small(family, 1, 2, 2))

    for stride, padding, output_padding, groups, dilation in ((1, 0, 0, 1, 1), (2, 0, 1, 1, 1), (2, 1, 1, 2, 1), (3, 1, 2, 1, 1), (1, 1, 0, 1, 2), (2, 1, 0, 2, 2)):
        attributes = {"stride": stride, "padding": padding, "outputPadding": output_padding, "groups": groups, "dilation": dilation}
        inputs = {"x": small(family, 1, 2, 3, 2), "weight": small(family, 2, 2 // groups, 3, 2)}
        if stride == 2:
            inputs["bias"] = small(family, 2)
        family.add("conv_transpose2d", lambda x, w, b=None: F.conv_transpose2d(x, w, b, stride, padding, output_padding, groups, dilation), attributes, **inputs)
    family.add("conv_transpose2d", F.conv_transpose2d, x=small(family, 1, 1, 2, 2), weight=small(family, 1, 2, 2, 2))
    family.add("conv_transpose1d", lambda x, w, b: F.conv_transpose1d(x, w, b, 2, 1, 1), {"stride": 2, "padding": 1, "outputPadding": 1},
               x=small(family, 1, 2, 3), weight=small(family, 2, 1, 3), bias=small(family, 1))
    family.add("conv3d", lambda x, w, b: F.conv3d(x, w, b, 2, 1), {"stride": 2, "padding": 1},
               x=small(family, 1, 2, 3, 3, 2), weight=small(family, 1, 2, 2, 2, 2), bias=small(family, 1))


def pools(family):
    for kernel, stride, padding, ceil_mode, height, width in ((2, None, 0, False, 5, 4), (2, 1, 1, False, 3, 4), (3, 2, 0, True, 6, 6), (3, 2, 1, True, 4, 5), ([2, 3], [1, 2], [1, 0], False, 3, 5)):
        attributes = {"kernel": kernel, "padding": padding}
        if stride is not None:
            attributes["stride"] = stride
        if ceil_mode:
            attributes["ceilMode"] = True
        x = family.values(1, 2, height, width)
        family.add("max_pool2d", lambda x: F.max_pool2d(x, kernel, stride, padding, 1, ceil_mode), attributes, x=x)
        family.add("avg_pool2d", lambda x: F.avg_pool2d(x, kernel, stride, padding, ceil_mode), attributes, x=x)
    family.add("max_pool2d", lambda x: F.max_pool2d(x, 2, 1, 0, 2), {"kernel": 2, "stride": 1, "padding": 0, "dilation": 2}, x=family.values(1, 1, 4, 5))
    family.add("max_pool2d", lambda x: F.max_pool2d(x, 2), {"kernel": 2, "note": "no batch"}, x=family.values(2, 2, 4))
    family.add("avg_pool2d", lambda x: F.avg_pool2d(x, 2), {"kernel": 2, "note": "no batch"}, x=family.values(2, 2, 4))
    family.add("avg_pool2d", lambda x: F.avg_pool2d(x, 3, 2, 1, False, False), {"kernel": 3, "stride": 2, "padding": 1, "countIncludePad": False}, x=family.values(1, 1, 4, 5))
    family.add("avg_pool2d", lambda x: F.avg_pool2d(x, 2, divisor_override=3), {"kernel": 2, "divisorOverride": 3}, x=family.values(1, 1, 4, 4))
    for size in ([2, 3], [3, 2], [4, 5], 2):
        family.add("adaptive_avg_pool2d", lambda x: F.adaptive_avg_pool2d(x, size), {"outputSize": size}, x=family.values(1, 2, 4, 5))
    family.add("adaptive_avg_pool2d", lambda x: F.adaptive_avg_pool2d(x, (7, 1)), {"outputSize": [7, 1]}, x=family.values(1, 1, 3, 2))
    family.add("max_pool1d", lambda x: F.max_pool1d(x, 2), {"kernel": 2}, x=family.values(1, 2, 5))
    family.add("avg_pool1d", lambda x: F.avg_pool1d(x, 3, 1, 1), {"kernel": 3, "stride": 1, "padding": 1}, x=family.values(1, 2, 5))


def softmaxes(family):
    for name, function in (("softmax", F.softmax), ("log_softmax", F.log_softmax)):
        for shape, dim in (((4,), 0), ((), 0), ((2, 1, 3), 1), ((2, 3, 2, 2), -3), ((0, 3), 1), ((2, 0), 0), ((1, 2, 2), -2)):
            family.add(name, lambda x: function(x, dim), {"dim": dim}, x=family.values(*shape))
        large = torch.tensor([[700, -700, 699.5], [-800, -801, -799]], dtype=torch.float64)
        family.add(name, lambda x: function(x, -1), {"dim": -1, "note": "large"}, x=large)
    family.add("softmax", lambda x: F.softmax(x, -1), {"dim": -1, "note": "masked"}, x=torch.tensor([[1, -INFINITY, 2]], dtype=torch.float64))
    family.add("softmin", lambda x: F.softmin(x, -1), {"dim": -1}, x=family.values(2, 3))
    family.add("glu", lambda x: F.glu(x, 0), {"dim": 0}, x=family.values(4, 1, 2))
    family.add("glu", F.glu, x=family.values(2))
    family.add("glu", lambda x: F.glu(x, -2), {"dim": -2}, x=family.values(1, 2, 3))


def losses(family):
    def pair(name, function, attributes, shape=(2, 2), target_fixed=False, low=-2.5, high=2.5):
        family.add(name, function, attributes, fixed=("target",) if target_fixed else (),
                   x=family.values(*shape, low=low, high=high), target=family.values(*shape, low=low, high=high))

    for reduction in ("mean", "sum", "none"):
        for shape in ((), (2, 1, 2)):
            attributes = {"reduction": reduction}
            pair("mse_loss", lambda x, t: F.mse_loss(x, t, reduction=reduction), attributes, shape)
            pair("l1_loss", lambda x, t: F.l1_loss(x, t, reduction=reduction), attributes, shape)
            pair("smooth_l1_loss", lambda x, t: F.smooth_l1_loss(x, t, reduction=reduction, beta=0.4), {**attributes, "beta": 0.4}, shape)
            pair("huber_loss", lambda x, t: F.huber_loss(x, t, reduction=reduction, delta=1.6), {**attributes, "delta": 1.6}, shape)
            pair("binary_cross_entropy", lambda x, t: F.binary_cross_entropy(x, t, reduction=reduction), attributes, shape, True, 0.05, 0.95)
            pair("binary_cross_entropy_with_logits", lambda x, t: F.binary_cross_entropy_with_logits(x, t, reduction=reduction), attributes, shape, True, 0, 1)
    for name in ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss"):
        pair(name, getattr(F, name), {})
        equal = torch.tensor([1, 2, 3], dtype=torch.float64)
        family.add(name, getattr(F, name), {"note": "equal"}, x=equal, target=equal.clone())
    pair("binary_cross_entropy", F.binary_cross_entropy, {}, target_fixed=True, low=0.05, high=0.95)
    family.add("binary_cross_entropy", F.binary_cross_entropy, {"note": "certain"}, fixed=("x", "target"),
               x=torch.tensor([0, 1, 0, 1], dtype=torch.float64), target=torch.tensor([0, 1, 1, 0], dtype=torch.float64))
    family.add("binary_cross_entropy", lambda x, t, w: F.binary_cross_entropy(x, t, w, reduction="sum"), {"reduction": "sum"}, fixed=("target", "weight"),
               x=family.values(2, 2, low=0, high=1), target=family.values(2, 2, low=0, high=1), weight=family.values(2, low=0, high=2))
    family.add("binary_cross_entropy_with_logits", lambda x, t, w: F.binary_cross_entropy_with_logits(x, t, w), fixed=("target", "weight"),
               x=family.values(2, 2), target=family.values(2, 2, low=0, high=1), weight=family.values(2, low=0, high=2))
    family.add("binary_cross_entropy_with_logits", lambda x, t, p: F.binary_cross_entropy_with_logits(x, t, pos_weight=p), fixed=("target", "posWeight"),
               x=family.values(2, 2), target=family.values(2, 2, low=0, high=1), posWeight=family.values(2, low=0, high=2))
    family.add("binary_cross_entropy_with_logits", F.binary_cross_entropy_with_logits, {"note": "large"}, fixed=("target",),
               x=torch.tensor([700, -700, 40, -40], dtype=torch.float64), target=torch.tensor([1, 1, 0, 0.5], dtype=torch.float64))

    for name, function in (("cross_entropy", F.cross_entropy), ("nll_loss", F.nll_loss)):
        for shape, target in (((3,), ()), ((2, 3), (2,)), ((2, 3, 2), (2, 2)), ((1, 3, 2, 2), (1, 2, 2))):
            family.add(name, function, x=family.values(*shape), target=family.indices(*target, below=3))
        ignored = torch.tensor([0, -100, 2])
        family.add(name, function, {"note": "ignored"}, x=family.values(3, 3), target=ignored)
        for reduction in ("mean", "sum", "none"):
            family.add(name, lambda x, t: function(x, t, ignore_index=1, reduction=reduction), {"reduction": reduction, "ignoreIndex": 1},
                       x=family.values(4, 3), target=torch.tensor([0, 1, 2, 1]))
            family.add(name, lambda x, t, w: function(x, t, w, reduction=reduction), {"reduction": reduction}, fixed=("weight",),
                       x=family.values(3, 3), target=torch.tensor([0, 1, 0]), weight=family.values(3, low=0, high=2))
        family.add(name, function, {"note": "all ignored"}, x=family.values(2, 3), target=torch.tensor([-100, -100]))
    for reduction in ("mean", "sum", "none"):
        family.add("cross_entropy", lambda x, t: F.cross_entropy(x, t, label_smoothing=0.3, reduction=reduction), {"labelSmoothing": 0.3, "reduction": reduction},
                   x=family.values(3, 4), target=family.indices(3, below=4))
        family.add("cross_entropy", lambda x, t: F.cross_entropy(x, t, reduction=reduction), {"reduction": reduction, "note": "probabilities"},
                   fixed=("target",), x=family.values(2, 3), target=family.values(2, 3, low=0, high=1))
    family.add("cross_entropy", lambda x, t, w: F.cross_entropy(x, t, w, ignore_index=0, label_smoothing=0.2), {"labelSmoothing": 0.2, "ignoreIndex": 0},
               fixed=("weight",), x=family.values(2, 3, 2), target=torch.tensor([[0, 1], [2, 1]]), weight=family.values(3, low=0, high=2))
    family.add("cross_entropy", F.cross_entropy, {"note": "large"}, x=torch.tensor([[700, -700.], [-5, 800]], dtype=torch.float64), target=torch.tensor([1, 1]))

    for reduction in ("mean", "sum", "none", "batchmean"):
        family.add("kl_div", lambda x, t: F.kl_div(x, t, reduction=reduction), {"reduction": reduction}, fixed=("target",),
                   x=family.values(2, 3), target=family.values(2, 3, low=0, high=1))
    family.add("kl_div", lambda x, t: F.kl_div(x, t, reduction="sum", log_target=True), {"reduction": "sum", "logTarget": True}, fixed=("target",),
               x=family.values(2, 3), target=family.values(2, 3))
    family.add("kl_div", lambda x, t: F.kl_div(x, t, reduction="sum"), {"reduction": "sum", "note": "no mass"}, fixed=("target",),
               x=family.values(3), target=torch.tensor([0, 0.25, 0.75], dtype=torch.float64))


    def vectors(name, function, attributes=None, **inputs):
        family.add(name, function, attributes or {}, fixed=("target", "var") if name.startswith("gaussian") else ("target",), **inputs)

    signs = torch.tensor([1, -1, 1], dtype=torch.float64)
    vectors("poisson_nll_loss", F.poisson_nll_loss, x=family.values(2, 2), target=family.values(2, 2, low=0, high=9))
    vectors("poisson_nll_loss", lambda x, t: F.poisson_nll_loss(x, t, False, True, reduction="sum"), {"logInput": False, "full": True, "reduction": "sum"},
            x=family.values(2, 2, low=0.2, high=3), target=family.values(2, 2, low=0, high=9))
    vectors("gaussian_nll_loss", F.gaussian_nll_loss, x=family.values(2, 2), target=family.values(2, 2), var=family.values(2, 2, low=0.2, high=3))
    vectors("hinge_embedding_loss", F.hinge_embedding_loss, x=family.values(3), target=signs)
    vectors("soft_margin_loss", F.soft_margin_loss, x=family.values(3), target=signs)
    vectors("margin_ranking_loss", lambda a, b, t: F.margin_ranking_loss(a, b, t, 0.3), {"margin": 0.3}, x1=family.values(3), x2=family.values(3), target=signs)
    vectors("cosine_embedding_loss", lambda a, b, t: F.cosine_embedding_loss(a, b, t, 0.1), {"margin": 0.1},
            x1=family.values(3, 2), x2=family.values(3, 2), target=signs)
    for swap in (False, True):
        vectors("triplet_margin_loss", lambda a, p, n: F.triplet_margin_loss(a, p, n, margin=2.0, swap=swap), {"margin": 2.0, "swap": swap},
                anchor=family.values(2, 3), positive=family.values(2, 3), negative=family.values(2, 3))


def norms(family):
    for shape in ((2, 2, 3), (1, 2, 2, 2)):
        family.add("instance_norm", lambda x, w, b: F.instance_norm(x, weight=w, bias=b), x=family.values(*shape), weight=family.values(2), bias=family.values(2))
    family.add("local_response_norm", lambda x: F.local_response_norm(x, 3, 0.5, 0.75, 1.0), {"size": 3, "alpha": 0.5, "beta": 0.75, "k": 1.0}, x=family.values(1, 4, 2))
    for p in (1.0, 2.0):
        family.add("pairwise_distance", lambda a, b: F.pairwise_distance(a, b, p), {"p": p}, a=family.values(2, 3), b=family.values(2, 3))
    for shape, normalized in (((3,), [3]), ((2, 2, 3), [2, 3]), ((1, 2, 1, 4), [4]), ((0, 3), [3])):
        family.add("layer_norm", lambda x, w, b: F.layer_norm(x, normalized, w, b), {"normalizedShape": normalized},
                   x=family.values(*shape), weight=family.values(*normalized), bias=family.values(*normalized))
    family.add("layer_norm", lambda x: F.layer_norm(x, [3], eps=0.1), {"normalizedShape": [3], "eps": 0.1}, x=family.values(2, 3))
    family.add("layer_norm", lambda x: F.layer_norm(x, [3]), {"normalizedShape": [3], "note": "equal"}, x=torch.full((1, 3), 1.5, dtype=torch.float64))
    family.add("layer_norm", lambda x, w: F.layer_norm(x, [3], w), {"normalizedShape": [3]}, x=family.values(2, 3), weight=family.values(3))

    for shape in ((4, 2), (2, 2, 3), (2, 2, 1, 2), (1, 2, 2, 2)):
        channels = shape[1]
        family.add("batch_norm", lambda x, w, b: F.batch_norm(x, None, None, w, b, True), {"training": True},
                   x=family.values(*shape), weight=family.values(channels), bias=family.values(channels))
        family.add("batch_norm", lambda x, m, v, w, b: F.batch_norm(x, m, v, w, b, False, eps=0.01), {"training": False, "eps": 0.01}, fixed=("runningMean", "runningVar"),
                   x=family.values(*shape), runningMean=family.values(channels), runningVar=family.values(channels, low=0.5, high=2),
                   weight=family.values(channels), bias=family.values(channels))
    family.add("batch_norm", lambda x: F.batch_norm(x, None, None, training=True), {"training": True}, x=family.values(3, 2))
    family.add("batch_norm", lambda x, m, v: F.batch_norm(x, m, v), {}, fixed=("runningMean", "runningVar"),
               x=family.values(3, 2), runningMean=family.values(2), runningVar=family.values(2, low=0.5, high=2))

    for shape, groups in (((2, 4), 2), ((1, 4, 2), 4), ((2, 3, 1, 2), 1), ((1, 6, 2), 3)):
        family.add("group_norm", lambda x, w, b: F.group_norm(x, groups, w, b), {"groups": groups},
                   x=family.values(*shape), weight=family.values(shape[1]), bias=family.values(shape[1]))
    family.add("group_norm", lambda x: F.group_norm(x, 2, eps=0.1), {"groups": 2, "eps": 0.1}, x=family.values(2, 4, 2))

    for p, dim in ((1.0, 0), (2.0, -1), (3.0, -2)):
        family.add("normalize", lambda x: F.normalize(x, p, dim), {"p": p, "dim": dim}, x=family.values(2, 3, 2))
    family.add("normalize", F.normalize, x=family.values(2, 3))
    family.add("normalize", lambda x: F.normalize(x, 2.0, 1, 3.0), {"p": 2.0, "dim": 1, "eps": 3.0, "note": "below eps"}, x=family.values(2, 2, low=-1, high=1))
    family.add("cosine_similarity", F.cosine_similarity, a=family.values(2, 3), b=family.values(2, 3))
    family.add("cosine_similarity", lambda a, b: F.cosine_similarity(a, b, -1), {"dim": -1}, a=family.values(2, 1, 3), b=family.values(2, 3))
    family.add("cosine_similarity", lambda a, b: F.cosine_similarity(a, b, 0), {"dim": 0}, a=family.values(3), b=family.values(3))


def attended(q, k, v, mask=None, causal=False):
    """The definition: PyTorch 1.13 has the function only under a private name."""
    scores = q @ k.transpose(-2, -1) / k.shape[-1] ** 0.5
    if causal:
        scores = scores.masked_fill(torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1), -INFINITY)
    if mask is not None:
        scores = scores.masked_fill(~mask, -INFINITY) if mask.dtype == torch.bool else scores + mask
    return F.softmax(scores, -1) @ v


def attention(family):
    for q, k, causal in (((3, 2), (3, 2), True), ((2, 3, 2), (2, 4, 2), False), ((1, 2, 1, 3), (1, 2, 3, 3), False), ((2, 1, 3, 2), (2, 1, 3, 2), True)):
        family.add("scaled_dot_product_attention", lambda q, k, v: attended(q, k, v, causal=causal), {"causal": causal},
                   q=family.values(*q), k=family.values(*k), v=family.values(*k))
    family.add("scaled_dot_product_attention", attended, q=family.values(2, 2), k=family.values(2, 2), v=family.values(2, 3))
    family.add("scaled_dot_product_attention", attended, {"note": "mask"}, q=family.values(1, 2, 2), k=family.values(1, 3, 2), v=family.values(1, 3, 2),
               mask=torch.tensor([[True, False, True], [True, True, False]]))


def cells(family):
    def weights(gates, inputs, hidden, bias):
        made = {"weightIh": small(family, gates * hidden, inputs), "weightHh": small(family, gates * hidden, hidden)}
        if bias:
            made.update(biasIh=small(family, gates * hidden), biasHh=small(family, gates * hidden))
        return made

    for batch, inputs, hidden, bias in ((1, 1, 1, True), (3, 2, 1, False), (2, 3, 2, True)):
        x, h, c = family.values(batch, inputs), family.values(batch, hidden), family.values(batch, hidden)
        family.add("lstm_cell", lambda x, h, c, *w: torch.lstm_cell(x, (h, c), *w), x=x, h=h, c=c, **weights(4, inputs, hidden, bias))
        family.add("gru_cell", lambda x, h, *w: torch.gru_cell(x, h, *w), x=x, h=h, **weights(3, inputs, hidden, bias))
        family.add("rnn_relu_cell", lambda x, h, *w: torch.rnn_relu_cell(x, h, *w), x=x, h=h, **weights(1, inputs, hidden, bias))
        family.add("rnn_tanh_cell", lambda x, h, *w: torch.rnn_tanh_cell(x, h, *w), x=x, h=h, **weights(1, inputs, hidden, bias))


def others(family):
    family.add("pixel_shuffle", lambda x: F.pixel_shuffle(x, 3), {"factor": 3}, x=family.values(1, 9, 1, 2))
    family.add("pixel_shuffle", lambda x: F.pixel_shuffle(x, 2), {"factor": 2}, x=family.values(2, 8, 1, 1))
    family.add("pixel_shuffle", lambda x: F.pixel_shuffle(x, 1), {"factor": 1}, x=family.values(3, 2, 2))
    family.add("interpolate", lambda x: F.interpolate(x, scale_factor=3), {"scale": 3, "mode": "nearest"}, x=family.values(1, 1, 2, 2))
    family.add("interpolate", lambda x: F.interpolate(x, scale_factor=2), {"scale": 2}, x=family.values(2, 1, 1, 2))
    family.add("interpolate", lambda x: F.interpolate(x, size=(3, 2)), {"size": [3, 2], "mode": "nearest"}, x=family.values(1, 1, 4, 5))
    family.add("interpolate", lambda x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False), {"scale": 2, "mode": "bilinear"}, x=family.values(1, 1, 2, 3))
    family.add("interpolate", lambda x: F.interpolate(x, size=(3, 5), mode="bilinear", align_corners=True), {"size": [3, 5], "mode": "bilinear", "alignCorners": True}, x=family.values(1, 1, 2, 3))
    for scale, mode, shape in ((2, "linear", (1, 2, 3)), (2, "trilinear", (1, 1, 2, 1, 2)), (3, "bicubic", (1, 1, 2, 2))):
        family.add("interpolate", lambda x: F.interpolate(x, scale_factor=scale, mode=mode), {"scale": scale, "mode": mode}, x=family.values(*shape))
    family.add("interpolate", lambda x: F.interpolate(x, size=(2, 3), mode="area"), {"size": [2, 3], "mode": "area"}, x=family.values(1, 1, 4, 5))
    family.add("pixel_unshuffle", lambda x: F.pixel_unshuffle(x, 2), {"factor": 2}, x=family.values(1, 2, 2, 4))
    family.add("channel_shuffle", lambda x: x.reshape(1, 2, 2, 1, 2).transpose(1, 2).reshape(1, 4, 1, 2), {"groups": 2}, x=family.values(1, 4, 1, 2))
    family.add("adaptive_avg_pool1d", lambda x: F.adaptive_avg_pool1d(x, 2), {"outputSize": 2}, x=family.values(1, 2, 5))
    family.add("adaptive_max_pool2d", lambda x: F.adaptive_max_pool2d(x, (2, 3)), {"outputSize": [2, 3]}, x=family.values(1, 2, 4, 5))
    family.add("unfold", lambda x: F.unfold(x, (2, 3), 1, (1, 0), (1, 2)), {"kernel": [2, 3], "padding": [1, 0], "stride": [1, 2]}, x=family.values(1, 2, 3, 5))
    family.add("fold", lambda x: F.fold(x, (3, 4), 2), {"outputSize": [3, 4], "kernel": 2}, x=family.values(1, 4, 6))
    family.add("prelu", F.prelu, x=family.values(2, 3, 2), weight=family.values(3))
    family.add("prelu", F.prelu, x=family.values(2, 3), weight=family.values(1))
